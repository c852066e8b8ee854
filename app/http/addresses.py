"""Full addresses of this server, as its clients know it."""

from __future__ import annotations

from typing import cast
from urllib.parse import quote, urlencode

from fastapi import Request

from app.settings import Settings

API = "/api/v1"  # where every address of the API begins


def full_address(request: Request, path: str) -> str:
    """The full URL of a path; the settings' public address goes before the request's own."""
    settings = cast(Settings, request.app.state.services.settings)
    base = settings.base_url or str(request.base_url)
    place, hash_mark, fragment = path.partition("#")
    return base.rstrip("/") + quote(place) + hash_mark + quote(fragment)


def this_address(request: Request, **changes: str) -> str:
    """The full URL of this request, suffix included, with some parameters set."""
    suffix = getattr(request.state, "suffix", None)
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in changes]
    query = urlencode([*kept, *changes.items()])
    return full_address(request, request.url.path + (f".{suffix}" if suffix else "")) + (f"?{query}" if query else "")
