"""Puts the report together: blocks in reading order, each note after the block it hangs on, keys, places."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.models.aligned import AlignedText
from indexer.models.report import Block, BlockKind, Footnote, UnmatchedMark
from indexer.models.source import Source
from indexer.parsing.flow import Paragraph
from indexer.parsing.joining import joined
from indexer.parsing.keyed import FoundNote, Span
from indexer.parsing.structure import Shape

_KEY_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Assembled:
    """The body of a report."""

    text: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    unmatched: tuple[UnmatchedMark, ...]


def assemble(
    source: Source,
    whole: AlignedText,
    paragraphs: Sequence[Paragraph],
    shapes: Sequence[Shape],
    notes: Sequence[FoundNote],
    unmatched: Sequence[tuple[int, Span]],
) -> Assembled:
    """The report's blocks, footnotes and marks without a note."""
    pages = sorted(
        (mark.start, int(mark.value)) for mark in source.marks if mark.kind == "page" and mark.value.isdecimal()
    )
    keys = _Keys()
    body = [_block(whole, paragraph, shape, keys) for paragraph, shape in zip(paragraphs, shapes, strict=True)]
    anchors = _Anchors(paragraphs, body, whole)
    hanging: dict[int, list[tuple[Block, Footnote]]] = {}
    for order, note in enumerate(notes):
        at = anchors.block_at(note.mark[0] if note.mark else note.whole[0][0])
        content = joined(whole, note.pieces)
        if content.text:
            hanging.setdefault(at, []).append(_note(note, content, anchors, at, keys, order))
    blocks: list[Block] = []
    footnotes: list[Footnote] = []
    for at in range(-1, len(body)):
        if at >= 0:
            blocks.append(body[at])
        for block, footnote in hanging.get(at, ()):
            blocks.append(block)
            footnotes.append(footnote)
    marks = [(number, span[0], max(0, anchors.block_at(span[0]))) for number, span in unmatched]
    text, placed = _placed(source, blocks, pages)
    starts = {block.key: block for block in placed}
    return Assembled(
        text,
        placed,
        tuple(_with_place(source, note, starts, whole) for note in footnotes),
        tuple(
            UnmatchedMark(
                number, _place(source, starts[body[at].key], anchors.offset(at, start), whole, start), body[at].key
            )
            for number, start, at in marks
            if body
        ),
    )


class _Keys:
    """Gives each block a key of its content, with its place among equal ones."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, kind: BlockKind, text: str) -> str:
        digest = hashlib.sha256(f"{kind}\n{' '.join(text.split()).casefold()}".encode()).hexdigest()[:_KEY_LETTERS]
        self._seen[digest] += 1
        return digest if self._seen[digest] == 1 else f"{digest}-{self._seen[digest]}"


class _Anchors:
    """Finds the block, and the place in it, of a place in the text."""

    def __init__(self, paragraphs: Sequence[Paragraph], body: Sequence[Block], whole: AlignedText) -> None:
        self._starts = [paragraph.first.start for paragraph in paragraphs]
        self._body = body
        self._whole = whole

    def block_at(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def offset(self, at: int, place: int) -> int:
        """How many letters of the block stand before the place."""
        content = self._body[at].content
        source_place = self._whole.source_span(place, place)[0]
        run = bisect_right(content.runs, source_place, key=lambda run: run.source_end)
        while run > 0 and content.runs[run - 1].source_end > source_place:
            run -= 1
        if run == len(content.runs):
            return len(content)
        found = content.runs[run]
        return found.start + (
            source_place - found.source_start if found.linear and found.source_start < source_place else 0
        )


def _block(whole: AlignedText, paragraph: Paragraph, shape: Shape, keys: _Keys) -> Block:
    content = joined(whole, paragraph.spans)
    return Block(keys.of(shape.kind, content.text), shape.kind, shape.level, content, 0, 0, part=shape.part)


def _note(
    note: FoundNote, content: AlignedText, anchors: _Anchors, at: int, keys: _Keys, order: int
) -> tuple[Block, Footnote]:
    body = anchors._body[at] if at >= 0 else None
    key = f"n{order + 1}"
    block = Block(
        keys.of("footnote", content.text), "footnote", 0, content, 0, 0, footnote_key=key, part=body.part if body else 0
    )
    offset = anchors.offset(at, note.mark[0]) if note.mark and body else None
    ref = note.mark[0] if note.mark else None
    return block, Footnote(
        key, note.number, content.text, block.key, ref, body.key if body and note.mark else None, offset
    )


def _placed(source: Source, blocks: Sequence[Block], pages: Sequence[tuple[int, int]]) -> tuple[str, tuple[Block, ...]]:
    """The text that offsets count, and the blocks with their places in it."""
    placed = []
    at = 0
    for block in blocks:
        first, last = block.content.source_span(0, len(block.content))
        span = (first, last) if source.coordinates == "source" else (at, at + len(block.content))
        page = bisect_right(pages, first, key=lambda page: page[0])
        placed.append(replace(block, start=span[0], end=span[1], page=pages[page - 1][1] if page else None))
        at += len(block.content) + 2
    text = source.text if source.coordinates == "source" else "\n\n".join(block.text for block in blocks)
    return text, tuple(placed)


def _place(source: Source, block: Block, offset: int, whole: AlignedText, place: int) -> int:
    return block.start + offset if source.coordinates == "reading" else whole.source_span(place, place)[0]


def _with_place(source: Source, note: Footnote, blocks: dict[str, Block], whole: AlignedText) -> Footnote:
    if note.ref_start is None or note.anchor_block is None or note.anchor_offset is None:
        return replace(note, ref_start=None)
    return replace(note, ref_start=_place(source, blocks[note.anchor_block], note.anchor_offset, whole, note.ref_start))
