"""Counting citations and reports under a value, one version of each report."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from indexer.catalogue.answers import Tally
from indexer.catalogue.tables import CITATIONS, REPORTS

CITED = CITATIONS.c.kind != "reference"


def tallies(connection: Connection, value: ColumnElement[Any], *conditions: ColumnElement[bool]) -> tuple[Tally, ...]:
    """How many citations and reports there are for each value of a column, the commonest first."""
    counted = CITATIONS.join(REPORTS, REPORTS.c.id == CITATIONS.c.report)
    statement = (
        select(func.coalesce(value, ""), func.count(), func.count(CITATIONS.c.report.distinct()))
        .select_from(counted)
        .where(REPORTS.c.counted, CITED, *conditions)
        .group_by(func.coalesce(value, ""))
        .order_by(func.count().desc(), func.coalesce(value, ""))
    )
    return tuple(Tally(*row) for row in connection.execute(statement))
