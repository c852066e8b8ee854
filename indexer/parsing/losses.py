"""Notes whose printed number is lost, and marks that hide in a word or a figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter

from indexer.parsing.keyed import FoundNote, Span
from indexer.parsing.layout import Layout, ends_sentence, is_complete, opens_lower
from indexer.parsing.lines import Line, line_at
from indexer.parsing.openings import is_capitals, opening_of

_SHORT_PAGE = 12  # lines; what stands alone between two page breaks is a note that lost its number
_REACH = 90  # lines after a mark in which its note is looked for
_SHORT_LINE = 0.9  # of a full line: the last one of a note
_MOST = 200  # more marks without a note than this are no losses: their notes are not in the text
_FAR = 12_000  # letters that the note before it may stand away from it


def more_than_searched(losses: int) -> int:
    """The number of losses where they are too many to be losses, and are not searched for; else 0."""
    return losses if losses > _MOST else 0


def with_lost_numbers(
    notes: Sequence[FoundNote], unmatched: Sequence[tuple[int, Span]], lines: Sequence[Line], layout: Layout
) -> tuple[list[FoundNote], list[tuple[int, Span]]]:
    """The notes with those found for marks that had none, and the marks that still have none."""
    found = list(notes)
    left = []
    if more_than_searched(len(unmatched)):
        return found, list(unmatched)
    for number, mark in sorted(unmatched, key=lambda entry: entry[1]):
        note = next(_lost(found, number, mark, lines, layout), None)
        if note is None:
            left.append((number, mark))
        else:
            found = _with(found, note)
    return found, left


def _with(notes: list[FoundNote], note: FoundNote) -> list[FoundNote]:
    """The notes with one more; a note that held its text gives it up."""
    start, end = note.whole[0]
    kept = [
        replace(other, whole=_outside(other.whole, start, end), pieces=_outside(other.pieces, start, end))
        for other in notes
    ]
    return sorted([note, *(other for other in kept if other.pieces)], key=lambda other: other.whole[0])


def _outside(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    parts = [part for a, b in spans for part in ((a, min(b, start)), (max(a, end), b))]
    return tuple((a, b) for a, b in parts if a < b)


def _lost(
    notes: Sequence[FoundNote], number: int, mark: Span, lines: Sequence[Line], layout: Layout
) -> Iterator[FoundNote]:
    """Where the note may stand, the surest place first."""
    held = {index: note for note in notes for index in _lines_of(note, lines)}
    first = line_at(lines, mark[0]) + 1
    later = (line_at(lines, note.whole[0][0]) for note in notes if note.mark and note.mark > mark)
    after = min(later, default=len(lines))
    previous = _previous(notes, number, mark, lines[after].start if after < len(lines) else lines[-1].end)
    reach = range(first, min(len(lines), first + _REACH))
    window = range(first, min(reach.stop, after))
    for ranges in (
        _inside(previous, lines, layout, held),
        _between(previous, number, notes, lines, layout),
        _short_pages(window, lines, held),
        _interruptions(reach, lines, layout, held),
    ):
        for a, b in ranges:
            free = all(held.get(index) in (None, previous) for index in range(a, b + 1))
            if lines[a].start > mark[1] and b < after and free:
                pieces = tuple((line.start, line.end) for line in lines[a : b + 1])
                yield FoundNote(number, mark, ((lines[a].start, lines[b].end),), pieces)


def _previous(notes: Sequence[FoundNote], number: int, mark: Span, end: int) -> FoundNote | None:
    """The note before it in its own run of numbers: numbering may start again, so the number alone tells nothing."""
    near = [note for note in notes if mark[0] - _FAR < note.whole[0][0] < end]
    marked = max(
        ((note.mark, note) for note in near if note.mark and note.mark < mark), default=None, key=itemgetter(0)
    )
    if marked and marked[1].number == number - 1:
        return marked[1]
    return next((note for note in reversed(near) if note.number == number - 1 and note.mark is None), None)


def _lines_of(note: FoundNote, lines: Sequence[Line]) -> list[int]:
    return [index for span in note.whole for index in _lines_in(span, lines)]


def _lines_in(span: Span, lines: Sequence[Line]) -> range:
    return range(line_at(lines, span[0]), line_at(lines, max(span[0], span[1] - 1)) + 1)


_Ranges = Iterator[tuple[int, int]]


def _inside(previous: FoundNote | None, lines: Sequence[Line], layout: Layout, held: dict[int, FoundNote]) -> _Ranges:
    """In the note before it, from where a new sentence opens a line of its own."""
    if previous is None:
        return
    own = [index for index in _lines_of(previous, lines) if held[index] is previous]
    last = _lines_in(previous.whole[-1], lines)  # what comes before goes on there
    opening = {
        index: lines[before]
        for before, index in pairwise(own)
        if index in last and lines[before].bare is None and _opens_anew(lines[before], lines[index])
    }
    pushed = [index for index, before in opening.items() if lines[index].indent > before.indent or not layout.printed]
    full = max((len(lines[index].text) for index in own), default=0)
    ended = [index for index, before in opening.items() if is_complete(before.text)]
    short = [index for index in ended if len(opening[index].text) < _SHORT_LINE * full]
    yield from ((index, own[-1]) for index in pushed or short or ended)


def _opens_anew(previous: Line, line: Line) -> bool:
    """A sentence opens; or notes begin in small letters, as no line after a full stop does: `[11] ...⏎gồm cả 6`."""
    return _opens_sentence(line.text) or (ends_sentence(previous.text) and opening_of(line.text) is None)


def _opens_sentence(text: str) -> bool:
    return not opens_lower(text) and opening_of(text) is None


def _between(
    previous: FoundNote | None, number: int, notes: Sequence[FoundNote], lines: Sequence[Line], layout: Layout
) -> _Ranges:
    """Between the note before and the next one that has its number, where only the lost ones have room."""
    after = next((note for note in notes if previous and note.whole[0] > previous.whole[0]), None)
    if previous is None or after is None:
        return
    a, b = _lines_of(previous, lines)[-1] + 1, line_at(lines, after.whole[0][0]) - 1
    lost = after.number - number
    room = range(a, min(b + 1, a + 1 + lost * (_SHORT_PAGE if layout.printed else 2)))
    if lost <= 0 or not room or room[-1] != b or any(_opens(lines[index].text) for index in room):
        return
    pushed = (index for index in room[1:] if not layout.printed or lines[index].indent > lines[index - 1].indent)
    yield a, next(pushed, b + 1) - 1 if lost > 1 else b


def _short_pages(window: range, lines: Sequence[Line], held: dict[int, FoundNote]) -> _Ranges:
    breaks = [index for index in window if lines[index].opens_page]
    for a, b in pairwise(breaks):
        if b - a < _SHORT_PAGE and not any(index in held for index in range(a, b)) and not opens_lower(lines[a].text):
            yield a, b - 1


def _interruptions(window: range, lines: Sequence[Line], layout: Layout, held: dict[int, FoundNote]) -> _Ranges:
    """Whole sentences between the halves of one that they cut."""
    body = [index for index in window if index not in held and lines[index].bare is None]
    for place, resumed in enumerate(body[1:], 1):
        last = body[place - 1]
        if not (opens_lower(lines[resumed].text) and is_complete(lines[last].text)):
            continue
        if layout.printed:
            if lines[resumed].opens_page:
                yield from _at_page_end(body[max(0, place - _SHORT_PAGE) : place], lines, layout)
        else:
            starts = (
                body[at]
                for at in range(max(1, place - _SHORT_PAGE), place)
                if _interrupts(lines, body[at - 1], body[at])
            )
            yield from ((start, last) for start in starts)


def _interrupts(lines: Sequence[Line], before: int, start: int) -> bool:
    text = lines[start].text
    cut = not is_complete(lines[before].text) and not _opens(lines[before].text)
    return cut and _opens_sentence(text)


def _at_page_end(page: Sequence[int], lines: Sequence[Line], layout: Layout) -> _Ranges:
    """The last lines of a printed page: pushed in, or longer than the body's as small letters are."""
    starts = [b for a, b in pairwise(page) if _interrupts(lines, a, b)]
    pushed = [start for start in starts if lines[start].indent > lines[start - 1].indent]
    small = [start for start in starts if layout.is_smaller(lines[start].text)]
    yield from ((start, page[-1]) for start in pushed or small or starts[-1:])


