"""How far each note reaches, once it is known where it opens."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.parsing.aligning import Pair
from indexer.parsing.keyed import FoundNote, Span
from indexer.parsing.layout import Layout, ends_sentence, is_complete, opens_lower
from indexer.parsing.lines import Line, line_at
from indexer.parsing.openings import is_capitals, opening_of, opens_figure

_ITEM = re.compile(r"\(?\d{1,2}\)|[-+•]|[a-zđ]\)")
_GATHERED = 3  # notes that stand together after the last mark are those of the whole document
_FULL = 0.85  # of the body's width: a line of a note that the page's edge broke
_REACH = 12  # paragraphs that the notes of one page may take up between the halves of a cut paragraph


@dataclass(frozen=True, slots=True)
class Starts:
    """The lines that notes open, and those that hold marks: those are body."""

    notes: frozenset[int]
    marks: frozenset[int]
    last_page: int  # the line that opens the last page, -1 where the text has lost its pages
    gathered: range  # from the first to the last of the notes that stand together at the end, after every mark


def notes_of(pairs: Sequence[Pair], lines: Sequence[Line], layout: Layout) -> list[FoundNote]:
    """Every note of the pairs with its text; pairs without a note are left out."""
    opened = sorted(((pair.note.start, pair) for pair in pairs if pair.note), key=lambda entry: entry[0])
    starts = _starts(pairs, lines)
    notes = []
    for place, (start, pair) in enumerate(opened):
        assert pair.note is not None
        limit = opened[place + 1][0] if place + 1 < len(opened) else lines[-1].end
        first = line_at(lines, pair.note.text_start)
        last = first if limit <= lines[first].end else _last(first, starts, lines, layout)
        pieces = [(pair.note.text_start, min(lines[first].end, limit))]
        pieces += [(line.start, line.end) for line in lines[first + 1 : last + 1]]
        whole = (start, min(lines[last].end, limit) if last == first else lines[last].end)
        mark = (pair.mark.start, pair.mark.end) if pair.mark else None
        notes.append(FoundNote(pair.number, mark, (whole,), tuple(pieces)))
    notes = [note for note in notes if any(a < b for a, b in note.pieces)]
    if any(lines[start].rule_before for start in starts.notes):
        return _with_continuations(notes, starts, lines)
    return [_run_over(note, starts, lines, layout) for note in notes] if layout.printed else notes


def _starts(pairs: Sequence[Pair], lines: Sequence[Line]) -> Starts:
    notes = frozenset(line_at(lines, pair.note.start) for pair in pairs if pair.note)
    marks = frozenset(line_at(lines, pair.mark.start) for pair in pairs if pair.mark)
    last_page = max((line.index for line in lines if line.opens_page), default=-1)
    sure = all(pair.mark for pair in pairs if pair.note)
    return Starts(notes, marks, last_page, _gathered(notes, marks, lines) if sure else range(0))


def _gathered(notes: frozenset[int], marks: frozenset[int], lines: Sequence[Line]) -> range:
    """Notes at the end of the document: what stands between two of them is the first one's, but for headings."""
    last_mark = max(marks, default=0)
    after = sorted(note for note in notes if note > last_mark)
    between = range(after[0], after[-1] + 1) if len(after) >= _GATHERED else range(0)
    return between if not any(_is_heading(lines[at].text) for at in between if at not in notes) else range(0)


def _last(first: int, starts: Starts, lines: Sequence[Line], layout: Layout) -> int:
    if first in starts.gathered and first < starts.gathered[-1]:
        return next(at for at in range(first + 1, len(lines)) if at in starts.notes) - 1
    before = _body_before(first, starts, lines)
    return (_last_printed if layout.printed else _last_paragraph)(first, before, starts, lines, layout)


def _body_before(first: int, starts: Starts, lines: Sequence[Line]) -> str:
    """The line of the body that the notes stand after; of a long list of notes, nothing."""
    for at in range(first, max(-1, first - _REACH), -1):
        if at not in starts.notes and lines[at].bare is None:
            return lines[at].text
    return ""


def _last_printed(first: int, before: str, starts: Starts, lines: Sequence[Line], layout: Layout) -> int:
    paged = starts.last_page > first
    width = max(layout.width, len(lines[first].text))
    at = first + 1
    while at < len(lines) and at not in starts.notes and not lines[at].opens_page:
        if not paged and (at in starts.marks or _resumes(lines[at], lines[at - 1], before, width)):
            break
        at += 1
    return at - 1


