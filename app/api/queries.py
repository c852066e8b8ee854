"""A batch of queries: the same rows in the same order, each with its own status."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from app.api.batches import BatchDep, RowsShape, answered, described, sent
from app.api.lists import EXPORTED
from app.api.parameters import NoParameters
from app.api.shapes import BriefShape, QueryBatchShape, QueryRowShape
from app.http.addresses import full_address
from app.http.negotiation import choose
from app.services import Services, ServicesDep, Snapshot, SnapshotDep
from indexer.answering import SearchRequest, search

router = APIRouter(tags=["search"])
MOST = 500  # queries: some ten seconds of a processor
_LONGEST = 2000  # code points of one query
_LOOKED_AT = 20  # passages of each


class QueriesShape(RowsShape):
    """A batch of queries."""

    queries: list[str] = Field(max_length=MOST, examples=[["chỉ thị 05", "phát triển đảng viên"]])


@router.post(
    "/search",
    operation_id="searchBatch",
    summary="Search for many queries",
    response_model=QueryBatchShape,
    responses=EXPORTED,
    openapi_extra=described(QueriesShape, "The first column is searched for."),
)
def search_batch(
    request: Request,
    services: ServicesDep,
    snapshot: SnapshotDep,
    body: BatchDep,
    _wanted: Annotated[NoParameters, Query()],
) -> Response:
    """How much answers each query, in which report best, and where to read on."""
    choose(request, ("json", "csv", "jsonl"))  # before the work
    queries = sent(QueriesShape, body, MOST).queries
    rows = [_row(request, services, snapshot, number, query) for number, query in enumerate(queries, 1)]
    whole = QueryBatchShape(results=rows, generation=snapshot.generation.number)
    return answered(request, QueryRowShape, rows, whole)


def _row(request: Request, services: Services, snapshot: Snapshot, number: int, query: str) -> QueryRowShape:
    if len(query) > _LONGEST:
        return _shape(request, number, query, "refused", 400)
    wanted = SearchRequest(
        text=query, limit=_LOOKED_AT, facets=(), deadline_s=services.settings.search_deadline_s, widen=False
    )
    answer = search(snapshot.catalogue, snapshot.generation.searcher, services.tables, wanted)
    dates = sorted(result.report.date for result in answer.results if result.report.date)
    best = answer.results[0] if answer.results else None
    named = answer.interpretation.resolutions
    return _shape(
        request,
        number,
        query,
        "timed_out" if answer.timed_out else "found" if best else "nothing",
        200,
        count=answer.total.value,
        reports=len({result.report.id for result in answer.results}),
        id=named[0].id if len(named) == 1 else None,
        first_date=dates[0] if dates else None,
        last_date=dates[-1] if dates else None,
        best=BriefShape(**dict(best.report)) if best else None,
        block=best.block if best else None,
    )


def _shape(request: Request, row: int, query: str, status: str, http_status: int, **more: object) -> QueryRowShape:
    nothing = {"count": 0, "reports": 0, **dict.fromkeys(("id", "first_date", "last_date", "best", "block"))}
    url = full_address(request, "/") + "?" + urlencode({"q": query[:_LONGEST]})
    known = {"row": row, "query": query, "status": status, "http_status": http_status, "url": url}
    return QueryRowShape.model_validate({**nothing, **more, **known})
