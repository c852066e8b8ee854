"""One way to answer every list: a page as JSON, a feed, or the whole of it as a stream."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from anyio import CancelScope
from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from app.api.parameters import ListParameters
from app.exports import Entry, Feed, atom, csv_lines, json_lines
from app.http.addresses import full_address, this_address
from app.http.cursors import Cursor, elsewhere, fingerprint
from app.http.negotiation import Form, choose
from app.services import Snapshot
from indexer.catalogue import BadKeyError, Key, Page, Paging
from indexer.shapes.search import TotalShape

_WHOLE = {
    "text/csv": {"schema": {"type": "string", "description": "The whole list (RFC 4180)."}},
    "application/jsonl": {
        "schema": {"type": "string", "description": 'The whole list; its last line is `{"end": true, "count": n}`.'}
    },
}
_FEED = {"application/atom+xml": {"schema": {"type": "string", "description": "A page as a feed (RFC 4287)."}}}
# What the OpenAPI document says of the other forms of a list.
EXPORTED: dict[int | str, dict[str, Any]] = {200: {"content": _WHOLE}}
FED: dict[int | str, dict[str, Any]] = {200: {"content": _WHOLE | _FEED}}

R = TypeVar("R")
S = TypeVar("S", bound=BaseModel)


class ListShape(BaseModel, Generic[S]):
    """One page of a list."""

    model_config = ConfigDict(frozen=True)

    results: list[S]
    total: TotalShape
    limit: int
    next: str | None = Field(None, description="Full URL of the next page.")
    prev: str | None = Field(None, description="Full URL of the page before.")
    generation: int = Field(description="The archive's generation that the page was read from.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported(Generic[R, S]):
    """A list that can be exported: how to read all of it, and how a record looks in public."""

    title: str
    shape: type[S]
    stream: Callable[[], Iterator[R]]
    public: Callable[[R], S]
    entry: Callable[[R], Entry] | None = None  # lists without one have no feed
    home: str = "/"  # the page that a feed tells of


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Exported[R, S]):
    """A list that can be paged too."""

    envelope: type[ListShape[S]]
    page: Callable[[Paging], Page[R]]
    more: Callable[[], Mapping[str, object]] = dict  # what this list's page says beside its entries


def answer(request: Request, snapshot: Snapshot, wanted: ListParameters, listed: Listed[R, S]) -> Response:
    """The list in the form that the request asks for."""
    form = choose(request, ("json", "csv", "jsonl", "atom") if listed.entry else ("json", "csv", "jsonl"))
    if form in ("csv", "jsonl"):
        return stream(request, form, wanted, listed)
    found = _page(request, snapshot, wanted, listed)
    if form == "atom":
        return feed(request, snapshot, found, listed)
    after, before = (
        page_link(request, snapshot, name, key) for name, key in (("after", found.next), ("before", found.previous))
    )
    body = listed.envelope(
        results=[listed.public(item) for item in found.items],
        total=TotalShape(value=found.total, relation="eq"),
        limit=wanted.limit,
        next=after,
        prev=before,
        generation=snapshot.generation.number,
        **listed.more(),
    )
    return Response(body.model_dump_json(), media_type="application/json")


def paging(request: Request, snapshot: Snapshot, wanted: ListParameters) -> Paging:
    """Which page the request's cursor asks for; raises a 400 problem where the cursor is of another list."""
    cursor = snapshot.cursor
    if cursor is None:
        return Paging(wanted.limit)
    if cursor.fingerprint != fingerprint(request.url.path, request.query_params.multi_items()):
        raise elsewhere()
    return (
        Paging(wanted.limit, after=cursor.key)
        if cursor.direction == "after"
        else Paging(wanted.limit, before=cursor.key)
    )


def page_link(request: Request, snapshot: Snapshot, direction: str, key: Key | None) -> str | None:
    """The full URL of the neighbouring page."""
    if key is None:
        return None
    mark = fingerprint(request.url.path, request.query_params.multi_items())
    cursor = Cursor(snapshot.generation.number, mark, "after" if direction == "after" else "before", key)
    return this_address(request, cursor=cursor.encode())


def _page(request: Request, snapshot: Snapshot, wanted: ListParameters, listed: Listed[R, S]) -> Page[R]:
    try:
        return listed.page(paging(request, snapshot, wanted))
    except BadKeyError as error:
        raise elsewhere() from error


def stream(request: Request, form: Form, wanted: ListParameters, listed: Exported[R, S]) -> Response:
    """The whole list as CSV or JSON Lines."""
    name = request.url.path.rstrip("/").rsplit("/", 1)[-1]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    media = "application/jsonl" if form == "jsonl" else "text/csv; charset=utf-8; header=present"
    if getattr(request.state, "head", False):
        empty = Response(media_type=media, headers=headers)
        del empty.headers["content-length"]  # how long the list will be is not known
        return empty
    rows = map(listed.public, listed.stream())
    if form == "jsonl":
        lines = json_lines(rows)
    else:
        lines = csv_lines(listed.shape, rows, separator=wanted.sep, bom=wanted.bom == "1")
    return _Stream(lines, media_type=media, headers=headers)


class _Stream(StreamingResponse):
    """A stream that gives back what it holds as soon as it ends or its reader goes away, not when it is collected."""

    def __init__(self, lines: Generator[str], media_type: str, headers: Mapping[str, str]) -> None:
        """The lines are closed in the end, however it comes."""
        super().__init__(lines, media_type=media_type, headers=headers)
        self._lines = lines

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the lines."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            with CancelScope(shield=True):
                await run_in_threadpool(self._lines.close)


def feed(request: Request, snapshot: Snapshot, found: Page[R], listed: Exported[R, S]) -> Response:
    """A page of the list as an Atom feed."""
    if listed.entry is None:
        raise TypeError("only lists with entries have feeds")
    feed = Feed(listed.title, full_address(request, listed.home), this_address(request), snapshot.made)
    return Response(atom(feed, map(listed.entry, found.items)), media_type="application/atom+xml")
