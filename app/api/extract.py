"""Citations and footnotes of a text or file that is sent; nothing of it is stored."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from app.api.bodies import Body, bad_body, parsed, read_body
from app.api.parameters import NoParameters
from app.http.negotiation import choose
from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Problem
from app.problems.validation import escape
from app.services import Services, ServicesDep
from indexer.extraction import entry, extract
from indexer.models.records import ReportEntry
from indexer.models.source import Source
from indexer.readers import ReadError
from indexer.shapes import ExtractionShape, extraction_shape

router = APIRouter(tags=["tools"])
TAKEN = ("application/json", "multipart/form-data", "text/plain", "application/octet-stream")
_NO_PROVINCE = Bilingual("không có tỉnh này", "there is no such province")
_DATE = r"^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


def _day_there_is(text: str) -> str:
    """A whole date must be one of the calendar."""
    if len(text) == len("2020-02-29"):
        try:
            dt.date.fromisoformat(text)
        except ValueError as error:
            raise PydanticCustomError("date_parsing", "must be a real date, YYYY-MM-DD") from error
    return text


PartDay = Annotated[str, Field(pattern=_DATE), AfterValidator(_day_there_is)]
Stated = Annotated[str | None, Field(max_length=500)]


class FactsShape(BaseModel):
    """What the sender states of the report; it overrules the text."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field("text.txt", max_length=255, description="File name; its suffix tells the format.")
    province: str | None = Field(None, max_length=100, description="Slug of the province table.")
    date: PartDay | None = Field(None, description="ISO date or its prefix.")
    issuer: Stated = None
    number: Stated = None
    title: Stated = None


class TextShape(FactsShape):
    """A text to look through."""

    text: str = Field(max_length=20_000_000, examples=["Thực hiện Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị."])


class FactsParameters(NoParameters):
    """Facts in the address, for bodies that have no place for them."""

    name: str | None = Field(None, max_length=255, description="File name; its suffix tells the format.")
    province: str | None = Field(None, max_length=100, description="Slug of the province table.")
    date: PartDay | None = Field(None, description="ISO date or its prefix.")


async def _body(request: Request) -> Body:
    return await read_body(request, TAKEN)


@router.post(
    "/extract",
    operation_id="extract",
    summary="Citations and footnotes of a text or file",
    response_model=ExtractionShape,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/TextShape"}},
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "required": ["file"],
                        "properties": {"file": {"type": "string", "format": "binary"}}
                        | {name: {"type": "string"} for name in FactsShape.model_fields},
                    }
                },
                "text/plain": {"schema": {"type": "string"}},
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
            },
        }
    },
)
def extract_citations(
    request: Request,
    services: ServicesDep,
    body: Annotated[Body, Depends(_body)],
    wanted: Annotated[FactsParameters, Query()],
) -> Response:
    """What `vankho extract --json` gives of a file; nothing is stored."""
    choose(request, ("json",))
    found = extraction_shape(examined(services, body, wanted.model_dump(exclude_none=True)))
    return Response(found.model_dump_json(), media_type="application/json")


def examined(services: Services, body: Body, stated: dict[str, str]) -> ReportEntry:
    """What is in a body; raises a 422 problem where it cannot be read."""
    if body.media_type == "application/json":
        text = parsed(TextShape, body.content)
        _check_province(services, text)
        facts, content = parsed(FactsShape, {**text.model_dump(exclude={"text"}), **stated}), text.text.encode()
    else:
        given = {**dict(body.fields), **stated}
        facts = parsed(FactsShape, {"name": body.file_name or "text.txt", **given})
        content = body.text().encode() if body.media_type == "text/plain" else body.content
    _check_province(services, facts)
    extraction = extract(
        _source(services, facts.name, content), services.tables, facts.model_dump(exclude={"name"}, exclude_none=True)
    )
    return entry(extraction, hashlib.sha256(content).hexdigest())


def _check_province(services: Services, facts: FactsShape) -> None:
    if facts.province is not None and facts.province not in {row.slug for row in services.tables.provinces}:
        raise bad_body("/province", _NO_PROVINCE)


def _source(services: Services, name: str, content: bytes) -> Source:
    try:
        return services.readers.read_bytes(name, content)
    except ReadError as error:
        words = escape(str(error))
        raise Problem(kinds.UNREADABLE_FILE, Bilingual(words, words)) from error
