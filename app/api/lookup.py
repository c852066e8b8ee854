"""Which resolution a written number or name means: one, or a batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from app.api import presenting
from app.api.bodies import Body, parsed, read_body, rows_of
from app.api.parameters import LookupParameters, NoParameters
from app.api.shapes import LookupBatchShape, LookupRowShape, LookupShape
from app.exports import csv_lines, json_lines
from app.http.negotiation import choose
from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Fault, Problem
from app.services import Services, ServicesDep, Snapshot, SnapshotDep
from indexer.citations import LookupAnswer, lookup

router = APIRouter(tags=["tools"])
TAKEN = ("application/json", "text/csv", "application/jsonl")
_STATUS = {"found": 200, "ambiguous": 300, "unknown": 404, "not_a_citation": 422}
_BAD = Bilingual("Tham số sai: {named}.", "Bad parameters: {named}.")
_NO_PROVINCE = Bilingual("không có tỉnh này", "there is no such province")
_LONGEST = 500  # code points of one row; a longer one is answered by itself, the others are not lost for it


class BatchShape(BaseModel):
    """A batch of written numbers or names."""

    model_config = ConfigDict(extra="forbid")

    queries: list[str] = Field(max_length=10_000, examples=[["Chỉ thị 05-CT/TW", "NQTW4 khóa XII"]])
    date: dt.date | None = Field(None, strict=True, description="Date of the report that cites them.")
    province: str | None = Field(None, max_length=100, description="Province of that report: a slug.")


async def _body(request: Request) -> Body:
    return await read_body(request, TAKEN)


@router.get("/lookup", operation_id="lookup", summary="Which resolution is meant?", response_model=LookupShape)
def look_up(
    request: Request, services: ServicesDep, snapshot: SnapshotDep, wanted: Annotated[LookupParameters, Query()]
) -> Response:
    """The resolution that a written number or name means, in any written form."""
    choose(request, ("json",))
    body = looked_up(request, services, snapshot, [wanted.q], circumstances(services, wanted.date, wanted.province))[0]
    return Response(body.model_dump_json(), media_type="application/json")


@router.post(
    "/lookup",
    operation_id="lookupBatch",
    summary="Which resolutions are meant?",
    response_model=LookupBatchShape,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": BatchShape.model_json_schema()},
                "text/csv": {"schema": {"description": "The first column is looked up."}},
                "application/jsonl": {"schema": {"description": "A string, or an object with `query`, a line."}},
            },
        }
    },
)
def look_up_batch(
    request: Request,
    services: ServicesDep,
    snapshot: SnapshotDep,
    body: Annotated[Body, Depends(_body)],
    _wanted: Annotated[NoParameters, Query()],
) -> Response:
    """The same for many: the same rows in the same order, each with its own status."""
    form = choose(request, ("json", "csv", "jsonl"))
    batch = _batch(body, services.settings.max_batch)
    around = circumstances(services, batch.date, batch.province)
    found = looked_up(request, services, snapshot, batch.queries, around)
    rows = [
        LookupRowShape(**dict(one), row=number, http_status=_STATUS[one.status]) for number, one in enumerate(found, 1)
    ]
    if form == "csv":
        return Response("".join(csv_lines(LookupRowShape, rows)), media_type="text/csv; charset=utf-8")
    if form == "jsonl":
        return Response("".join(json_lines(rows)), media_type="application/jsonl")
    answer = LookupBatchShape(results=rows, generation=snapshot.generation.number)
    return Response(answer.model_dump_json(), media_type="application/json")


def _batch(body: Body, most: int) -> BatchShape:
    if body.media_type == "application/json":
        return parsed(BatchShape, body.content)
    return parsed(BatchShape, {"queries": rows_of(body, most)})


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


def circumstances(services: Services, day: dt.date | None, province: str | None) -> tuple[dt.date | None, str | None]:
    """The date and province of the citing report; raises a 400 problem where there is no such one."""
    if province is not None and province not in {row.slug for row in services.tables.provinces}:
        raise Problem(kinds.BAD_PARAMETER, _BAD, (Fault(_NO_PROVINCE, "province"),), values={"named": "province"})
    return day, province
