"""Rows for exports: one a citation, resolution, report or footnote."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from indexer.models.records import CitationRecord, FootnoteRecord, ReportRecord, ResolutionRecord
from indexer.shapes.cells import Cell, cell
from indexer.shapes.citation import CitationShape, citation_shape
from indexer.shapes.footnote import FootnoteShape, footnote_shape

Row = dict[str, Any]  # JSON values; lists of scalars and, for pieces, of pairs

CITATION_COLUMNS = ("report", *CitationShape.model_fields)
FOOTNOTE_COLUMNS = ("report", *FootnoteShape.model_fields)
REPORT_COLUMNS = (
    "id",
    "source_name",
    "title",
    "number",
    "date",
    "issuer",
    "province",
    "kind",
    "format",
    "encoding",
    "coordinates",
    "blocks",
    "footnotes",
    "citations",
    "ambiguous",
    "unresolved",
    "unmatched_marks",
    "group",
    "counted",
    "sha256",
)
RESOLUTION_COLUMNS = (
    "id",
    "type",
    "number",
    "title",
    "date",
    "issuer",
    "names",
    "member_of",
    "origin",
    "source",
    "citations",
    "in_notes",
    "reports",
    "first_date",
    "last_date",
)


def citation_row(citation: CitationRecord) -> Row:
    """A citation with the report that it stands in."""
    return {"report": citation.report, **citation_shape(citation).model_dump(mode="json")}


def footnote_row(note: FootnoteRecord) -> Row:
    """A footnote with the report that it stands in."""
    return {"report": note.report, **footnote_shape(note).model_dump()}


def report_row(report: ReportRecord) -> Row:
    """A report with its figures; of unmatched marks only how many."""
    figures = asdict(report.counts) | {"unmatched_marks": len(report.unmatched_marks)}
    return {name: figures[name] if name in figures else getattr(report, name) for name in REPORT_COLUMNS}


def resolution_row(resolution: ResolutionRecord) -> Row:
    """A resolution with its figures."""
    row = {name: getattr(resolution, name) for name in RESOLUTION_COLUMNS}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}


def flat(row: Row) -> dict[str, Cell]:
    """The row for a table."""
    return {name: cell(value) for name, value in row.items()}
