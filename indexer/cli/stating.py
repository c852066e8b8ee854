"""The options by which an archivist states facts of a report."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from indexer.cli.output import Failure
from indexer.extraction.stating import WrongFactError, check_facts, sidecar_facts
from indexer.models.tables import Tables

Province = Annotated[
    str | None, typer.Option(help="Tỉnh của báo cáo (slug, ví dụ tra-vinh); thay cho điều văn bản ghi.")
]
Date = Annotated[str | None, typer.Option(help="Ngày của báo cáo: 2020-03-05, 2020-03 hoặc 2020.")]
Issuer = Annotated[str | None, typer.Option(help="Cơ quan ban hành báo cáo.")]
Number = Annotated[str | None, typer.Option(help="Số, ký hiệu của báo cáo.")]
Title = Annotated[str | None, typer.Option(help="Tên báo cáo.")]


def stated_of(file: Path, tables: Tables, **facts: str | None) -> Mapping[str, str]:
    """The facts that options state of one file, and beside them its sidecar's; Failure where one cannot be."""
    given = stated(tables, **facts)
    try:
        return {**sidecar_facts(file, tables), **given}
    except WrongFactError as fault:
        raise Failure(f"«{file}»: {fault}", code=2 if fault.usage else 1) from fault


def stated(tables: Tables, **facts: str | None) -> Mapping[str, str]:
    """The facts that options state, checked; Failure with code 2 where one cannot be."""
    given = {name: value.strip() for name, value in facts.items() if value and value.strip()}
    try:
        check_facts(given, tables)
    except WrongFactError as fault:
        raise Failure(f"Sai cách dùng: {fault}", code=2) from fault
    return given
