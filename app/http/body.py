"""Bodies longer than the limit are refused, at their announced length or at the first byte too many; slow ones too."""

from __future__ import annotations

import asyncio
import time

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Problem
from app.problems.respond import problem_response

_SLOW = Bilingual("Nội dung gửi lên không đến hết trong {most} giây.", "The body did not arrive in {most} seconds.")
_LONG = Bilingual("Nội dung gửi lên dài quá {most} byte.", "The body is longer than {most} bytes.")


class BodyMiddleware:
    """Counts the bytes of a body, and its time, while it is read."""

    def __init__(self, app: ASGIApp, longest: int, seconds: float) -> None:
        """Wrap an application; `longest` counts bytes, `seconds` what the whole body may take to arrive."""
        self.app = app
        self.longest = longest
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a body that ends in a problem where it grows too long."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced) > self.longest:
            await problem_response(Request(scope, receive), self._problem())(scope, receive, send)
            return
        await self.app(scope, self._counted(receive), send)

    def _counted(self, receive: Receive) -> Receive:
        read, whole = 0, False
        end = time.monotonic() + self.seconds

        async def counted() -> Message:
            nonlocal read, whole
            if whole:  # what comes now is that the client goes away, whenever it does
                return await receive()
            try:
                async with asyncio.timeout(end - time.monotonic()):
                    message = await receive()
            except TimeoutError:
                headers = {"Connection": "close"}
                raise Problem(kinds.BODY_TOO_SLOW, _SLOW, values={"most": self.seconds}, headers=headers) from None
            whole = not message.get("more_body", False)
            read += len(message.get("body", b""))
            if read > self.longest:
                raise self._problem()
            return message

        return counted

    def _problem(self) -> Problem:
        # The rest of the body is not read: the connection cannot be used again.
        return Problem(kinds.BODY_TOO_LARGE, _LONG, values={"most": self.longest}, headers={"Connection": "close"})
