"""The part of a block that shows best why it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.answering.highlighting import Mark

WIDTH = 300  # code points: three lines of a result
_LEAD = 40  # code points before the first mark, so that it is read in its sentence


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a text from word border to word border; highlights are code points of `text`."""

    text: str
    highlights: tuple[tuple[int, int], ...]
    start: int  # where the stretch stands in the whole text


def snippet(text: str, found: Sequence[Mark], width: int = WIDTH) -> Snippet:
    """The window with the most different units, then the most marks, then the earliest."""
    start, end = _borders(text, _best_start(found, width), width)
    inside = [(max(mark.start, start), min(mark.end, end)) for mark in found if mark.start < end and mark.end > start]
    ranges = _joined(text, inside)
    return Snippet(text[start:end], tuple((a - start, b - start) for a, b in ranges), start)


def _best_start(found: Sequence[Mark], width: int) -> int:
    """Where the best window begins: two pointers over the marks in order."""
    best, begins = (0, 0), found[0].start if found else 0
    counts: dict[str, int] = {}
    first = 0
    for last, mark in enumerate(found):
        counts[mark.unit] = counts.get(mark.unit, 0) + 1
        while found[first].start + width - _LEAD < mark.end and first < last:
            unit = found[first].unit
            counts[unit] -= 1
            if not counts[unit]:
                del counts[unit]
            first += 1
        worth = (len(counts), last - first + 1)
        if worth > best:
            best, begins = worth, found[first].start
    return begins


def _borders(text: str, start: int, width: int) -> tuple[int, int]:
    """A window around the place that starts and ends at word borders."""
    if len(text) <= width:
        return 0, len(text)
    begin = max(0, min(start - _LEAD, len(text) - width))
    while 0 < begin < start and not text[begin - 1].isspace():
        begin += 1
    end = min(len(text), begin + width)
    cut = end
    while begin < cut < len(text) and not text[cut].isspace():
        cut -= 1
    return begin, cut if cut > begin else end


def _joined(text: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, as one where they overlap or only blanks stand between."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and (start <= joined[-1][1] or not text[joined[-1][1] : start].strip()):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
