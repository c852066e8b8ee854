"""Flat rows for exports: one row a citation, resolution, report or footnote, cells of text, numbers or nothing."""

from __future__ import annotations

import json

from indexer.models.records import CitationRecord, FootnoteRecord, ReportRecord, ResolutionRecord
from indexer.shapes.citation import CitationShape
from indexer.shapes.footnote import FootnoteShape

Cell = str | int | float | bool | None
Row = dict[str, Cell]

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
    """A citation with the report that it stands in; lists are joined: pieces as `start-end`, candidates by space."""
    row: Row = {name: getattr(citation, name) for name in CITATION_COLUMNS if name not in ("pieces", "candidates")}
    row["pieces"] = " ".join(f"{start}-{end}" for start, end in citation.pieces)
    row["candidates"] = " ".join(citation.candidates)
    return {name: row[name] for name in CITATION_COLUMNS}


def footnote_row(note: FootnoteRecord) -> Row:
    """A footnote with the report that it stands in."""
    return {name: getattr(note, name) for name in FOOTNOTE_COLUMNS}


def report_row(report: ReportRecord) -> Row:
    """A report with its figures."""
    row: Row = {name: getattr(report.counts, name, None) for name in REPORT_COLUMNS}
    plain = (name for name in REPORT_COLUMNS if hasattr(report, name) and name != "unmatched_marks")
    row |= {name: getattr(report, name) for name in plain}
    row["unmatched_marks"] = len(report.unmatched_marks)
    return row


def resolution_row(resolution: ResolutionRecord) -> Row:
    """A resolution with its figures; names are a JSON list, works that comprise it are joined by space."""
    row: Row = {name: getattr(resolution, name) for name in RESOLUTION_COLUMNS if name not in ("names", "member_of")}
    row["names"] = json.dumps(resolution.names, ensure_ascii=False)
    row["member_of"] = " ".join(resolution.member_of)
    return {name: row[name] for name in RESOLUTION_COLUMNS}
