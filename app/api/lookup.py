"""Which resolution a written number or name means: one, or a batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from app.api import presenting
from app.api.batches import BatchDep, RowsShape, answered, described, sent
from app.api.bodies import bad_body
from app.api.lists import EXPORTED
from app.api.parameters import LookupParameters, NoParameters
from app.api.shapes import LookupBatchShape, LookupRowShape, LookupShape
from app.http.negotiation import choose
from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Fault, Problem
from app.services import Services, ServicesDep, Snapshot, SnapshotDep
from indexer.citations import LookupAnswer, lookup

router = APIRouter(tags=["tools"])
_STATUS = {"found": 200, "ambiguous": 300, "unknown": 404, "not_a_citation": 422}
_BAD = Bilingual("Tham số sai: {named}.", "Bad parameters: {named}.")
_NO_PROVINCE = Bilingual("không có tỉnh này", "there is no such province")
_LONGEST = 500  # code points of one row; a longer one is answered by itself, the others are not lost for it


class BatchShape(RowsShape):
    """A batch of written numbers or names."""

    queries: list[str] = Field(max_length=10_000, examples=[["Chỉ thị 05-CT/TW", "NQTW4 khóa XII"]])
    date: dt.date | None = Field(None, strict=True, description="Date of the report that cites them.")
    province: str | None = Field(None, max_length=100, description="Province of that report: a slug.")


@router.get("/lookup", operation_id="lookup", summary="Which resolution is meant?", response_model=LookupShape)
def look_up(
    request: Request, services: ServicesDep, snapshot: SnapshotDep, wanted: Annotated[LookupParameters, Query()]
) -> Response:
    """The resolution that a written number or name means, in any written form."""
    choose(request, ("json",))
    fault = Problem(kinds.BAD_PARAMETER, _BAD, (Fault(_NO_PROVINCE, "province"),), values={"named": "province"})
    around = wanted.date, _known_province(services, wanted.province, fault)
    [body] = looked_up(request, services, snapshot, [wanted.q], around)
    return Response(body.model_dump_json(), media_type="application/json")


@router.post(
    "/lookup",
    operation_id="lookupBatch",
    summary="Which resolutions are meant?",
    response_model=LookupBatchShape,
    responses=EXPORTED,
    openapi_extra=described(BatchShape, "The first column is looked up."),
)
def look_up_batch(
    request: Request,
    services: ServicesDep,
    snapshot: SnapshotDep,
    body: BatchDep,
    _wanted: Annotated[NoParameters, Query()],
) -> Response:
    """The same for many: the same rows in the same order, each with its own status."""
    choose(request, ("json", "csv", "jsonl"))  # before the work
    batch = sent(BatchShape, body, services.settings.max_batch)
    around = batch.date, _known_province(services, batch.province, bad_body("/province", _NO_PROVINCE))
    found = looked_up(request, services, snapshot, batch.queries, around)
    rows = [
        LookupRowShape(**dict(one), row=number, http_status=_STATUS[one.status]) for number, one in enumerate(found, 1)
    ]
    whole = LookupBatchShape(results=rows, generation=snapshot.generation.number)
    return answered(request, LookupRowShape, rows, whole)


def looked_up(
    request: Request,
    services: Services,
    snapshot: Snapshot,
    queries: Sequence[str],
    around: tuple[dt.date | None, str | None] = (None, None),
) -> list[LookupShape]:
    """What each written form means, with what the archive knows of it."""
    once = {query: _answer(query, services, around) for query in dict.fromkeys(queries)}
    known = snapshot.catalogue.resolutions.many({answer.id for answer in once.values() if answer.id})
    return [presenting.looked_up(request, known.get(once[query].id or ""), query, once[query]) for query in queries]


def _answer(query: str, services: Services, around: tuple[dt.date | None, str | None]) -> LookupAnswer:
    return lookup(query if len(query) <= _LONGEST else "", services.tables, *around)


def _known_province(services: Services, province: str | None, fault: Problem) -> str | None:
    if province is not None and province not in {row.slug for row in services.tables.provinces}:
        raise fault
    return province
