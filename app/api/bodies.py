"""Bodies of several media types, read whole before the work begins in a thread."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from werkzeug.http import parse_options_header

from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Fault, Problem

S = TypeVar("S", bound=BaseModel)
FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
_HEADERS = ("query", "number", "q", "số", "văn bản")
_TAKES = Bilingual("Ở đây nhận: {types}.", "Only these are taken: {types}.")
_NOT_UTF8 = Bilingual("không phải UTF-8", "is not UTF-8")
_BODY = Bilingual("Nội dung gửi lên có chỗ sai: {named}.", "The body has faults at: {named}.")


@dataclass(frozen=True, slots=True)
class Body:
    """A body as sent: its media type, its bytes or the file in its form, and the form's other fields."""

    media_type: str
    content: bytes
    charset: str = "utf-8"
    file_name: str | None = None
    fields: tuple[tuple[str, str], ...] = ()

    def text(self) -> str:
        """The bytes as text; raises a 422 problem where they are not."""
        try:
            return self.content.decode(self.charset)
        except (UnicodeDecodeError, LookupError) as error:
            raise bad_body("", _NOT_UTF8) from error


async def read_body(request: Request, taken: Sequence[str]) -> Body:
    """The request's body; raises a 415 problem for a media type that is not taken."""
    media_type, options = parse_options_header(request.headers.get("content-type"))
    if media_type not in taken:
        raise Problem(
            kinds.UNSUPPORTED_MEDIA_TYPE,
            _TAKES,
            values={"types": ", ".join(taken)},
            headers={"Accept-Post": ", ".join(taken)},
        )
    if media_type in FORMS:
        return await _form(request)
    return Body(media_type, await request.body(), options.get("charset", "utf-8"))


async def _form(request: Request) -> Body:
    try:
        async with request.form(max_files=1, max_fields=20) as form:
            return await _body_in(form)
    except HTTPException as error:  # the framework answers 400 for a form that it cannot read
        raise bad_body("", Bilingual("biểu mẫu không đọc được", "the form cannot be read")) from error


async def _body_in(form: FormData) -> Body:
    fields = tuple((name, value) for name, value in form.multi_items() if isinstance(value, str))
    upload = form.get("file")
    if not isinstance(upload, UploadFile) or not upload.filename:  # an empty file field, as browsers send it
        text = dict(fields).get("text", "")
        return Body("text/plain", text.encode(), fields=tuple(pair for pair in fields if pair[0] != "text"))
    return Body("multipart/form-data", await upload.read(), file_name=upload.filename or "", fields=fields)


def parsed(shape: type[S], content: bytes | dict[str, Any]) -> S:
    """The shape that a body holds; raises what FastAPI raises, so that faults look alike."""
    try:
        return shape.model_validate_json(content) if isinstance(content, bytes) else shape.model_validate(content)
    except ValidationError as error:
        raise RequestValidationError([{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors()]) from error


def rows_of(body: Body, most: int) -> list[str]:
    """The first column of a CSV body, or a JSON Lines one's strings; raises a 422 problem where there are too many.

    A header that names the column is left out; so are blank lines at the end. Every other row stays, also an empty one.
    """
    text = body.text().removeprefix("\ufeff")
    rows = list(map(_line, text.splitlines())) if body.media_type == "application/jsonl" else _cells(text)
    while rows and not rows[-1]:
        rows.pop()
    if len(rows) > most:
        raise bad_body("", too_many(most))
    return rows


def too_many(most: int) -> Bilingual:
    """The fault of a batch that is too long."""
    return Bilingual(f"có quá {most} dòng", f"has more than {most} rows")


def _cells(text: str) -> list[str]:
    first = text.split("\n", 1)[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    try:
        rows = ["".join(cells[:1]).strip() for cells in csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as error:
        raise bad_body("", Bilingual("không phải CSV", "is not CSV")) from error
    return rows[1:] if rows and rows[0].lower() in _HEADERS else rows


def _line(line: str) -> str:
    """The string on a line, bare or in an object; a line that holds none stands for itself, so that no row is lost."""
    try:
        value = json.loads(line)
    except ValueError:
        return line.strip()
    if isinstance(value, dict):
        value = next((value[name] for name in _HEADERS if name in value), None)
    return value if isinstance(value, str) else line.strip()


def bad_body(pointer: str, words: Bilingual) -> Problem:
    """A 422 problem with one place of the body."""
    return Problem(kinds.BAD_BODY, _BODY, (Fault(words, pointer=pointer),), values={"named": f"'{pointer}'"})
