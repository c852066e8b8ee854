"""A report as its page shows it: blocks in order, tables put together, notes at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from app.pages.marking import Segment, segments
from indexer.models.records import BlockRecord, CitationRecord, FootnoteRecord

_CELL = " | "


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block with its text cut for display; `depth` counts the headings above a heading, itself included."""

    block: BlockRecord
    segments: tuple[Segment, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table's row."""

    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    block: BlockRecord
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Table rows that follow each other."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note with its text cut for display; `anchored` tells whether its mark stands in the body."""

    footnote: FootnoteRecord
    shown: ShownBlock
    anchored: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole report for display."""

    body: tuple[ShownBlock | Table, ...]
    notes: tuple[Note, ...]
    headings: tuple[ShownBlock, ...]


def reading(
    blocks: Sequence[BlockRecord],
    footnotes: Sequence[FootnoteRecord],
    citations: Iterable[CitationRecord],
    marks: Mapping[str, Sequence[tuple[int, int]]] = MappingProxyType({}),
) -> Reading:
    """Put a report together for display; `marks` are ranges to highlight, by the key of their block."""
    cited: dict[str, list[CitationRecord]] = defaultdict(list)
    for citation in citations:
        cited[citation.block].append(citation)
    anchored: dict[str, list[FootnoteRecord]] = defaultdict(list)
    for footnote in footnotes:
        if footnote.anchor_block is not None and footnote.anchor_offset is not None:
            anchored[footnote.anchor_block].append(footnote)
    depths = _depths(blocks)
    shown = {
        block.key: ShownBlock(
            block,
            segments(block.text, cited[block.key], anchored[block.key], marks.get(block.key, ())),
            depths.get(block.key, 0),
        )
        for block in blocks
    }
    return Reading(
        tuple(_body(block for block in shown.values() if block.block.kind != "footnote")),
        tuple(
            Note(footnote, shown[footnote.block], footnote.anchor_block in shown)
            for footnote in footnotes
            if footnote.block in shown
        ),
        tuple(one for one in shown.values() if one.block.kind == "heading"),
    )


def _depths(blocks: Iterable[BlockRecord]) -> dict[str, int]:
    """How deep each heading stands: a report may begin at level 2 or leave one out, an outline may not."""
    above: list[int] = []
    found = {}
    for block in blocks:
        if block.kind == "heading":
            above = [*(level for level in above if level < block.level), block.level]
            found[block.key] = len(above)
    return found


def _body(blocks: Iterable[ShownBlock]) -> Iterator[ShownBlock | Table]:
    for is_row, run in groupby(blocks, lambda shown: shown.block.kind == "table_row"):
        if is_row:
            yield Table(tuple(Row(shown.block, tuple(_cells(shown.segments))) for shown in run))
        else:
            yield from run


def _cells(parts: Iterable[Segment]) -> Iterator[Cell]:
    """The row cut at its cell borders; a citation never runs over one."""
    cell: list[Segment] = []
    for part in parts:
        first, *rest = part.text.split(_CELL) if part.citation is None else [part.text]
        last = len(rest) - 1
        cell.append(Segment(first, part.citation, part.also, () if rest else part.notes, part.marked))
        for i, text in enumerate(rest):
            yield Cell(tuple(cell))
            cell = [Segment(text, notes=part.notes if i == last else (), marked=part.marked)]
    yield Cell(tuple(cell))
