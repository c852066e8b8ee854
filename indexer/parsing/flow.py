"""The body without its notes: lines, or what is left of them, put together into whole paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.parsing.keyed import Span
from indexer.parsing.layout import Layout, is_complete, opens_lower
from indexer.parsing.lines import Line
from indexer.parsing.openings import HEADING_LONGEST, is_capitals, opening_of, stands_alone

_WORDS = re.compile(r"\w")
_FIRST_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """What is left of a line when the notes are taken out: stretches of the text."""

    line: Line
    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Stretches of the text that read as one."""

    spans: tuple[Span, ...]
    text: str
    first: Line
    last: Line


def pieces_of(text: str, lines: Sequence[Line], holes: Sequence[Span]) -> list[Piece]:
    """The lines without the holes; lines that hold no letter or figure then are left out (rules, decoration)."""
    pieces = []
    at = 0
    for line in lines:
        while at < len(holes) and holes[at][1] <= line.start:
            at += 1
        spans = tuple(_without(line.start, line.end, holes, at))
        left = "".join(text[a:b] for a, b in spans)
        if _WORDS.search(left):
            pieces.append(Piece(line, spans, left.strip()))
    return pieces


def _without(start: int, end: int, holes: Sequence[Span], at: int) -> Iterable[Span]:
    while at < len(holes) and holes[at][0] < end:
        if start < holes[at][0]:
            yield start, holes[at][0]
        start = max(start, holes[at][1])
        at += 1
    if start < end:
        yield start, end


def paragraphs_of(pieces: Sequence[Piece], layout: Layout) -> list[Paragraph]:
    """The pieces joined where one goes on in the next."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and _goes_on(groups[-1], piece, layout):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [_paragraph(group) for group in groups]


def _paragraph(group: Sequence[Piece]) -> Paragraph:
    spans = tuple(span for piece in group for span in piece.spans)
    return Paragraph(spans, " ".join(piece.text for piece in group), group[0].line, group[-1].line)


def _goes_on(group: Sequence[Piece], piece: Piece, layout: Layout) -> bool:
    previous = group[-1]
    if "\t" in piece.text or "\t" in previous.text or piece.text.startswith("|"):
        return False
    incomplete = not is_complete(previous.text)
    if incomplete and opens_lower(piece.text) and not _is_caption(previous, piece):
        return True
    if _opens_block(piece, previous, incomplete) or _closed(group):
        return False
    return (_goes_on_printed if layout.printed else _goes_on_beside)(group, piece, incomplete, layout)


def _is_caption(previous: Piece, piece: Piece) -> bool:
    """A line of capitals with a line of small letters under it: `BÁO CÁO`, then what it is about."""
    return is_capitals(previous.text) and not is_capitals(piece.text)


def _opens_block(piece: Piece, previous: Piece, incomplete: bool) -> bool:
    opening = opening_of(piece.text)
    if opening is None:
        return False
    # A dash that a line happens to begin with: `quốc phòng⏎- an ninh`.
    after_sign = re.sub(r"^\W+", "", piece.text)
    dash = piece.text[:1] in "-–" and after_sign[:1].islower()
    return not (dash and incomplete and not piece.line.blank_before) or not incomplete


def _closed(group: Sequence[Piece]) -> bool:
    """Whether what stands there is a heading or a line of its own already."""
    text = " ".join(piece.text for piece in group)
    return bool(re.match(r"(?:Kính gửi|Nơi nhận)", text)) and is_complete(text)


def _goes_on_beside(group: Sequence[Piece], piece: Piece, incomplete: bool, layout: Layout) -> bool:
    """Where a line is a paragraph: only lines set right under each other in text whose paragraphs stand apart."""
    previous = group[-1]
    if not layout.spaced or piece.line.blank_before:
        return incomplete and previous.text.endswith(",") and len(previous.text) > 60
    return incomplete and is_capitals(previous.text) == is_capitals(piece.text)


def _goes_on_printed(group: Sequence[Piece], piece: Piece, incomplete: bool, layout: Layout) -> bool:
    previous = group[-1]
    if is_capitals(previous.text) != is_capitals(piece.text) and len(previous.text) < 0.9 * layout.width:
        return False
    if stands_alone(piece.text) and not is_capitals(piece.text):
        return False
    if not layout.spaced and piece.line.blank_before and not piece.line.opens_page:
        return incomplete and len(previous.text) > 0.8 * layout.width
    word = _FIRST_WORD.match(piece.text)
    room = len(previous.text) + 1 + len(word[0] if word else "") <= 0.92 * layout.width
    if is_capitals(previous.text) and is_capitals(piece.text):
        return incomplete and sum(len(other.text) for other in group) < HEADING_LONGEST
    return not room


__all__ = ["Paragraph", "Piece", "paragraphs_of", "pieces_of"]
