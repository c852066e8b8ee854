"""Opaque cursors: a place in one list of one generation."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import Field, StrictInt, StrictStr, TypeAdapter

from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Fault, Problem

Direction = Literal["after", "before"]
_PARTS: TypeAdapter[tuple[int, str, Direction, tuple[str | int, ...]]] = TypeAdapter(
    tuple[Annotated[StrictInt, Field(ge=0, lt=10**6)], StrictStr, Direction, tuple[StrictStr | StrictInt, ...]]
)
_FREE = ("cursor", "limit", "lang")  # may differ between the pages of one list
_ELSEWHERE = Bilingual("không phải con trỏ của danh sách này", "is not a cursor of this list")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place: after or before a key, in the list that `fingerprint` stands for."""

    generation: int
    fingerprint: str
    direction: Direction
    key: tuple[str | int, ...]

    def encode(self) -> str:
        """The cursor as it travels in an address, with a checksum against damage."""
        body = json.dumps(
            [self.generation, self.fingerprint, self.direction, list(self.key)],
            ensure_ascii=False,
            separators=(",", ":"),
        ).encode()
        return base64.urlsafe_b64encode(_checksum(body) + body).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str) -> Cursor:
        """The cursor that the text stands for; raises a 400 problem for anything else."""
        try:
            raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
            if raw[:6] != _checksum(raw[6:]):
                raise elsewhere()
            return cls(*_PARTS.validate_json(raw[6:]))
        except (binascii.Error, ValueError) as error:  # pydantic's errors are ValueErrors too
            raise elsewhere() from error


def fingerprint(path: str, parameters: Iterable[tuple[str, str]]) -> str:
    """What makes two lists the same: path and conditions, in any order."""
    conditions = sorted((name, value) for name, value in parameters if name not in _FREE)
    return sha256(repr((path, conditions)).encode()).hexdigest()[:12]


def elsewhere() -> Problem:
    """The problem with a cursor that this list never gave."""
    detail = Bilingual("Con trỏ không phải của danh sách này.", "The cursor is not of this list.")
    return Problem(kinds.BAD_CURSOR, detail, (Fault(_ELSEWHERE, parameter="cursor"),))


def _checksum(body: bytes) -> bytes:
    return sha256(b"vankho cursor" + body).digest()[:6]
