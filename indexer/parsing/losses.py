"""Notes whose printed number is lost, and marks that hide in a word or a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.parsing.keyed import FoundNote, Span
from indexer.parsing.layout import Layout, is_complete, opens_lower
from indexer.parsing.lines import Line, line_at
from indexer.parsing.openings import is_capitals, opening_of

_SHORT_PAGE = 12  # lines; what stands alone between two page breaks is a note that lost its number
_REACH = 200  # lines after a mark in which its note is looked for


def with_lost_numbers(
    notes: Sequence[FoundNote], unmatched: Sequence[tuple[int, Span]], lines: Sequence[Line], layout: Layout
) -> tuple[list[FoundNote], list[tuple[int, Span]]]:
    """The notes with those found for marks that had none, and the marks that still have none."""
    found = list(notes)
    left = []
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
    return sorted([*kept, note], key=lambda other: other.whole[0])


def _outside(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    parts = [part for a, b in spans for part in ((a, min(b, start)), (max(a, end), b))]
    return tuple((a, b) for a, b in parts if a < b)


def _lost(
    notes: Sequence[FoundNote], number: int, mark: Span, lines: Sequence[Line], layout: Layout
) -> Iterator[FoundNote]:
    """Where the note may stand, the surest place first."""
    held = {index: note for note in notes for index in _lines_of(note, lines)}
    first = line_at(lines, mark[0]) + 1
    previous = next((note for note in reversed(notes) if note.number == number - 1), None)
    window = range(first, min(len(lines), first + _REACH))
    for ranges in (
        _inside(previous, lines, layout, held),
        _between(number, notes, lines, held),
        _short_pages(window, lines, held),
        _interruptions(window, lines, held),
    ):
        for a, b in ranges:
            if lines[a].start > mark[1]:
                pieces = tuple((line.start, line.end) for line in lines[a : b + 1])
                yield FoundNote(number, mark, ((lines[a].start, lines[b].end),), pieces)


def _lines_of(note: FoundNote, lines: Sequence[Line]) -> range:
    return range(line_at(lines, note.whole[0][0]), line_at(lines, max(note.whole[0][0], note.whole[-1][1] - 1)) + 1)


_Ranges = Iterator[tuple[int, int]]


def _inside(previous: FoundNote | None, lines: Sequence[Line], layout: Layout, held: dict[int, FoundNote]) -> _Ranges:
    """In the note before it, from where a new sentence opens a line of its own."""
    if previous is None:
        return
    own = [index for index in _lines_of(previous, lines) if held[index] is previous]
    for index in own[1:]:
        pushed = lines[index].indent > 0 or not layout.printed
        if (
            pushed
            and is_complete(lines[index - 1].text)
            and not opens_lower(lines[index].text)
            and lines[index - 1].bare is None
        ):
            yield index, own[-1]


def _between(number: int, notes: Sequence[FoundNote], lines: Sequence[Line], held: dict[int, FoundNote]) -> _Ranges:
    """Between the note before and the note after it, where only a few lines stand."""
    for before, after in zip(notes, notes[1:], strict=False):
        if before.number == number - 1 and after.number == number + 1:
            a, b = _lines_of(before, lines)[-1] + 1, line_at(lines, after.whole[0][0]) - 1
            if a <= b < a + 4 and not any(index in held or _opens(lines[index].text) for index in range(a, b + 1)):
                yield a, b


def _short_pages(window: range, lines: Sequence[Line], held: dict[int, FoundNote]) -> _Ranges:
    breaks = [index for index in window if lines[index].opens_page]
    for a, b in zip(breaks, breaks[1:], strict=False):
        if b - a < _SHORT_PAGE and not any(index in held for index in range(a, b)) and not opens_lower(lines[a].text):
            yield a, b - 1


def _interruptions(window: range, lines: Sequence[Line], held: dict[int, FoundNote]) -> _Ranges:
    """Whole sentences between the halves of one that they cut."""
    body = [index for index in window if index not in held and lines[index].bare is None]
    for before, start in zip(body, body[1:], strict=False):
        text = lines[start].text
        if is_complete(lines[before].text) or opens_lower(text) or _opens(text) or _opens(lines[before].text):
            continue
        for last, resumed in zip(body, body[1:], strict=False):
            if start <= last < start + _SHORT_PAGE and opens_lower(lines[resumed].text):
                if is_complete(lines[last].text):
                    yield start, last
                break


def _opens(text: str) -> bool:
    opening = opening_of(text)
    return is_capitals(text) or (opening is not None and opening.short == "heading")


def with_hidden_marks(text: str, notes: Sequence[FoundNote]) -> list[FoundNote]:
    """The notes without a mark with the mark that a word or a figure hides: `năm 20201`, `đơn vị 7,`."""
    marks = sorted(note.mark for note in notes if note.mark)
    found = []
    for note in notes:
        if note.mark is None:
            start = max((mark[1] for mark in marks if mark[0] < note.whole[0][0]), default=0)
            note = replace(note, mark=_hidden(text, note.number, start, note.whole[0][0]))
        found.append(note)
    return found


def _hidden(text: str, number: int, start: int, end: int) -> Span | None:
    for before in (r"(?<=[^\W\d_])", r"(?<=[%”\")…,;])", r"(?<=\b(?:19|20)\d\d)", r"(?<=\s)"):
        after = r"(?=[,.;:)]\s)" if before == r"(?<=\s)" else r"(?![\w.,]\d|\w)"
        places = [found.span() for found in re.finditer(before + str(number) + after, text[start:end])]
        if len(places) == 1:
            return places[0][0] + start, places[0][1] + start
    return None
