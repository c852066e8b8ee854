"""`vankho lookup`: which resolution a written number or name means."""

from __future__ import annotations

from typing import Annotated

import typer

from indexer.citations import LookupAnswer
from indexer.citations import lookup as look_up
from indexer.cli.output import put, put_json
from indexer.cli.vietnamese import Command
from indexer.register import load_tables
from indexer.shapes.lookup import LookupShape, LookupsShape

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def lookup(
    numbers: Annotated[
        list[str], typer.Argument(metavar="NUMBER...", help="Số, ký hiệu hoặc tên, viết kiểu nào cũng được.")
    ],
    *,
    json: Annotated[bool, typer.Option("--json", help="In JSON ra đầu ra chuẩn.")] = False,
) -> None:
    """Mỗi số hoặc tên đã viết là văn bản nào; không cần kho."""
    tables = load_tables()
    answers = [_shape(number, look_up(number, tables)) for number in numbers]
    if json:
        put_json(LookupsShape(answers))
        return
    for answer in answers:
        put(_line(answer))


def _shape(query: str, answer: LookupAnswer) -> LookupShape:
    return LookupShape(
        query=query,
        status=answer.status,
        id=answer.id,
        candidates=list(answer.candidates) if answer.status == "ambiguous" else [],
        canonical=answer.canonical,
        title=answer.title,
        date=answer.date,
    )


def _line(answer: LookupShape) -> str:
    match answer.status:
        case "found":
            known = ", ".join(part for part in (answer.canonical, answer.date, answer.title) if part)
            return f"{answer.query} → {answer.id}" + (f" ({known})" if known else "")
        case "ambiguous":
            return f"{answer.query} → có thể là: {', '.join(answer.candidates)}"
        case "unknown":
            return f"{answer.query} → chưa có trong sổ văn bản"
        case "not_a_citation":
            return f"{answer.query} → không phải viện dẫn"