def _resumes(line: Line, previous: Line, before: str, width: int) -> bool:
    """Whether the body goes on at the line, in text that has lost its pages: a note ends with a short line."""
    full = len(previous.text) >= _FULL * width
    ended = ends_sentence(previous.text)
    if full or not (ended or len(previous.text) < 0.6 * width):
        return ended and not is_complete(before) and opens_lower(line.text)
    return is_complete(before) or opens_lower(line.text) or _is_heading(line.text)


def _last_paragraph(first: int, before: str, starts: Starts, lines: Sequence[Line], layout: Layout) -> int:
    at = first
    while at + 1 < len(lines) and at + 1 not in starts.notes and _belongs(lines[at + 1], lines[at], layout):
        at += 1
    if before and not is_complete(before):
        for ahead in range(at + 1, min(len(lines), at + 1 + _REACH)):
            if ahead in starts.notes or _is_heading(lines[ahead].text):
                break
            if _goes_on(lines[ahead].text):
                return ahead - 1
    return at


def _goes_on(text: str) -> bool:
    return opens_lower(text) or opens_figure(text)


def _belongs(line: Line, previous: Line, layout: Layout) -> bool:
    if layout.spaced and not line.blank_before and opening_of(line.text) is None:
        return True
    return previous.text.endswith((";", ":")) and bool(_ITEM.match(line.text))


def _is_heading(text: str) -> bool:
    opening = opening_of(text)
    return is_capitals(text) or (opening is not None and opening.short == "heading")


def _with_continuations(notes: list[FoundNote], starts: Starts, lines: Sequence[Line]) -> list[FoundNote]:
    """A note that runs over the page goes on under the next page's rule."""
    for line in lines:
        if not line.rule_before or line.index in starts.notes or not line.page:
            continue
        at = _page_end(line.index, starts, lines)
        place = bisect_right(notes, line.start, key=lambda note: note.whole[0][0]) - 1
        if place < 0:
            continue
        note = notes[place]
        span: Span = (line.start, lines[at - 1].end)
        pieces = tuple((other.start, other.end) for other in lines[line.index : at])
        notes[place] = FoundNote(note.number, note.mark, (*note.whole, span), (*note.pieces, *pieces))
    return notes


def _page_end(first: int, starts: Starts, lines: Sequence[Line]) -> int:
    """The line after the last one of the page, or that the page's next note opens."""
    at = first + 1
    while at < len(lines) and at not in starts.notes and not lines[at].opens_page:
        at += 1
    return at


def _run_over(note: FoundNote, starts: Starts, lines: Sequence[Line], layout: Layout) -> FoundNote:
    """The note that breaks off with its page goes on at the foot of the next, where the body has come to an end."""
    last = line_at(lines, note.whole[-1][1] - 1)
    page = last + 1
    broken = len(lines[last].text) >= _FULL * layout.width and not is_complete(lines[last].text)
    if not broken or page >= len(lines) or not lines[page].opens_page:
        return note
    end = _page_end(page, starts, lines)
    resumed = [at for at in range(page + 1, end) if _resumes_note(lines[at - 1].text, lines[at].text)]
    if not resumed and layout.is_smaller(lines[last].text):
        resumed = _under_cut_body(page, end, lines, layout)
    if len(resumed) != 1 or not starts.marks.isdisjoint(range(resumed[0], end)):
        return note
    pieces = tuple((line.start, line.end) for line in lines[resumed[0] : end])
    span = (lines[resumed[0]].start, lines[end - 1].end)
    return replace(note, whole=(*note.whole, span), pieces=(*note.pieces, *pieces))


def _under_cut_body(page: int, end: int, lines: Sequence[Line], layout: Layout) -> list[int]:
    """Where the page ends a sentence and yet cuts one of the body: at the note's lines, which hold more than the body's
    do, but for the last."""
    following = next((at for at in range(end, len(lines)) if lines[at].opens_page), None)
    if following is None or not (ends_sentence(lines[end - 1].text) and _goes_on(lines[following].text)):
        return []
    first = end - 1
    while first - 1 > page and layout.is_smaller(lines[first - 1].text):
        first -= 1
    cut = first > page and not is_complete(lines[first - 1].text) and opens_lower(lines[first].text)
    return [first] if cut else []


def _resumes_note(before: str, text: str) -> bool:
    """Whether the line opens in the middle of a sentence though none is open."""
    return (ends_sentence(before) or is_capitals(before)) and opens_lower(text) and opening_of(text) is None
