"""Puts the report together: blocks in reading order, each note after the block it hangs on, keys, places."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.models.aligned import AlignedText
from indexer.models.report import Block, BlockKind, Footnote, UnmatchedMark
from indexer.models.source import Source
from indexer.parsing.anchors import Anchor, Anchors
from indexer.parsing.flow import Paragraph
from indexer.parsing.joining import joined
from indexer.parsing.keyed import FoundNote, FoundNotes
from indexer.parsing.structure import Shape

_KEY_LETTERS = 12
_Hanging = tuple[Block, Footnote, Anchor | None]


@dataclass(frozen=True, slots=True)
class Assembled:
    """The body of a report."""

    text: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    unmatched: tuple[UnmatchedMark, ...]


def assemble(
    source: Source, whole: AlignedText, shaped: Sequence[tuple[Paragraph, Shape]], found: FoundNotes
) -> Assembled:
    """The report's blocks, footnotes and marks without a note."""
    keys = _Keys()
    body = [_block(whole, paragraph, shape, keys) for paragraph, shape in shaped]
    anchors = Anchors(whole, [paragraph.first.start for paragraph, _ in shaped], body)
    hanging = _hanging(found.notes, anchors, keys)
    blocks = _placed(source, _in_order(body, hanging))
    places = _Places(source, whole, {block.key: block for block in blocks})
    lost = [(number, anchor) for number, span in found.unmatched if (anchor := anchors.of(span))]
    return Assembled(
        source.text if source.coordinates == "source" else "\n\n".join(block.text for block in blocks),
        blocks,
        tuple(replace(note, ref_start=places.of(anchor)) for at in sorted(hanging) for _, note, anchor in hanging[at]),
        tuple(UnmatchedMark(number, places.of(anchor) or 0, anchor.block.key) for number, anchor in lost),
    )


class _Keys:
    """Gives each block a key of its content, with its place among equal ones."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, kind: BlockKind, text: str) -> str:
        digest = hashlib.sha256(f"{kind}\n{' '.join(text.split()).casefold()}".encode()).hexdigest()[:_KEY_LETTERS]
        self._seen[digest] += 1
        return digest if self._seen[digest] == 1 else f"{digest}-{self._seen[digest]}"


@dataclass(frozen=True, slots=True)
class _Places:
    """Counts anchors in the report's coordinates."""

    source: Source
    whole: AlignedText
    blocks: dict[str, Block]

    def of(self, anchor: Anchor | None) -> int | None:
        if anchor is None:
            return None
        if self.source.coordinates == "reading":
            return self.blocks[anchor.block.key].start + anchor.offset
        return self.whole.source_span(anchor.place, anchor.place)[0]


def _block(whole: AlignedText, paragraph: Paragraph, shape: Shape, keys: _Keys) -> Block:
    content = joined(whole, paragraph.spans)
    return Block(keys.of(shape.kind, content.text), shape.kind, shape.level, content, 0, 0, part=shape.part)


def _hanging(notes: Sequence[FoundNote], anchors: Anchors, keys: _Keys) -> dict[int, list[_Hanging]]:
    """The notes by the block that they follow, in the order of their texts."""
    hanging: dict[int, list[_Hanging]] = defaultdict(list)
    for order, note in enumerate(notes, 1):
        content = joined(anchors.whole, note.pieces)
        if not content.text:
            continue
        anchor = anchors.of(note.mark)
        at = anchors.at(note.mark[0] if note.mark else note.whole[0][0])
        part = anchors.body[at].part if at >= 0 else 0
        key = f"n{order}"
        block = Block(keys.of("footnote", content.text), "footnote", 0, content, 0, 0, footnote_key=key, part=part)
        where = (anchor.block.key, anchor.offset) if anchor else (None, None)
        hanging[at].append((block, Footnote(key, note.number, content.text, block.key, None, *where), anchor))
    return hanging


def _in_order(body: Sequence[Block], hanging: dict[int, list[_Hanging]]) -> list[Block]:
    blocks = [block for block, *_ in hanging.get(-1, ())]
    for at, block in enumerate(body):
        blocks += [block, *(note for note, *_ in hanging.get(at, ()))]
    return blocks


def _placed(source: Source, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with their places in the report's text, and their pages."""
    pages = _pages(source)
    placed = []
    at = 0
    for block in blocks:
        first, last = block.content.source_span(0, len(block.content))
        span = (first, last) if source.coordinates == "source" else (at, at + len(block.content))
        page = bisect_right(pages, first, key=lambda page: page[0])
        placed.append(replace(block, start=span[0], end=span[1], page=pages[page - 1][1] if page else None))
        at += len(block.content) + 2
    return tuple(placed)


def _pages(source: Source) -> list[tuple[int, int]]:
    """Where each page starts in the source, and its number: by the format, or by form feeds."""
    marks = [(mark.start, int(mark.value)) for mark in source.marks if mark.kind == "page" and mark.value.isdecimal()]
    feeds = [found.end() for found in re.finditer("\f", source.text)]
    if marks or not feeds:
        return sorted(marks)
    return list(zip([0, *feeds], range(1, len(feeds) + 2), strict=True))
