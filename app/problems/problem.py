"""A problem: a fault of one request, of a known kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from app.language import Bilingual
from app.problems import kinds
from app.problems.kinds import Kind


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the parameter's name, or the JSON pointer into the body, and why."""

    detail: Bilingual
    parameter: str | None = None
    pointer: str | None = None


@dataclass(eq=False)
class Problem(Exception):  # noqa: N818 - RFC 9457's own word
    """Raised where a request cannot be served; `detail` is about this one request."""

    kind: Kind
    detail: Bilingual
    faults: tuple[Fault, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, object] = field(default_factory=dict)  # fill the placeholders of `detail`


T = TypeVar("T")


def existing(found: T | None, unknown: Bilingual, id_: str) -> T:
    """What was asked for by its id; raises a 404 problem in those words where there is none."""
    if found is None:
        raise Problem(kinds.NOT_FOUND, unknown, values={"id": id_})
    return found
