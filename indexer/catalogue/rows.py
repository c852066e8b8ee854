"""Records to table rows and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from functools import cache
from typing import Any

from sqlalchemy import RowMapping

from indexer.catalogue.words import plain_words
from indexer.models.records import (
    BlockRecord,
    CitationRecord,
    FootnoteRecord,
    ReportCounts,
    ReportRecord,
    ResolutionRecord,
    Witness,
)
from indexer.models.report import Fact, ReportFacts, UnmatchedMark

Values = dict[str, Any]


def report_values(report: ReportRecord, fingerprint: str) -> Values:
    """The row of a report."""
    return {
        **{name: getattr(report, name) for name in _REPORT_PLAIN},
        **asdict(report.counts),
        "date": report.date or "",
        "province": report.province or "",
        "kind": report.kind or "",
        "facts": asdict(report.facts),
        "parts": [asdict(part) for part in report.parts],
        "repairs": dict(report.repairs),
        "unmatched_marks": [asdict(mark) for mark in report.unmatched_marks],
        "own_ids": list(report.own_ids),
        "fingerprint": fingerprint,
    }


def report_record(row: RowMapping) -> ReportRecord:
    """The report of a row."""
    return ReportRecord(
        **{name: row[name] for name in _REPORT_PLAIN},
        counts=ReportCounts(**{field.name: row[field.name] for field in fields(ReportCounts)}),
        facts=_facts(row["facts"]),
        parts=tuple(_facts(part) for part in row["parts"]),
        repairs=row["repairs"],
        unmatched_marks=tuple(UnmatchedMark(**mark) for mark in row["unmatched_marks"]),
        own_ids=tuple(row["own_ids"]),
    )


def block_values(block: BlockRecord) -> Values:
    """The row of a block."""
    return {**_plain(block), "headings": list(block.headings)}


def block_record(row: RowMapping) -> BlockRecord:
    """The block of a row."""
    return BlockRecord(**{**_taken(row, BlockRecord), "headings": tuple(row["headings"])})


def footnote_values(note: FootnoteRecord) -> Values:
    """The row of a footnote."""
    return _plain(note)


def footnote_record(row: RowMapping) -> FootnoteRecord:
    """The footnote of a row."""
    return FootnoteRecord(**_taken(row, FootnoteRecord))


def citation_values(citation: CitationRecord, report: ReportRecord) -> Values:
    """The row of a citation, with what lists are filtered and ordered by."""
    values = _plain(citation)
    return {
        **values,
        **id_values(values.pop("id")),
        "resolution": citation.id,
        "pieces": [list(piece) for piece in citation.pieces],
        "candidates": list(citation.candidates),
        "status": citation.status,
        "report_date": report.date or "",
        "report_province": report.province or "",
    }


def citation_record(row: RowMapping) -> CitationRecord:
    """The citation of a row."""
    return CitationRecord(
        **{name: row[name] for name in _CITATION_PLAIN},
        id=row["resolution"],
        pieces=tuple((start, end) for start, end in row["pieces"]),
        candidates=tuple(row["candidates"]),
    )


def id_values(resolution: str | None) -> Values:
    """What an id says of issuer and period; all None without one."""
    parts = resolution.split("/") if resolution else []
    return {
        "issuer_slug": parts[0] if parts else None,
        "body_slug": parts[0].split(".")[0] if parts else None,
        "term": parts[2] if len(parts) == 4 else None,
    }


def resolution_values(resolution: ResolutionRecord) -> Values:
    """The row of a resolution."""
    searched = (resolution.type, resolution.number, resolution.title, *resolution.names)
    return {
        **_plain(resolution),
        **id_values(resolution.id),
        "names": list(resolution.names),
        "member_of": list(resolution.member_of),
        "province": resolution.province,
        "searched": "".join(f" {word}" for text in searched if text for word in plain_words(text)),
    }


def resolution_record(row: RowMapping) -> ResolutionRecord:
    """The resolution of a row."""
    values = _taken(row, ResolutionRecord)
    return ResolutionRecord(**{**values, "names": tuple(row["names"]), "member_of": tuple(row["member_of"])})


def witness_values(witness: Witness) -> Values:
    """The row of a witness."""
    return _plain(witness)


def witness_record(row: RowMapping) -> Witness:
    """The witness of a row."""
    return Witness(**_taken(row, Witness))


def _facts(stored: Mapping[str, Any]) -> ReportFacts:
    return ReportFacts(**{name: Fact(**fact) for name, fact in stored.items() if fact})


@cache
def _names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _plain(record: Any) -> Values:  # noqa: ANN401 - any of the frozen records
    return {name: getattr(record, name) for name in _names(record.__class__)}


def _taken(row: RowMapping, record: type) -> Values:
    return {name: row[name] for name in _names(record)}


_REPORT_PLAIN = (
    "id",
    "sha256",
    "source_name",
    "format",
    "encoding",
    "coordinates",
    "group",
    "counted",
    "added_in",
)
_CITATION_PLAIN = tuple(
    field.name for field in fields(CitationRecord) if field.name not in {"id", "pieces", "candidates"}
)
