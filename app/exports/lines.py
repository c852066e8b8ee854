"""CSV (RFC 4180) and JSON Lines, a few hundred rows at a time."""

from __future__ import annotations

import csv
import io
import json
import logging
from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from typing import Literal

from pydantic import BaseModel

from app.exports.cells import cells, columns

_LOG = logging.getLogger("vankho.web")
_AT_ONCE = 200
_BOM = "\ufeff"  # makes Excel read a CSV file as UTF-8


def csv_lines(
    shape: type[BaseModel], rows: Iterable[BaseModel], *, separator: Literal[",", ";"] = ",", bom: bool = False
) -> Generator[str]:
    """A header and a line a row, lines ended by CRLF."""
    yield (_BOM if bom else "") + _csv([list(columns(shape))], separator)
    for chunk in _chunks(rows):
        yield _csv((cells(shape, row) for row in chunk), separator)


def json_lines(rows: Iterable[BaseModel]) -> Generator[str]:
    """A JSON object a line; the last line counts them, or says that the list broke off."""
    count = 0
    try:
        for chunk in _chunks(rows):
            yield "".join(row.model_dump_json() + "\n" for row in chunk)
            count += len(chunk)
    except Exception as error:  # the status is sent: the last line is the only place left to tell
        _LOG.error("an export broke off after %d rows", count, exc_info=error)
        yield json.dumps({"end": False, "count": count, "error": "/problems/internal"}) + "\n"
        return
    yield json.dumps({"end": True, "count": count}) + "\n"


def _csv(rows: Iterable[Iterable[object]], separator: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _chunks(rows: Iterable[BaseModel]) -> Iterator[list[BaseModel]]:
    rows = iter(rows)
    while chunk := list(islice(rows, _AT_ONCE)):
        yield chunk
