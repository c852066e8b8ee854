"""`vankho index`: add what is new or changed to an archive."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indexer.archive import Archive
from indexer.cli.archives import DEFAULT, ArchiveFolder
from indexer.cli.output import put, say
from indexer.cli.progress import progress
from indexer.cli.stating import Date, Issuer, Number, Province, Title, stated
from indexer.cli.vietnamese import Command
from indexer.pipeline import Summary
from indexer.pipeline import index as build
from indexer.register import load_tables

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def index(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Tệp và thư mục báo cáo.")],
    *,
    archive: ArchiveFolder = DEFAULT,
    province: Province = None,
    date: Date = None,
    issuer: Issuer = None,
    number: Number = None,
    title: Title = None,
) -> int:
    """Đưa báo cáo mới hoặc đã đổi vào kho; không bỏ gì khác.

    Điều văn bản không ghi có thể nêu bằng tùy chọn, hoặc trong tệp kèm `<tệp>.toml` với cùng các khóa
    (province, date, issuer, number, title).
    """
    tables = load_tables()
    facts = stated(tables, province=province, date=date, issuer=issuer, number=number, title=title)
    with progress() as shown:
        summary = build(paths, Archive(archive), tables, facts, shown)
    _tell(summary, archive)
    return summary.exit_code


def _tell(summary: Summary, archive: Path) -> None:
    for name in summary.skipped:
        say(f"Bỏ qua {name}: không phải định dạng báo cáo.")
    for failure in summary.failures:
        say(f"LỖI {failure.path}: {failure.reason}")
    if summary.stale:
        say(f"Đã đọc lại {summary.stale} báo cáo có sẵn trong kho: sổ văn bản, đính chính hoặc chương trình đã đổi.")
    put(
        f"{summary.new} báo cáo mới, {summary.changed} đã đổi, {summary.unchanged} không đổi, "
        f"{len(summary.failures)} lỗi; {summary.blocks} đoạn, {summary.footnotes} chú thích, "
        f"{summary.citations} viện dẫn ({summary.unresolved} chưa xác định); {summary.seconds:.1f} giây."
    )
    if summary.generation is not None:
        put(f"Kho «{archive}»: thế hệ {summary.generation} đã sẵn sàng.")
