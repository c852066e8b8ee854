"""Finds the block that a place of the text belongs to, and where in the block it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.models.aligned import AlignedText
from indexer.models.report import Block
from indexer.parsing.keyed import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the reading text of a block; `place` is the same place in the mended text."""

    block: Block
    offset: int
    place: int


@dataclass(frozen=True, slots=True)
class Anchors:
    """The blocks of the body with the places where their paragraphs start."""

    whole: AlignedText
    starts: Sequence[int]
    body: Sequence[Block]

    def at(self, place: int) -> int:
        """Which block holds the place, or stands before it; -1 where none does."""
        return bisect_right(self.starts, place) - 1

    def of(self, mark: Span | None) -> Anchor | None:
        """The anchor of a mark."""
        if mark is None or (at := self.at(mark[0])) < 0:
            return None
        return Anchor(self.body[at], self._offset(self.body[at].content, mark[0]), mark[0])

    def _offset(self, content: AlignedText, place: int) -> int:
        """How many letters of the content stand before the place."""
        source_place = self.whole.source_span(place, place)[0]
        at = bisect_right(content.runs, source_place, key=lambda run: run.source_end)
        while at > 0 and content.runs[at - 1].source_end > source_place:
            at -= 1
        if at == len(content.runs):
            return len(content)
        run = content.runs[at]
        return run.start + (max(0, source_place - run.source_start) if run.linear else 0)