def _opens(text: str) -> bool:
    opening = opening_of(text)
    return is_capitals(text) or (opening is not None and opening.short == "heading")


def with_hidden_marks(text: str, notes: Sequence[FoundNote]) -> list[FoundNote]:
    """The notes without a mark with the mark that a word or a figure hides: `năm 20201`, `đơn vị 7,`."""
    found: list[FoundNote] = []
    texts = sorted(span for note in notes for span in note.whole)
    if more_than_searched(sum(note.mark is None for note in notes)):
        return list(notes)
    for note in notes:
        hidden = note.mark or _hidden(text, note.number, texts, *_window(note, found, notes))
        found.append(replace(note, mark=hidden))
    return found


def _window(note: FoundNote, earlier: Sequence[FoundNote], notes: Sequence[FoundNote]) -> Span:
    """Between the marks of the notes before and after it."""
    before = [other.mark[1] for other in earlier if other.mark and other.number < note.number]
    after = [
        other.mark[0]
        for other in notes
        if other.mark and other.number > note.number and other.mark[0] > max(before, default=0)
    ]
    end = min([note.whole[0][0], *after])
    return max(0, end - _FAR, *before), end


_HIDING = (
    r"(?<=[^\W\d_])",  # nước1
    r"(?:(?<=[%”\")…])|(?<=[^\d][,;.]))",  # 0,43%22
    r"(?<=\b(?:19|20)\d\d)",  # năm 20201
    r"(?<![\d/])(?P<all>\d+)/(?P=all)",  # 58/588, all of them
    r"(?<=\d)",  # Covid-1919
    r"(?<=\s)",  # đơn vị 7,
)


def _hidden(text: str, number: int, texts: Sequence[Span], start: int, end: int) -> Span | None:
    """The one place of the body where the number hides; before a sign where it hides in several."""
    for before in _HIDING:
        after = r"(?=[,.;:)]\s)" if before == _HIDING[-1] else r"(?![\w.,]\d|\w)"
        hiding = re.finditer(f"{before}(?P<mark>{number}){after}", text[start:end])
        places = [found.span("mark") for found in hiding if not _within(start + found.start("mark"), texts)]
        signed = [place for place in places if re.match(r"[,.;:]", text[start + place[1] : start + place[1] + 1])]
        for choice in (places, signed):
            if len(choice) == 1:
                return choice[0][0] + start, choice[0][1] + start
    return None


def _within(place: int, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, place, key=itemgetter(0)) - 1
    return at >= 0 and place < spans[at][1]
