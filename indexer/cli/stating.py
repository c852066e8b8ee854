"""Facts of a report that the archivist states on the command line or in a sidecar file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

import typer

from indexer.cli.output import Failure
from indexer.models.tables import Tables

Province = Annotated[
    str | None, typer.Option(help="Tỉnh của báo cáo (slug, ví dụ tra-vinh); thay cho điều văn bản ghi.")
]
Date = Annotated[str | None, typer.Option(help="Ngày của báo cáo: 2020-03-05, 2020-03 hoặc 2020.")]
Issuer = Annotated[str | None, typer.Option(help="Cơ quan ban hành báo cáo.")]
Number = Annotated[str | None, typer.Option(help="Số, ký hiệu của báo cáo.")]
Title = Annotated[str | None, typer.Option(help="Tên báo cáo.")]

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def stated(tables: Tables, **facts: str | None) -> Mapping[str, str]:
    """The facts that were stated, checked; Failure with code 2 where one cannot be."""
    given = {name: value.strip() for name, value in facts.items() if value and value.strip()}
    fault = wrong_fact(given, tables)
    if fault:
        raise Failure(f"Sai cách dùng: {fault}", code=2)
    return given


def wrong_fact(facts: Mapping[str, str], tables: Tables) -> str | None:
    """What is wrong with stated facts, with the remedy; None where they can stand."""
    province, date = facts.get("province"), facts.get("date")
    if province is not None and province not in {row.slug for row in tables.provinces}:
        guess = tables.province_slug(province)
        hint = f"; có phải «{guess}»?" if guess else "; dùng slug như tra-vinh, ha-tinh, phu-tho."
        return f"không có tỉnh «{province}»{hint}"
    if date is not None and not _DATE.fullmatch(date):
        return f"ngày «{date}» không đúng dạng; viết 2020-03-05, 2020-03 hoặc 2020."
    return None
