"""Caching: an answer is fixed by the generation, the program and the normalised question."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256

from fastapi import FastAPI, Request, Response
from werkzeug.http import parse_date, parse_etags

from indexer import __version__


class NotModified(Exception):  # noqa: N818 - it is an answer, not an error
    """The client's copy is still right."""


def entity_tag(request: Request, generation: str) -> str:
    """A strong tag: generation, version, path, sorted query, and the headers that choose the representation."""
    accepted = (request.headers.get(name, "") for name in ("accept", "accept-language"))
    suffix = getattr(request.state, "suffix", "")
    gzip = "gzip" in request.headers.get("accept-encoding", "")
    query = sorted(request.query_params.multi_items())
    key = repr((generation, __version__, request.url.path, suffix, query, *accepted, gzip, str(request.base_url)))
    return sha256(key.encode()).hexdigest()[:32]


def remember(request: Request, generation: str, made: datetime) -> None:
    """Give the response its caching headers; raises NotModified where the client holds this very answer.

    What answers a body is not kept: the address alone does not say what was asked.
    """
    if request.method != "GET":  # HEAD has become GET by now
        forget(request)
        return
    tag = entity_tag(request, generation)
    request.state.caching = {
        "ETag": f'"{tag}"',
        "Last-Modified": format_datetime(made, usegmt=True),
        "Cache-Control": "public, no-cache",  # kept, but asked for again each time: a generation may switch any moment
        "Vary": "Accept, Accept-Language",
    }
    if _held(request, tag, made):
        raise NotModified


def _held(request: Request, tag: str, made: datetime) -> bool:
    """Whether the client's copy is this answer; its date counts only where it sends no tag (RFC 9110, 13.2.2)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return parse_etags(tags).contains_weak(tag)
    since = parse_date(request.headers.get("if-modified-since"))
    return since is not None and made.replace(microsecond=0) <= since


def forget(request: Request) -> None:
    """Leave an answer uncached that the deadline cut short."""
    request.state.caching = {"Cache-Control": "no-store"}


def install(app: FastAPI) -> None:
    """Answer NotModified with 304."""
    app.add_exception_handler(NotModified, lambda _request, _error: Response(status_code=304))
