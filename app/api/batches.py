"""Batches: many rows in, the same rows out in the same order, each with its own status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request, Response
from pydantic import BaseModel, ConfigDict

from app.api.bodies import Body, bad_body, parsed, read_body, rows_of, too_many
from app.exports import csv_lines, json_lines
from app.http.negotiation import choose

S = TypeVar("S", bound=BaseModel)
B = TypeVar("B", bound="RowsShape")
TAKEN = ("application/json", "text/csv", "application/jsonl")


class RowsShape(BaseModel):
    """What every batch holds."""

    model_config = ConfigDict(extra="forbid")

    queries: list[str]


def described(shape: type[BaseModel], first_column: str) -> dict[str, Any]:
    """What the OpenAPI document says of a batch's body; `first_column` is what becomes of that column of CSV."""
    return {
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": {"$ref": f"#/components/schemas/{shape.__name__}"}},
                "text/csv": {"schema": {"description": first_column}},
                "application/jsonl": {"schema": {"description": "A string, or an object with `query`, a line."}},
            },
        }
    }


async def _body(request: Request) -> Body:
    return await read_body(request, TAKEN)


BatchDep = Annotated[Body, Depends(_body)]


def sent(shape: type[B], body: Body, most: int) -> B:
    """The batch of a body; raises a 422 problem where it is none, or holds more than `most` rows."""
    if body.media_type == "application/json":
        batch = parsed(shape, body.content)
        if len(batch.queries) > most:
            raise bad_body("/queries", too_many(most))
        return batch
    return parsed(shape, {"queries": rows_of(body, most)})


def answered(request: Request, shape: type[S], rows: Sequence[S], whole: BaseModel) -> Response:
    """The rows in the form that the request asks for; `whole` is what JSON says of them."""
    form = choose(request, ("json", "csv", "jsonl"))
    if form == "csv":
        return Response("".join(csv_lines(shape, rows)), media_type="text/csv; charset=utf-8")
    if form == "jsonl":
        return Response("".join(json_lines(rows)), media_type="application/jsonl")
    return Response(whole.model_dump_json(), media_type="application/json")
