"""Page numbers: figures that count the pages up, one a page, and belong to no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from indexer.parsing.lines import Line

_FOLIO = re.compile(r"[-–—]?\s*(?:[Tt]rang\s*:?\s*)?(?P<number>\d{1,3})\s*(?:/\s*\d{1,3})?\s*[-–—]?")
_LEAST = 3  # pages that must be counted up in order
_NEAREST, _FURTHEST = 12, 90  # lines that hold something from one page number to the next


def without_folios(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[int, int]]]:
    """The lines without page numbers, the line after each opening a page; and the stretches of the numbers."""
    found = {line.index: int(match["number"]) for line in lines if (match := _FOLIO.fullmatch(line.text))}
    folios = _beside_breaks(lines, found) or _counted(found, len(lines))
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


def _counted(found: dict[int, int], total: int) -> set[int]:
    """The longest run of numbers, each one more than the last and about a page further on."""
    by_number: dict[int, list[int]] = {}
    chains: dict[int, list[int]] = {}
    for index in sorted(found):
        before = [chains[other] for other in by_number.get(found[index] - 1, ()) if _is_page(index - other)]
        chains[index] = [*max(before, key=lambda chain: _evenness([*chain, index]), default=[]), index]
        by_number.setdefault(found[index], []).append(index)
    best = max(chains.values(), key=_evenness, default=[])
    covers = len(best) >= _LEAST and best[-1] - best[0] > 0.5 * total
    return set(best) if covers and _is_even(best) else set()


def _is_page(lines: int) -> bool:
    return _NEAREST <= lines <= _FURTHEST


def _evenness(chain: Sequence[int]) -> tuple[int, float]:
    """Longer runs first, then those whose pages are alike."""
    steps = [b - a for a, b in zip(chain, chain[1:], strict=False)]
    mean = sum(steps) / len(steps) if steps else 0.0
    return len(chain), -sum(abs(step - mean) for step in steps)


def _is_even(chain: Sequence[int]) -> bool:
    steps = sorted(b - a for a, b in zip(chain, chain[1:], strict=False))
    middle = steps[len(steps) // 2]
    return steps[-1] <= 1.8 * middle and steps[0] >= 0.4 * middle
