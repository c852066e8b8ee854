"""Text of a block cut where citations, note marks and highlights begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.models.records import CitationRecord, FootnoteRecord


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under at most one leading citation; the note marks stand after it.

    `also` are citations that share the stretch and have none of their own ("khóa XI, XII").
    """

    text: str
    citation: CitationRecord | None = None
    also: tuple[CitationRecord, ...] = ()
    notes: tuple[FootnoteRecord, ...] = ()
    marked: bool = False


def segments(
    text: str,
    citations: Sequence[CitationRecord] = (),
    notes: Sequence[FootnoteRecord] = (),
    marks: Sequence[tuple[int, int]] = (),
) -> tuple[Segment, ...]:
    """The text in order, cut; joined again, the segments' texts are the text."""
    cuts = {0, len(text)}
    for citation in citations:
        cuts |= {citation.block_start, citation.block_end}
    cuts |= {note.anchor_offset for note in notes if note.anchor_offset is not None}
    cuts |= {place for mark in marks for place in mark}
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    leading = [_leading(citations, a, b) for a, b in pairwise(edges)]
    hidden = [citation for citation in citations if citation not in leading]
    return tuple(
        Segment(
            text[a:b],
            lead,
            tuple(c for c in hidden if c.block_end == b),
            tuple(note for note in notes if note.anchor_offset == b or (a == 0 == note.anchor_offset)),
            any(start <= a and b <= end for start, end in marks),
        )
        for (a, b), lead in zip(pairwise(edges), leading, strict=True)
    )


def _leading(citations: Sequence[CitationRecord], start: int, end: int) -> CitationRecord | None:
    """Of the citations over a stretch the one with the shortest span: a later item of a list, not the list."""
    over = [c for c in citations if c.block_start <= start and end <= c.block_end]
    return min(over, key=lambda c: (c.block_end - c.block_start, c.order), default=None)
