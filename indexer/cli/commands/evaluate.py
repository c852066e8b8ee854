"""`vankho evaluate`: how well foreign passages are ranked; needs no archive and leaves nothing behind."""

from __future__ import annotations

import csv
import json as json_
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from indexer.answering import evaluate as judge
from indexer.cli.output import Failure, put
from indexer.cli.vietnamese import Command
from indexer.register import load_tables

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def evaluate(
    *,
    passages: Annotated[Path, typer.Option(help='Mỗi dòng {"id", "text"}: một đoạn.')],
    queries: Annotated[Path, typer.Option(help='Mỗi dòng {"id", "text"}: một câu hỏi.')],
    qrels: Annotated[Path, typer.Option(help="Mỗi dòng: mã câu hỏi, mã đoạn, điểm, cách nhau bằng tab.")],
    json: Annotated[bool, typer.Option("--json", help="In JSON ra đầu ra chuẩn.")] = False,
) -> None:
    """Xếp hạng các đoạn cho trước bằng chính phép phân tích, cú pháp và máy tìm kiếm của vankho, rồi chấm điểm."""
    figures = judge(list(_pairs(passages)), list(_pairs(queries)), _grades(qrels), load_tables())
    if json:
        put(json_.dumps(figures))
        return
    for name, value in figures.items():
        put(f"{name} {value}")


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    for number, line in _lines(path):
        try:
            row = json_.loads(line)
            yield str(row["id"]), str(row["text"])
        except (ValueError, KeyError, TypeError) as fault:
            raise Failure(f"«{path}», dòng {number}: cần một đối tượng JSON có id và text.") from fault


def _grades(path: Path) -> dict[str, dict[str, float]]:
    grades: dict[str, dict[str, float]] = {}
    for number, line in _lines(path):
        try:
            query, passage, grade = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
            grades.setdefault(query, {})[passage] = float(grade)
        except ValueError as fault:
            raise Failure(f"«{path}», dòng {number}: cần ba cột cách nhau bằng tab, cột ba là số.") from fault
    return grades


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that hold something, numbered from 1; only a line feed ends a line, as JSON Lines has it."""
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            yield from ((number, line.rstrip("\r\n")) for number, line in enumerate(file, 1) if line.strip())
    except (OSError, UnicodeDecodeError) as fault:
        raise Failure(f"Không đọc được «{path}»: {fault}. Hãy kiểm tra đường dẫn và mã UTF-8.") from fault
