"""`vankho search`: the API's search on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from indexer.answering import SearchRequest
from indexer.answering import search as answer
from indexer.archive import Archive
from indexer.cli.archives import DEFAULT, ArchiveFolder
from indexer.cli.output import put, put_json, say
from indexer.cli.vietnamese import Command
from indexer.register import load_tables
from indexer.shapes.search import InterpretationShape, ResultShape

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help='Từ, "cụm từ", số văn bản, hoặc bộ lọc.')],
    *,
    limit: Annotated[int, typer.Option(min=1, max=200, help="Số kết quả.")] = 20,
    json: Annotated[bool, typer.Option("--json", help="In JSON ra đầu ra chuẩn.")] = False,
    archive: ArchiveFolder = DEFAULT,
) -> None:
    """Tìm đoạn văn trong kho."""
    with Archive(archive).current() as generation:
        request = SearchRequest(query, limit=limit)
        found = answer(generation.catalogue, generation.searcher, load_tables(), request)
    if json:
        put_json(found)
        return
    for place, result in enumerate(found.results, 1):
        put(_text(place, result))
    for line in _understood(found.interpretation):
        say(line)
    more = " (quá giờ, chưa đếm hết)" if found.timed_out else ""
    say(f"{found.total.value} đoạn khớp đủ{more}; {found.took_ms:.0f} ms.")


def _understood(read: InterpretationShape) -> Iterator[str]:
    """What the query was taken for, what was left out of it, and what would find something."""
    for named in read.resolutions:
        yield f"văn bản: {named.number or named.title or named.text} ({named.id})"
    for meant in read.expansions:
        yield f"{meant.text}: {meant.value}"
    if read.ignored:
        yield f"bỏ qua: {', '.join(one.text for one in read.ignored)}"
    for near in read.suggestions:
        yield f"thử: {near.query} ({near.total} đoạn)"


def _text(place: int, result: ResultShape) -> str:
    report = result.report
    note = f", chú thích {result.location.footnote}" if result.location.footnote is not None else ""
    head = f"{place}. {report.title or report.source_name} ({report.date or 'không rõ ngày'}{note})"
    return f"{head}\n   {' '.join(result.snippet.text.split())}\n   {report.id}/{result.block}"
