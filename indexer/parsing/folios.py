"""Page numbers and running heads: what a page prints at its edges belongs to no text."""

from __future__ import annotations

import math
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.parsing.keyed import Span
from indexer.parsing.layout import Layout, is_complete, layout_of, opens_lower
from indexer.parsing.lines import Line

_FOLIO = re.compile(r"(?P<dress>[-–—]?\s*(?:[Tt]rang\s*:?\s*)?)(?P<number>\d{1,3})\s*(?:/\s*\d{1,3})?\s*[-–—]?")
_NEAREST, _FURTHEST = 12, 90  # lines that hold something from one page number to the next
_LEAST = 3  # pages that must be counted up in order
_MISSING = 4  # numbers further on that the next page number may be: pages of pictures have none
_LOST = 0.6  # for each page number that is missing
_MID_SENTENCE = 0.3  # a page is often cut in mid sentence, a note seldom begins so
_APART = 0.3  # a page number stands apart from the next page more often than a note from its number
_TRIED = 4  # places of one number that are tried: its page, a mark and a note of that number
_MOST_UNEVEN = 1.8  # how many times longer or shorter than its neighbour a page may be
_UNEVEN = 0.5  # for each e-fold by which a page differs from the one before it
_MOST = 0.5  # share of lines; a text of little but figures is a table torn apart, and no page of it is known
_EDGE = 2  # lines at a page's edge that may be its number and its running head
_HEAD_LONGEST = 120


def without_folios(lines: Sequence[Line]) -> tuple[list[Line], list[Span]]:
    """The lines without page numbers and running heads, the line after them opening a page; and their stretches."""
    kept, heads = _without(lines, _running_heads(lines, _edges(lines)))
    folios = _folios(kept)
    beside = [at for index in folios for at in (index - 1, index + 1) if 0 <= at < len(kept) and at not in folios]
    kept, numbers = _without(kept, folios | _running_heads(kept, sorted(set(beside))))
    return kept, sorted([*heads, *numbers])


def _folios(lines: Sequence[Line]) -> set[int]:
    layout = layout_of(lines)
    found = {
        line.index: int(match["number"])
        for line in lines
        if (match := _FOLIO.fullmatch(line.text)) and not line.rule_before and not _is_mark(lines, line, layout)
    }
    if len(found) > _MOST * len(lines):
        return set()
    folios = _beside_breaks(lines, found) or _counted(lines, found) or _under_notes(lines, found)
    last = lines[-1].index if lines else 0  # the last page may be of any length
    return folios | {last} if folios and found.get(last) == found[max(folios)] + 1 else folios


def _without(lines: Sequence[Line], dropped: set[int]) -> tuple[list[Line], list[Span]]:
    """The lines without some of them, and the stretches that those took up."""
    if not dropped:
        return list(lines), []
    kept: list[Line] = []
    opens = False
    page = 0
    for line in lines:
        opens = opens or line.opens_page or line.index in dropped
        if line.index in dropped:
            continue
        page += opens and bool(kept)
        blank = line.blank_before or opens
        kept.append(replace(line, index=len(kept), opens_page=opens and bool(kept), page=page, blank_before=blank))
        opens = False
    return kept, [(lines[index].start, lines[index].end) for index in sorted(dropped)]


def _is_mark(lines: Sequence[Line], line: Line, layout: Layout) -> bool:
    """A raised mark torn from its word: the sentence goes on with its sign, or the two halves are one printed line."""
    if line.bare is None or line.index + 1 == len(lines):
        return False
    following = lines[line.index + 1]
    if following.text[0] in ",.;:)…”":
        return True
    previous = lines[line.index - 1] if line.index else None
    if previous is None or not layout.printed or line.opens_page or following.opens_page:
        return False
    halves = len(previous.text) + len(following.text) <= 1.1 * layout.width
    return halves and opens_lower(following.text) and not is_complete(previous.text)


