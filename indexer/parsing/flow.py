"""The body without its notes: lines, or what is left of them, put together into whole paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.parsing.keyed import Span
from indexer.parsing.layout import Layout, is_complete, opens_lower
from indexer.parsing.letters import LOWER, UPPER
from indexer.parsing.lines import Line
from indexer.parsing.openings import has_own_line, is_capitals, opening_of, opens_figure
from indexer.parsing.printed import Piece, Setting, goes_on_printed, setting_of

_WORDS = re.compile(r"\w")
_BEFORE_NUMBER = re.compile(
    r"\w\s+[Ss]ố:?$|\b(?:ngày|tháng|năm)$"
)  # `Căn cứ Nghị định số`, the number on the next line
_NEVER_LAST = re.compile(  # no sentence ends so: `Nghị quyết⏎Đại hội`, `của⏎Ban Thường vụ`
    r"\w\W+(?:[Nn]ghị quyết|[Cc]hỉ thị|của|và|các|về|theo|những|do|tại|với)$"
)
_NUMBER_OF = r"\b(?:số|quyết|thị|định|luận|hoạch|dẫn|trình|báo|văn|tư)\W{0,3}\d"  # số 05, Quy định 55
_HALF_NUMBER = re.compile(_NUMBER_OF + r"[\w/ -]{0,12}[-–/]$", re.IGNORECASE)
_DIGITS_OF_NUMBER = re.compile(_NUMBER_OF + r"\d{0,4}$", re.IGNORECASE)
_SYMBOL = re.compile(rf"[-–] ?[{UPPER}][{UPPER}\w]{{0,5}}/[{UPPER}]{{2}}")  # `-BC/ĐUK`: no list item
_LETTERED = re.compile(rf"[{LOWER}][.)]\s+[{UPPER}]")  # `a) Khối cơ quan`: an item, though it begins small
_OTHER_HALF = re.compile(rf"[{UPPER}]{{1,6}}[/-]?[{UPPER}]*\b")
_OPEN_BRACKET = re.compile(r"\([^()]{0,60}\Z")  # `(khóa`, `XII) về ...` on the next line: no part XII
_CLOSED_BRACKET = re.compile(r"[^()]{1,60}\)")
_LONG = 160  # letters that no printed line has
_CONTINUES = re.compile(rf"[,.;:)…”!?{LOWER}]")


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
    after_mark = False
    for line in lines:
        while at < len(holes) and holes[at][1] <= line.start:
            at += 1
        spans = tuple(_without(line.start, line.end, holes, at))
        left = "".join(text[a:b] for a, b in spans)
        if _WORDS.search(left) or (after_mark and left.strip()):
            pieces.append(Piece(line, spans, left.strip(), after_mark))
        after_mark = not spans and (line.bare is not None or len(line.text) == 1)
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
    setting = setting_of(pieces, layout) if layout.printed else None
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and _goes_on(groups[-1], piece, layout, setting):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [_paragraph(group) for group in groups]


def _paragraph(group: Sequence[Piece]) -> Paragraph:
    spans = tuple(span for piece in group for span in piece.spans)
    return Paragraph(spans, " ".join(piece.text for piece in group), group[0].line, group[-1].line)


def _goes_on(group: Sequence[Piece], piece: Piece, layout: Layout, setting: Setting | None) -> bool:
    previous = group[-1]
    if piece.line.kind[0] and piece.line.index > previous.line.index:
        return False
    if "\t" in piece.text or "\t" in previous.text or piece.text.startswith("|"):
        return False
    incomplete = not is_complete(previous.text)
    before = " ".join(other.text for other in group[-2:])  # `số⏎09-⏎NQ/HU`: the last line may be half a number alone
    if _breaks_apart(before, piece.text) or _after_cut(previous, piece, incomplete):
        return True
    open_ended = incomplete or (layout.printed and previous.text.endswith(";"))
    if open_ended and _in_mid_sentence(piece.text) and not _is_caption(previous, piece):
        return True
    if _opens_block(piece, incomplete, layout) or _closed(group):
        return False
    beside = setting is None and _goes_on_beside(group, piece, incomplete, layout)
    return beside or (setting is not None and goes_on_printed(group, piece, layout, setting))


def _in_mid_sentence(text: str) -> bool:
    return opens_lower(text) and not _LETTERED.match(text)


def _breaks_number(before: str, after: str) -> bool:
    """Whether a document's number was cut in two: `số⏎34/2016/NĐ-CP`, `số 05-⏎CT/TW`, `213-QĐ/⏎TW`."""
    return bool(
        (_BEFORE_NUMBER.search(before) and after[:1].isdigit())
        or (_HALF_NUMBER.search(before) and _OTHER_HALF.match(after))
        or (_DIGITS_OF_NUMBER.search(before) and _SYMBOL.match(after))
    )


def _breaks_apart(before: str, after: str) -> bool:
    """Whether a number, a short bracket or a name was cut in two."""
    if _NEVER_LAST.search(before[-40:]) and after[:1].isupper() and opening_of(after) is None:
        return not is_capitals(after)
    return _breaks_number(before, after) or bool(_OPEN_BRACKET.search(before[-70:]) and _CLOSED_BRACKET.match(after))


def _after_cut(previous: Piece, piece: Piece, incomplete: bool) -> bool:
    """Whether a mark or a note cut the sentence in two there."""
    if piece.after_mark and _CONTINUES.match(piece.text):
        return True
    return incomplete and piece.line.index > previous.line.index + 1 and opens_figure(piece.text)


def _is_caption(previous: Piece, piece: Piece) -> bool:
    """A line of capitals with a line of small letters under it: `BÁO CÁO`, then what it is about."""
    return is_capitals(previous.text) and not is_capitals(piece.text)


def _opens_block(piece: Piece, incomplete: bool, layout: Layout) -> bool:
    if opening_of(piece.text) is None:
        return False
    # A dash that a line happens to begin with: `quốc phòng⏎- an ninh`.
    after_sign = re.sub(r"^\W+", "", piece.text)
    dash = piece.text[:1] in "-–" and after_sign[:1].islower()
    apart = piece.line.blank_before and not (layout.printed and layout.spaced)
    return not (dash and incomplete) or apart


def _closed(group: Sequence[Piece]) -> bool:
    """Whether what stands there is a heading or a line of its own already."""
    text = " ".join(piece.text for piece in group)
    return bool(re.match(r"(?:Kính gửi|Nơi nhận)", text)) and is_complete(text)


def _goes_on_beside(group: Sequence[Piece], piece: Piece, incomplete: bool, layout: Layout) -> bool:
    """Where a line is a paragraph: only lines set right under each other in text whose paragraphs stand apart."""
    previous = group[-1]
    if not layout.spaced or piece.line.blank_before:
        return incomplete and previous.text.endswith(",") and len(previous.text) > 60 and not is_capitals(piece.text)
    if has_own_line(piece.text) or _outgrows(previous, piece):
        return False
    return incomplete and is_capitals(previous.text) == is_capitals(piece.text)


def _outgrows(previous: Piece, piece: Piece) -> bool:
    """A whole paragraph under a short line, which no page's edge can have cut: a title right above the body."""
    return len(piece.text) > max(_LONG, 1.5 * len(previous.text))
