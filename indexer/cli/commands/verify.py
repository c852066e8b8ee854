"""`vankho verify`: is an archive whole?"""

from __future__ import annotations

import typer

from indexer.archive import Archive
from indexer.cli.archives import DEFAULT, ArchiveFolder
from indexer.cli.output import put, say
from indexer.cli.vietnamese import Command
from indexer.pipeline import verify as faults_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def verify(*, archive: ArchiveFolder = DEFAULT) -> int:
    """Kiểm tra thế hệ hiện hành: sổ mục, chỉ mục và bản gốc có đủ và khớp nhau không."""
    found = faults_of(Archive(archive))
    for fault in found.faults:
        say(f"LỖI: {fault}")
    put(
        f"Thế hệ {found.generation}: {found.reports} báo cáo, {found.blocks} đoạn; "
        + ("không có lỗi." if not found.faults else f"{len(found.faults)} lỗi.")
    )
    return 1 if found.faults else 0
