"""`vankho extract`: citations and footnotes of one file, without an archive."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indexer.cli.output import put, put_json
from indexer.cli.stating import Date, Issuer, Number, Province, Title, stated_of
from indexer.cli.vietnamese import Command
from indexer.extraction import extract_file
from indexer.models.records import CitationRecord
from indexer.register import load_tables
from indexer.shapes import extraction_shape

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def extract(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp báo cáo.")],
    *,
    province: Province = None,
    date: Date = None,
    issuer: Issuer = None,
    number: Number = None,
    title: Title = None,
    json: Annotated[bool, typer.Option("--json", help="In JSON ra đầu ra chuẩn.")] = False,
) -> None:
    """Viện dẫn và chú thích của một tệp; không cần kho, không ghi gì."""
    tables = load_tables()
    facts = stated_of(file, tables, province=province, date=date, issuer=issuer, number=number, title=title)
    entry = extract_file(file, tables, facts)
    if json:
        put_json(extraction_shape(entry))
        return
    for citation in entry.citations:
        put(_line(citation))
    put(f"{len(entry.citations)} viện dẫn, {len(entry.footnotes)} chú thích.")


def _line(citation: CitationRecord) -> str:
    doubt = f"chưa rõ: {', '.join(citation.candidates)}" if citation.candidates else "chưa xác định"
    place = f" [chú thích {citation.footnote}]" if citation.footnote is not None else ""
    return f"{citation.start}-{citation.end}{place} {citation.text} → {citation.id or doubt}"
