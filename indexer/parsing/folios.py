"""Page numbers: figures that count the pages up, one a page, and belong to no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from indexer.parsing.lines import Line

_FOLIO = re.compile(r"[-–—]?\s*(?:[Tt]rang\s*:?\s*)?(?P<number>\d{1,3})\s*(?:/\s*\d{1,3})?\s*[-–—]?")
_LEAST = 3  # pages that must be counted up in order
_NEAREST, _FURTHEST = 12, 90  # lines that hold something from one page number to the next
_NOTES_LOST = 4  # numbers of notes that may be missing in a row
_TRIED = 4  # places of one number that are tried: its page, a mark and a note of that number


def without_folios(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[int, int]]]:
    """The lines without page numbers, the line after each opening a page; and the stretches of the numbers."""
    found = {
        line.index: int(match["number"])
        for line, following in zip_longest(lines, lines[1:])
        if (match := _FOLIO.fullmatch(line.text)) and not (following and _is_mark(line, following))
    }
    folios = _beside_breaks(lines, found) or _under_notes(lines, found) or _counted(found, len(lines))
    if not folios:
        return list(lines), []
    kept: list[Line] = []
    opens = False
    page = 0
    for line in lines:
        if line.index in folios:
            opens = True
            continue
        opens = opens or line.opens_page
        page += opens
        kept.append(
            replace(line, index=len(kept), opens_page=opens, page=page, blank_before=line.blank_before or opens)
        )
        opens = False
    return kept, [(lines[index].start, lines[index].end) for index in folios]


def _is_mark(line: Line, following: Line) -> bool:
    """A raised mark torn from its word: the sentence goes on with its sign."""
    return line.bare is not None and following.text[0] in ",.;:)…”"


def _beside_breaks(lines: Sequence[Line], found: dict[int, int]) -> set[int]:
    """Numbers at the first or last line of a page that keep pace with the pages."""
    edges = [
        index
        for index in found
        if lines[index].opens_page or index + 1 == len(lines) or lines[index + 1].opens_page or index == 0
    ]
    paces = Counter(found[index] - lines[index].page for index in edges)
    pace, pages = paces.most_common(1)[0] if paces else (0, 0)
    enough = max(2, lines[-1].page // 2) if lines else 2
    return {index for index in edges if found[index] - lines[index].page == pace} if pages >= enough else set()


def _under_notes(lines: Sequence[Line], found: dict[int, int]) -> set[int]:
    """Numbers between a page's notes and the next page: `1`, `2`, `3` under a rule, then `2` before a blank line."""
    sure: list[int] = []
    note: int | None = None  # the last number that counts the notes under a rule
    for index in sorted(found):
        if lines[index].rule_before or (
            note is not None and lines[index].bare is not None and note < found[index] <= note + _NOTES_LOST
        ):
            note = found[index]
        elif note is not None and _before_blank(lines, index):
            sure.append(index)
            note = None
    rising = all(found[a] < found[b] and (b - a) >= _NEAREST * (found[b] - found[a]) for a, b in pairwise(sure))
    return {*sure, *_between(lines, found, sure)} if len(sure) > 1 and rising else set()


def _between(lines: Sequence[Line], found: dict[int, int], sure: Sequence[int]) -> Iterator[int]:
    """Numbers of pages without notes, or whose number happens to follow their last note's."""
    for a, b in pairwise(sure):
        for number in range(found[a] + 1, found[b]):
            places = [at for at in range(a + 1, b) if found.get(at) == number and _before_blank(lines, at)]
            if len(places) == 1:
                yield places[0]


def _before_blank(lines: Sequence[Line], index: int) -> bool:
    return index + 1 == len(lines) or lines[index + 1].blank_before


def _counted(found: dict[int, int], total: int) -> set[int]:
    """The longest run of numbers, each one more than the last and about as many lines further on as that was."""
    recent: dict[int, list[int]] = {}
    runs: dict[int, dict[int, list[int]]] = {}  # by the last line, then the one before it
    best: list[int] = []
    for index in sorted(found):
        near = [other for other in recent.get(found[index] - 1, ())[-_TRIED:] if _NEAREST <= index - other <= _FURTHEST]
        runs[index] = {other: _run(runs[other], other, index) for other in near}
        best = max([best, *runs[index].values()], key=len)
        recent.setdefault(found[index], []).append(index)
    covers = len(best) >= _LEAST and best[-1] - best[0] > 0.5 * total
    # A mark and its note stand alone on lines too, but there are two of each.
    single = sum(len(recent[found[index]]) != 2 for index in best)
    return set(best) if covers and 2 * single > len(best) else set()


def _run(before: dict[int, list[int]], other: int, index: int) -> list[int]:
    """The longest run that ends at `other` and has pages as long as the one from there to `index`."""
    step = index - other
    fitting = [run for earlier, run in before.items() if 0.5 * (other - earlier) <= step <= 2 * (other - earlier)]
    return [*max(fitting, key=len, default=[other]), index]
