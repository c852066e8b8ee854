"""`vankho read`: the reading text of one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indexer.cli.output import put, put_json
from indexer.cli.stating import Date, Issuer, Number, Province, Title, stated_of
from indexer.cli.vietnamese import Command
from indexer.extraction import read_report
from indexer.register import load_tables
from indexer.shapes import reading_shape

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp báo cáo.")],
    *,
    province: Province = None,
    date: Date = None,
    issuer: Issuer = None,
    number: Number = None,
    title: Title = None,
    json: Annotated[bool, typer.Option("--json", help="In JSON ra đầu ra chuẩn.")] = False,
) -> None:
    """Văn bản đọc của một tệp: đoạn trọn vẹn, chú thích gắn về chỗ của nó."""
    tables = load_tables()
    facts = stated_of(file, tables, province=province, date=date, issuer=issuer, number=number, title=title)
    entry = read_report(file, tables, facts)
    if json:
        put_json(reading_shape(entry))
    else:
        put("\n\n".join(block.text for block in entry.blocks))
