"""How far each note reaches, once it is known where it opens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.parsing.aligning import Pair
from indexer.parsing.keyed import FoundNote, Span
from indexer.parsing.layout import Layout, is_complete, opens_lower
from indexer.parsing.lines import Line, line_at
from indexer.parsing.openings import is_capitals, opening_of

_ITEM = re.compile(r"\(?\d{1,2}\)|[-+•]|[a-zđ]\)")
_REACH = 12  # paragraphs that the notes of one page may take up between the halves of a cut paragraph


def notes_of(pairs: Sequence[Pair], lines: Sequence[Line], layout: Layout) -> list[FoundNote]:
    """Every note of the pairs with its text; pairs without a note are left out."""
    opened = sorted((pair.note.start, pair) for pair in pairs if pair.note)
    starts = {line_at(lines, start) for start, _ in opened}
    notes = []
    for place, (start, pair) in enumerate(opened):
        assert pair.note is not None
        limit = opened[place + 1][0] if place + 1 < len(opened) else lines[-1].end
        first = line_at(lines, pair.note.text_start)
        last = _last(first, starts, lines, layout)
        pieces = [(pair.note.text_start, min(lines[first].end, limit))]
        pieces += [(line.start, line.end) for line in lines[first + 1 : last + 1]]
        whole = (start, min(lines[last].end, limit) if last == first else lines[last].end)
        mark = (pair.mark.start, pair.mark.end) if pair.mark else None
        notes.append(FoundNote(pair.number, mark, (whole,), tuple(pieces)))
    return _with_continuations(notes, starts, lines)


def _last(first: int, starts: set[int], lines: Sequence[Line], layout: Layout) -> int:
    before = _body_before(first, starts, lines)
    return (_last_printed if layout.printed else _last_paragraph)(first, before, starts, lines, layout)


def _body_before(first: int, starts: set[int], lines: Sequence[Line]) -> str:
    """The line of the body that the notes stand after."""
    at = first
    while at > 0 and (at in starts or lines[at].bare is not None):
        at -= 1
    return lines[at].text if at not in starts else ""


def _last_printed(first: int, before: str, starts: set[int], lines: Sequence[Line], layout: Layout) -> int:
    paged = any(line.opens_page for line in lines[first + 1 :])
    at = first + 1
    while at < len(lines) and at not in starts and not lines[at].opens_page:
        if not paged and _resumes(lines[at], lines[at - 1], before, layout):
            break
        at += 1
    return at - 1


def _resumes(line: Line, previous: Line, before: str, layout: Layout) -> bool:
    """Whether the body goes on at the line, in text that has lost its pages."""
    ended = is_complete(previous.text) or len(previous.text) < 0.75 * layout.width
    if not ended:
        return False
    if is_complete(before):
        return not opens_lower(line.text)
    return opens_lower(line.text) or _is_heading(line.text)


def _last_paragraph(first: int, before: str, starts: set[int], lines: Sequence[Line], layout: Layout) -> int:
    at = first
    while at + 1 < len(lines) and at + 1 not in starts and _belongs(lines[at + 1], lines[at], layout):
        at += 1
    if before and not is_complete(before):
        for ahead in range(at + 1, min(len(lines), at + 1 + _REACH)):
            if ahead in starts or _is_heading(lines[ahead].text):
                break
            if opens_lower(lines[ahead].text):
                return ahead - 1
    return at


def _belongs(line: Line, previous: Line, layout: Layout) -> bool:
    if layout.spaced and not line.blank_before:
        return opening_of(line.text) is None
    return previous.text.endswith((";", ":")) and bool(_ITEM.match(line.text))


def _is_heading(text: str) -> bool:
    opening = opening_of(text)
    return is_capitals(text) or (opening is not None and opening.short == "heading")


def _with_continuations(notes: list[FoundNote], starts: set[int], lines: Sequence[Line]) -> list[FoundNote]:
    """A note that runs over the page goes on under the next page's rule."""
    if not any(lines[start].rule_before for start in starts):
        return notes
    for line in lines:
        if not line.rule_before or line.index in starts or not line.page:
            continue
        at = line.index
        while at < len(lines) and at not in starts and (at == line.index or not lines[at].opens_page):
            at += 1
        place = max((k for k, note in enumerate(notes) if note.whole[0][0] < line.start), default=None)
        if place is None:
            continue
        note = notes[place]
        span: Span = (line.start, lines[at - 1].end)
        pieces = tuple((other.start, other.end) for other in lines[line.index : at])
        notes[place] = FoundNote(note.number, note.mark, (*note.whole, span), (*note.pieces, *pieces))
    return notes
