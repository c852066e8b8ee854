"""API keys: optional, kept as hashes, sent as Bearer only."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app.http.addresses import API
from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Problem
from app.problems.respond import problem_response
from indexer.models.fault import Fault

KeyScope = Literal["read", "export", "extract"]

_EXPORTS = (".csv", ".jsonl")
_UNKNOWN = Bilingual("Khoá không có trong danh sách khoá.", "The key is not among the known keys.")
_MISSING = Bilingual("Máy chủ này chỉ trả lời khi có khoá.", "This server answers only to keys.")
_LACKS = Bilingual("Khoá này không có quyền {scope}.", "This key lacks the scope {scope}.")


class Key(BaseModel):
    """One client's key: a name for logs and limits, the SHA-256 of the key, and what it may do.

    Keys are long and random, so that a plain hash cannot be guessed back.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    scopes: tuple[KeyScope, ...] = ("read", "export", "extract")
    rate_limit: int | None = Field(default=None, ge=0)  # cost units a minute, 0 for none; None as everyone


class BadKeysError(Fault):
    """A file of keys that cannot be used; the message is for the operator and shows nothing of what the file holds."""

    def __init__(self, path: Path, reason: str) -> None:
        """`reason` names the place in the file."""
        super().__init__(f"Tệp khoá «{path}» không dùng được: {reason}.", "Sửa tệp theo mục Keys của docs/api.md.")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    key: tuple[Key, ...] = ()


def load_keys(path: Path) -> dict[str, Key]:
    """The keys of a file by their hash; raises BadKeysError."""
    try:
        keys = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).key
    except OSError as error:
        raise BadKeysError(path, error.strerror or str(error)) from error
    except ValidationError as error:
        # What stands in the file is never shown: it may be a key in the clear.
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        raise BadKeysError(path, "; ".join(f"{_place(fault['loc'])}: {fault['msg']}" for fault in faults)) from error
    except ValueError as error:  # no TOML, or no UTF-8
        raise BadKeysError(path, str(error)) from error
    for name in ("name", "sha256"):
        values = [getattr(key, name) for key in keys]
        if len(set(values)) < len(values):
            raise BadKeysError(path, f"key: {name}: hai khoá trùng nhau")
    return {key.sha256: key for key in keys}


def _place(steps: tuple[int | str, ...]) -> str:
    return ".".join(map(str, steps))


def scope_of(method: str, path: str) -> KeyScope:
    """What a request needs: to send texts, to take whole lists, or to read."""
    if method == "POST":
        return "extract"
    return "export" if path.endswith(_EXPORTS) else "read"


class KeyMiddleware:
    """Refuses wrong keys everywhere, and under the API what a key may not do; `state["key"]` is the client's key."""

    def __init__(self, app: ASGIApp, keys: dict[str, Key], required: bool) -> None:
        """Wrap an application; `required` shuts the API to clients without a key."""
        self.app = app
        self.keys = keys
        self.required = required

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on who may pass."""
        problem = self._fault(scope) if scope["type"] == "http" else None
        if problem is None:
            await self.app(scope, receive, send)
        else:
            await problem_response(Request(scope, receive), problem)(scope, receive, send)

    def _fault(self, scope: Scope) -> Problem | None:
        scheme, _, sent = Headers(scope=scope).get("authorization", "").partition(" ")
        # A browser asks OPTIONS without keys.
        in_api = scope["path"].startswith(f"{API}/") and scope["method"] != "OPTIONS"
        if scheme.lower() != "bearer":
            return _refusal(_MISSING, 'Bearer realm="vankho"') if self.required and in_api else None
        # Hashes are looked up, not compared letter by letter: time tells nothing of a key.
        key = self.keys.get(sha256(sent.strip().encode("latin-1")).hexdigest())
        if key is None:
            return _refusal(_UNKNOWN, 'Bearer realm="vankho", error="invalid_token"')
        scope.setdefault("state", {})["key"] = key
        wanted = scope_of(scope["method"], scope["path"])
        if in_api and wanted not in key.scopes:
            challenge = f'Bearer realm="vankho", error="insufficient_scope", scope="{wanted}"'
            headers = {"WWW-Authenticate": challenge}
            return Problem(kinds.KEY_LACKS_SCOPE, _LACKS, values={"scope": wanted}, headers=headers)
        return None


def _refusal(detail: Bilingual, challenge: str) -> Problem:
    return Problem(kinds.BAD_KEY, detail, headers={"WWW-Authenticate": challenge})
