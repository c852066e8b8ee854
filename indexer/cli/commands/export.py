"""`vankho export`: everything of one kind, streamed."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from indexer.archive import Archive
from indexer.catalogue import Catalogue, CitationFilter
from indexer.cli.archives import DEFAULT, ArchiveFolder
from indexer.cli.output import put
from indexer.cli.vietnamese import Command
from indexer.shapes import tabular

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class What(StrEnum):
    """What can be exported."""

    CITATIONS = "citations"
    RESOLUTIONS = "resolutions"
    REPORTS = "reports"
    FOOTNOTES = "footnotes"


class Format(StrEnum):
    """How it is written."""

    CSV = "csv"
    JSONL = "jsonl"


@app.command(cls=Command)
def export(
    what: Annotated[What, typer.Argument(metavar="citations|resolutions|reports|footnotes", help="Xuất gì.")],
    *,
    format_: Annotated[Format, typer.Option("--format", help="Dạng xuất.")] = Format.CSV,
    archive: ArchiveFolder = DEFAULT,
) -> None:
    """Xuất toàn bộ viện dẫn, văn bản, báo cáo hoặc chú thích ra đầu ra chuẩn, không giới hạn số dòng."""
    with Archive(archive).current() as generation:
        columns, rows = _rows(generation.catalogue, what)
        if format_ is Format.CSV:
            _write_csv(columns, rows)
        else:
            for row in rows:
                put(json.dumps(row, ensure_ascii=False))


def _rows(catalogue: Catalogue, what: What) -> tuple[Sequence[str], Iterator[tabular.Row]]:
    match what:
        case What.CITATIONS:
            found = catalogue.citations.stream(CitationFilter(kinds=()))
            return tabular.CITATION_COLUMNS, map(tabular.citation_row, found)
        case What.RESOLUTIONS:
            return tabular.RESOLUTION_COLUMNS, map(tabular.resolution_row, catalogue.resolutions.stream())
        case What.REPORTS:
            return tabular.REPORT_COLUMNS, map(tabular.report_row, catalogue.reports.stream())
        case What.FOOTNOTES:
            return tabular.FOOTNOTE_COLUMNS, map(tabular.footnote_row, catalogue.reports.stream_footnotes())


def _write_csv(columns: Sequence[str], rows: Iterator[tabular.Row]) -> None:
    """RFC 4180: lines end in CR LF whatever the system's habit."""
    sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]  # a text stream
    writer = csv.DictWriter(sys.stdout, columns)
    writer.writeheader()
    writer.writerows(map(tabular.flat, rows))
