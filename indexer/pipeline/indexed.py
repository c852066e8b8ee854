"""Blocks as the engine takes them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from indexer.engines import IndexedBlock
from indexer.models.naming import slug
from indexer.models.records import BlockRecord, CitationRecord, ReportEntry

Values = dict[str, tuple[str, ...]]


def indexed_blocks(entry: ReportEntry) -> Iterator[IndexedBlock]:
    """Every block of a report with the values that queries filter and count by."""
    report = entry.report
    common = {
        "province": _one(report.province),
        "date": _one(report.date),
        "year": _one(report.date[:4] if report.date else None),
        "kind": _one(slug(report.kind) if report.kind else None),
    }
    cited: dict[str, list[CitationRecord]] = {}
    for citation in entry.citations:
        cited.setdefault(citation.block, []).append(citation)
    segmented = entry.words or ((),) * len(entry.blocks)
    for block, words in zip(entry.blocks, segmented, strict=True):
        values = {
            **common,
            "part": ("footnote" if block.kind == "footnote" else "body",),
            **_cited(cited.get(block.key, ())),
        }
        yield IndexedBlock(
            id=f"{report.id}/{block.key}",
            report=report.id,
            text=block.text,
            weight=_weight(block),
            values={name: value for name, value in values.items() if value},
            words=words,
        )


def _cited(citations: Iterable[CitationRecord]) -> Values:
    """What the block cites; kind `reference` counts as a way to find the resolution."""
    found = list(citations)
    return {
        "resolution": _distinct(citation.id for citation in found),
        "type": _distinct(slug(citation.type) for citation in found),
        "issuer": _distinct(citation.id.split("/")[0].split(".")[0] for citation in found if citation.id),
        "number": _distinct(citation.canonical or citation.number for citation in found),
    }


def _weight(block: BlockRecord) -> Literal["title", "heading", "body", "footnote"]:
    match block.kind:
        case "title" | "heading" | "footnote":
            return block.kind
    return "body"


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
