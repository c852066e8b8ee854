"""Suffixes of addresses: `/api/v1/citations.csv` is `/api/v1/citations` asked for as CSV."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from app.http.addresses import API
from app.http.negotiation import MEDIA_TYPES


class SuffixMiddleware:
    """Takes a representation's suffix off an API address and remembers it in the request's state."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, its path without suffix."""
        if scope["type"] == "http" and scope["path"].startswith(f"{API}/"):
            stem, dot, suffix = scope["path"].rpartition(".")
            if dot and suffix in MEDIA_TYPES and not stem.endswith("/"):
                scope["path"] = stem
                scope.setdefault("state", {})["suffix"] = suffix
        await self.app(scope, receive, send)
