"""Addresses are checked before anything else reads them: length, UTF-8, no NUL."""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Problem
from app.problems.respond import problem_response

_NUL = Bilingual("Địa chỉ chứa ký tự NUL.", "The address holds a NUL.")
_NOT_UTF8 = Bilingual("Địa chỉ không phải UTF-8.", "The address is not UTF-8.")
_LONG = Bilingual("Địa chỉ dài quá {most} byte.", "The address is longer than {most} bytes.")


class AddressMiddleware:
    """Refuses addresses that cannot be read as text."""

    def __init__(self, app: ASGIApp, longest: int) -> None:
        """Wrap an application; `longest` counts bytes of path and query as sent."""
        self.app = app
        self.longest = longest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a sound request on."""
        problem = self._fault(scope) if scope["type"] == "http" else None
        if problem is None:
            await self.app(scope, receive, send)
        else:
            await problem_response(Request(scope, receive), problem)(scope, receive, send)

    def _fault(self, scope: Scope) -> Problem | None:
        sent: bytes = (scope.get("raw_path") or scope["path"].encode()) + b"?" + scope["query_string"]
        if len(sent) > self.longest:
            return Problem(kinds.ADDRESS_TOO_LONG, _LONG, values={"most": self.longest})
        plain = unquote_to_bytes(sent)
        if b"\0" in plain:
            return Problem(kinds.BAD_ADDRESS, _NUL)
        try:
            plain.decode()
        except UnicodeDecodeError:
            return Problem(kinds.BAD_ADDRESS, _NOT_UTF8)
        return None
