"""Printed lines: where one goes on in the next, told by how full it is and whether paragraphs are pushed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.parsing.keyed import Span
from indexer.parsing.layout import Layout, is_complete, opens_lower
from indexer.parsing.letterheads import BODY, GOES_ON, MOTTO, SIGNATURE, UNFINISHED
from indexer.parsing.lines import Line
from indexer.parsing.openings import HEADING_LONGEST, has_own_line, is_capitals, opening_of
from indexer.parsing.ruler import Ruler, ruler_of

_NEARLY_FULL = 0.85  # of a full line: a sentence that breaks off there goes on, whatever letter follows
_SHORT = 0.6
_PUSHED_IN = 0.6  # share of paragraphs that begin pushed in, where they do at all
_SELDOM = 0.1


@dataclass(frozen=True, slots=True)
class Piece:
    """What is left of a line when the notes are taken out: stretches of the text."""

    line: Line
    spans: tuple[Span, ...]
    text: str
    after_mark: bool = False  # the line before it was a mark alone, which broke the printed line in two


@dataclass(frozen=True, slots=True)
class Setting:
    """How the lines of the body were set: how wide, and whether a paragraph begins pushed in."""

    ruler: Ruler
    pushed_in: bool


def setting_of(pieces: Sequence[Piece], layout: Layout) -> Setting:
    """What the lines of the body tell; where they are too uneven, a full line is as long as the usual one."""
    pairs = [(a, b) for a, b in pairwise(pieces) if not (a.after_mark or b.after_mark)]
    broken = [(a, b) for a, b in pairs if not is_complete(a.text) and opens_lower(b.text)]
    ruler = ruler_of([(a.text, b.text) for a, b in broken]) or Ruler(len, layout.width)
    ended = [b for a, b in pairs if is_complete(a.text) and ruler.fits(ruler.measure(a.text), b.text)]
    begun = [b for b in ended if opening_of(b.text) is None and not is_capitals(b.text)]
    pushed = sum(piece.line.indent > 0 for piece in begun) > _PUSHED_IN * max(1, len(begun))
    return Setting(ruler, pushed and sum(b.line.indent > 0 for _, b in broken) <= _SELDOM * len(broken))


def goes_on_printed(group: Sequence[Piece], piece: Piece, layout: Layout, setting: Setting) -> bool:
    """Whether the paragraph goes on in a line that does not begin in mid sentence."""
    previous = group[-1]
    incomplete = not is_complete(previous.text)
    length = _length(group, setting.ruler)
    full = not setting.ruler.fits(length, piece.text)
    if _stands_apart(previous, piece, layout, setting):
        return incomplete and full and not is_capitals(previous.text) and not is_capitals(piece.text)
    if is_capitals(previous.text) and is_capitals(piece.text):
        return incomplete and sum(len(other.text) for other in group) < HEADING_LONGEST
    nearly = incomplete and length > _NEARLY_FULL * setting.ruler.full
    return full or (nearly and opening_of(group[0].text) is None)


def _stands_apart(previous: Piece, piece: Piece, layout: Layout, setting: Setting) -> bool:
    """Whether the line itself shows that it begins something: by its words, its letters or its place."""
    if piece.after_mark:
        return False
    if is_capitals(piece.text) and _opens_name(previous, piece, setting):
        return True
    blank = piece.line.blank_before and not layout.spaced and not piece.line.opens_page
    pushed = setting.pushed_in and piece.line.indent > 0
    return blank or pushed or has_own_line(piece.text) or is_capitals(previous.text) != is_capitals(piece.text)


def _opens_name(previous: Piece, piece: Piece, setting: Setting) -> bool:
    """Whether a body, a post or the motto has a line of its own under a short line: `TỈNH ỦY CÀ MAU`, `PHÓ BÍ THƯ`."""
    if MOTTO.match(piece.text) or (SIGNATURE.match(piece.text) and SIGNATURE.match(previous.text)):
        return True
    opening = opening_of(previous.text) is not None and not SIGNATURE.match(previous.text)
    short = setting.ruler.measure(previous.text) < _SHORT * setting.ruler.full and not opening
    named = bool(BODY.match(piece.text) or SIGNATURE.match(piece.text))
    return named and short and not UNFINISHED.search(previous.text) and not GOES_ON.match(piece.text)


def _length(group: Sequence[Piece], ruler: Ruler) -> float:
    """How long the last printed line is, with what stood before a mark that broke it."""
    length = 0.0
    for piece in reversed(group):
        length += ruler.measure(piece.text)
        if not piece.after_mark:
            break
    return length
