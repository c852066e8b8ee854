"""What every response carries: a request id, security headers, caching headers; and no trace of a crash."""

from __future__ import annotations

import re
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.problems.respond import on_crash

REQUEST_ID = "X-Request-ID"
_GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")  # a proxy's id is kept where it cannot harm a log
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class EnvelopeMiddleware:
    """The outermost layer: what fails inside it is answered here, once."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request in an envelope."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID, "")
        state = scope.setdefault("state", {})
        state["request_id"] = given if _GIVEN_ID.fullmatch(given) else uuid4().hex
        started = False

        async def enveloped(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add_headers(message, state)
            await send(message)

        try:
            await self.app(scope, receive, enveloped)
        except Exception as error:
            if started:
                raise  # the body is cut off: the server closes the connection, which tells the client
            await on_crash(Request(scope, receive), error)(scope, receive, enveloped)


def _add_headers(message: Message, state: dict[str, object]) -> None:
    headers = MutableHeaders(scope=message)
    headers[REQUEST_ID] = str(state["request_id"])
    for name, value in SECURITY_HEADERS.items():
        headers.setdefault(name, value)
    caching = state.get("caching")
    if isinstance(caching, dict) and message["status"] in (200, 304):
        for name, value in caching.items():
            if name == "Vary":  # layers within have said theirs
                headers.add_vary_header(value)
            else:
                headers.setdefault(name, value)
