"""Search, as JSON pages, as a feed, or whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from app.api.lists import FED, Exported, feed, page_link, paging, stream
from app.api.parameters import SearchParameters
from app.exports import Entry
from app.http import caching
from app.http.addresses import full_address
from app.http.cursors import elsewhere
from app.http.negotiation import choose
from app.services import Services, ServicesDep, Snapshot, SnapshotDep
from indexer.answering import SearchRequest, search
from indexer.catalogue import Page, Paging
from indexer.models.naming import slug
from indexer.models.query import Filter
from indexer.shapes.search import ResultShape, SearchShape

router = APIRouter(tags=["search"])
_AT_ONCE = 200
_DEEPEST = 10**6  # results; no archive of reports holds more passages that answer one query
_NAMED = ("province", "kind", "type", "issuer")
_CONDITIONS = ("province", "year", "kind", "part", "resolution", "type", "issuer", "report")


class SearchAnswerShape(SearchShape):
    """One page of the answer to a search."""

    limit: int
    next: str | None = Field(description="Full URL of the next page.")
    prev: str | None = Field(description="Full URL of the page before.")
    generation: int = Field(description="The archive's generation that was searched.")


@router.get("/search", operation_id="search", summary="Search", response_model=SearchAnswerShape, responses=FED)
def search_archive(
    request: Request, services: ServicesDep, snapshot: SnapshotDep, wanted: Annotated[SearchParameters, Query()]
) -> Response:
    """The passages that answer a query, the best first, each with its place, highlights and citations."""
    form = choose(request, ("json", "csv", "jsonl", "atom"))
    if form in ("csv", "jsonl"):
        return stream(request, form, wanted, _listed(request, services, snapshot, wanted))
    offset = first_result(paging(request, snapshot, wanted))
    answer = asked(services, snapshot, wanted, offset, wanted.limit)
    if answer.timed_out:
        caching.forget(request)
    page = neighbours(answer, offset)
    if form == "atom":
        return feed(request, snapshot, page, _listed(request, services, snapshot, wanted))
    body = SearchAnswerShape(
        **dict(answer),
        limit=wanted.limit,
        next=page_link(request, snapshot, "after", page.next),
        prev=page_link(request, snapshot, "before", page.previous),
        generation=snapshot.generation.number,
    )
    return Response(body.model_dump_json(), media_type="application/json")


def asked(services: Services, snapshot: Snapshot, wanted: SearchParameters, offset: int, limit: int) -> SearchShape:
    """The answer from one offset on."""
    request = SearchRequest(
        text=wanted.q,
        limit=limit,
        offset=offset,
        filters=tuple(one for name in _CONDITIONS for one in _filters(name, getattr(wanted, name))),
        expand=wanted.expand,
        widen=wanted.widen,
        sort=wanted.sort,
        group=wanted.group,
        deadline_s=services.settings.search_deadline_s,
    )
    return search(snapshot.catalogue, snapshot.generation.searcher, services.tables, request)


def _filters(name: str, values: Iterable[object]) -> Iterator[Filter]:
    """One filter of the values wanted, and one of the names with a minus before them, as in a query."""
    written = list(map(str, values))
    excluded = [value for value in written if name in _NAMED and value.startswith("-")]
    for some, exclude in (([one for one in written if one not in excluded], False), (excluded, True)):
        if some:
            yield Filter(name, _values(name, some), exclude)


def _values(name: str, values: Iterable[object]) -> tuple[str, ...]:
    """The values as the index holds them: names as slugs (`nghị quyết` is `nghi-quyet`), ids and years as they are."""
    written = map(str, values)
    return tuple(slug(value) if name in _NAMED else value for value in written)


def first_result(paging: Paging) -> int:
    """The offset that a page begins at: an engine's order has positions for keys."""
    key = paging.after or paging.before
    if key is None:
        return 0
    if len(key) != 1 or not isinstance(key[0], int) or not 0 <= key[0] <= _DEEPEST:
        raise elsewhere()
    return key[0] if paging.after else max(0, key[0] - paging.limit)


def neighbours(answer: SearchShape, offset: int) -> Page[ResultShape]:
    """The results with the places of the pages beside them."""
    widened = answer.interpretation.widened
    found = answer.reports or max(answer.total.value, widened.total if widened else 0)
    after = offset + len(answer.results)
    return Page(
        tuple(answer.results),
        answer.total.value,
        (after,) if answer.results and after < found else None,
        (offset,) if offset else None,
    )


def _listed(
    request: Request, services: Services, snapshot: Snapshot, wanted: SearchParameters
) -> Exported[ResultShape, ResultShape]:
    added, reports = snapshot.added(), snapshot.catalogue.reports

    def entry(result: ResultShape) -> Entry:
        link = full_address(request, f"/bao-cao/{result.report.id}#d-{result.block}")
        report = reports.one(result.report.id)
        came = added(report) if report else snapshot.made
        return Entry(result.report.title or result.report.source_name, link, result.snippet.text, came)

    return Exported(
        title=f"Văn khố: {wanted.q}",
        shape=ResultShape,
        stream=lambda: _all(services, snapshot, wanted),
        public=lambda result: result,
        entry=entry,
        home="/",
    )


def _all(services: Services, snapshot: Snapshot, wanted: SearchParameters) -> Iterator[ResultShape]:
    offset: int | None = 0
    while offset is not None:
        answer = asked(services, snapshot, wanted, offset, _AT_ONCE)
        yield from answer.results
        key = neighbours(answer, offset).next
        offset = int(key[0]) if key else None
