"""Filters as conditions on tables."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, or_, select, true

from indexer.catalogue.answers import CitationFilter, ReportFilter, ResolutionFilter
from indexer.catalogue.tables import CELLS, CITATIONS, REPORTS, RESOLUTIONS
from indexer.catalogue.words import plain_words

Condition = ColumnElement[bool]


def report_conditions(wanted: ReportFilter) -> list[Condition]:
    """The conditions on the reports' table."""
    c = REPORTS.c
    conditions = [*_one_of(c.id, wanted.ids), *_one_of(c.province, wanted.provinces), *_one_of(c.kind, wanted.kinds)]
    conditions += _years(c.date, wanted.years)
    if wanted.group is not None:
        conditions.append(c.group == wanted.group)
    if wanted.cites is not None:
        conditions.append(c.id.in_(select(CELLS.c.report).where(CELLS.c.resolution == wanted.cites)))
    if wanted.counted:
        conditions.append(c.counted == true())
    if wanted.added_after is not None:
        conditions.append(c.added_in > wanted.added_after)
    return conditions


def citation_conditions(wanted: CitationFilter) -> list[Condition]:
    """The conditions on the citations' table."""
    c = CITATIONS.c
    conditions = [
        *_one_of(c.report, wanted.reports),
        *_one_of(c.resolution, wanted.resolutions),
        *_one_of(c.block, wanted.blocks),
        *_one_of(c.kind, wanted.kinds),
        *_one_of(c.type, wanted.types),
        *_one_of(c.term, wanted.terms),
        *_one_of(c.status, wanted.statuses),
        *_one_of(c.report_province, wanted.provinces),
        *_issuers(c.issuer_slug, c.body_slug, wanted.issuers),
        *_years(c.report_date, wanted.years),
    ]
    if wanted.place is not None:
        conditions.append(c.footnote_key.is_not(None) if wanted.place == "footnote" else c.footnote_key.is_(None))
    if wanted.mended is not None:
        conditions.append(c.as_written_wrong == wanted.mended)
    return conditions


def resolution_conditions(wanted: ResolutionFilter) -> list[Condition]:
    """The conditions on the resolutions' table."""
    c = RESOLUTIONS.c
    conditions = [
        *_one_of(c.type, wanted.types),
        *_one_of(c.term, wanted.terms),
        *_one_of(c.province, wanted.provinces),
        *_issuers(c.issuer_slug, c.body_slug, wanted.issuers),
    ]
    if wanted.cited:
        conditions.append(c.reports > 0)
    if wanted.text:
        conditions += [c.searched.contains(f" {word}", autoescape=True) for word in plain_words(wanted.text)]
    return conditions


def _one_of(column: Column[Any], values: tuple[str, ...]) -> list[Condition]:
    if not values:
        return []
    return [column == values[0] if len(values) == 1 else column.in_(values)]


def _issuers(full: Column[Any], body: Column[Any], values: tuple[str, ...]) -> list[Condition]:
    return [or_(full.in_(values), body.in_(values))] if values else []


def _years(column: Column[Any], years: tuple[int | None, int | None]) -> list[Condition]:
    """ISO dates and their prefixes compare as text; a report without date is in no range."""
    first, last = years
    conditions = []
    if first is not None or last is not None:
        conditions.append(column >= f"{first or 1:04d}")
    if last is not None:
        conditions.append(column < f"{last + 1:04d}")
    return conditions