def _beside_breaks(lines: Sequence[Line], found: dict[int, int]) -> set[int]:
    """Numbers at the edge of a page that keep pace with the pages."""
    edges = [index for index in _edges(lines) if index in found]
    paces = Counter(found[index] - lines[index].page for index in edges)
    pace, pages = paces.most_common(1)[0] if paces else (0, 0)
    enough = max(2, lines[-1].page // 2) if lines else 2
    return {index for index in edges if found[index] - lines[index].page == pace} if pages >= enough else set()


def _edges(lines: Sequence[Line]) -> list[int]:
    """The lines at the top and at the foot of each page, where the text has kept its pages."""
    breaks = [0, *(line.index for line in lines if line.opens_page), len(lines)]
    if len(breaks) < 3:
        return []
    near = {
        at
        for start, end in pairwise(breaks)
        for at in (*range(start, min(end, start + _EDGE)), *range(max(start, end - _EDGE), end))
    }
    return sorted(near)


def _running_heads(lines: Sequence[Line], places: Sequence[int]) -> set[int]:
    """Of the lines at those places those that stand there page after page, figures aside."""
    alike: dict[str, list[int]] = defaultdict(list)
    for at in places:
        if len(lines[at].text) <= _HEAD_LONGEST and any(map(str.isalpha, lines[at].text)):
            alike[re.sub(r"\d+", "#", lines[at].text)].append(at)
    pages = lines[-1].page + 1 if lines else 0
    on_every_page = max(2, 0.6 * (pages - 1))
    often = max(_LEAST, 0.3 * pages)  # another one on odd pages, or in another part
    return {at for found in alike.values() if len(found) >= min(on_every_page, often) for at in found}


@dataclass(frozen=True, slots=True)
class _Run:
    """Page numbers in a row: how well they count, how long the last page was, and the one before."""

    score: float
    pace: float
    at: int
    before: _Run | None = None


def _counted(lines: Sequence[Line], found: dict[int, int]) -> set[int]:
    """The best run of numbers that count the pages up, each page about as long as the one before it."""
    weights = {index: _weight(lines[index : index + 2]) for index in found}
    recent: dict[int, list[int]] = defaultdict(list)
    runs: dict[int, list[_Run]] = {}
    for index in sorted(found):
        runs[index] = list(_longer(index, found, recent, weights, runs))
        recent[found[index]].append(index)
    finished = (run for ends in runs.values() for run in ends if len(lines) - run.at <= _MOST_UNEVEN * run.pace)
    places = _places(max(finished, key=lambda run: run.score, default=None))
    counts = len(places) >= _LEAST and _counts_pages(lines, found, places)
    return {*places, *_between(lines, found, places)} if counts else set()


def _between(lines: Sequence[Line], found: dict[int, int], places: Sequence[int]) -> Iterator[int]:
    """The numbers that the run leaves out because the line looked like a mark."""
    for a, b in pairwise(places):
        for number in range(found[a] + 1, found[b]):
            near = [at for at in range(a + _NEAREST, b - _NEAREST) if lines[at].bare == number]
            if len(near) == 1:
                yield near[0]


def _weight(place: Sequence[Line]) -> float:
    """How much a number looks like a page's: its line, and the one after it."""
    return 1.0 + _MID_SENTENCE * opens_lower(place[-1].text) + _APART * place[-1].blank_before


def _longer(
    index: int,
    found: Mapping[int, int],
    recent: Mapping[int, list[int]],
    weights: Mapping[int, float],
    runs: Mapping[int, list[_Run]],
) -> Iterator[_Run]:
    """The runs that end at the number, the best for each number before it."""
    for step in range(1, _MISSING + 1):
        for other in recent.get(found[index] - step, [])[-_TRIED:]:
            pace = (index - other) / step
            if not _NEAREST <= pace <= _FURTHEST:
                continue
            gain = weights[index] - _LOST * (step - 1)
            fitting = [
                (run.score - _UNEVEN * abs(math.log(pace / run.pace)), run)
                for run in runs[other]
                if 1 / _MOST_UNEVEN <= pace / run.pace <= _MOST_UNEVEN
            ]
            score, best = max(fitting, key=lambda entry: entry[0], default=(0.0, None))
            if best is not None:
                yield _Run(score + gain, pace, index, best)
            elif other <= _MOST_UNEVEN * pace * found[other]:
                first = weights[other] - _misplaced(other, found[other], pace)
                yield _Run(first + gain, pace, index, _Run(first, pace, other))


def _misplaced(at: int, number: int, pace: float) -> float:
    """How far the first number of a run stands from where its page begins or ends."""
    pages = (number - 1, number) if number > 1 else (1,)
    return min(abs(math.log((at + 1) / (pace * count))) for count in pages)


def _places(run: _Run | None) -> list[int]:
    places: list[int] = []
    while run is not None:
        places.append(run.at)
        run = run.before
    return places[::-1]


def _counts_pages(lines: Sequence[Line], found: dict[int, int], places: Sequence[int]) -> bool:
    """Whether the run counts pages, not notes: notes stand unevenly, each number a second time at its mark, and none in
    the middle of a sentence."""
    if all(lines[at].bare is None for at in places):
        return True
    cut = sum(at + 1 < len(lines) and opens_lower(lines[at + 1].text) for at in places)
    if 2 * cut >= len(places) or _stand_apart(lines, places):
        return True
    times = Counter(line.bare for line in lines if line.bare is not None)
    if 2 * sum(times[found[at]] == 2 for at in places) >= len(places):
        return False
    paces = [(b - a) / (found[b] - found[a]) for a, b in pairwise(places)]
    usual = statistics.median(paces)
    even = len(places) > _LEAST and all(0.75 * usual <= pace <= 1.33 * usual for pace in paces)
    return even or 4 * cut >= len(places)


def _stand_apart(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether a blank line follows all these numbers, and hardly one of the others that stand alone."""
    blank = {at for at in range(len(lines) - 1) if lines[at].bare is not None and lines[at + 1].blank_before}
    others = [line.index for line in lines if line.bare is not None and line.index not in places]
    return blank.issuperset(places[:-1]) and sum(at in blank for at in others) <= 0.2 * len(others) and bool(others)


def _under_notes(lines: Sequence[Line], found: dict[int, int]) -> set[int]:
    """Numbers between a page's notes and the next page: `1`, `2`, `3` under a rule, then `2` before a blank line."""
    sure: list[int] = []
    note: int | None = None  # the last number that counts the notes under a rule
    numbers = found | {line.index: line.bare for line in lines if line.rule_before and line.bare is not None}
    for index in sorted(numbers):
        counts_on = note is not None and lines[index].bare is not None and note < numbers[index] <= note + _MISSING
        if lines[index].rule_before or counts_on:
            note = numbers[index]
        elif note is not None and (index + 1 == len(lines) or lines[index + 1].blank_before):
            sure.append(index)
            note = None
    rising = all(found[a] < found[b] and (b - a) >= _NEAREST * (found[b] - found[a]) for a, b in pairwise(sure))
    return set(sure) if len(sure) > 1 and rising else set()
