"""Generated numbers of lists: Word stores how to count, not the numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from indexer.readers.numerals import numeral

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts; `%1` in its text stands for the number of the first level."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False  # show all numbers as digits
    restart: int | None = None  # the level (from 1) that restarts this one; 0: never
    font: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """One list; lists with the same `counters` count on together, unless `starts` sets a level anew."""

    counters: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Numbering:
    """Counts through one document, paragraph by paragraph, in reading order."""

    def __init__(self, lists: Mapping[str, Listing]) -> None:
        """The lists by their keys."""
        self._lists = lists
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[str] = set()

    def label(self, key: str, level: int) -> tuple[str, str] | None:
        """The number or bullet of the next paragraph of a list, and its font; None where the list is unknown."""
        listing = self._lists.get(key)
        if listing is None or level not in listing.levels:
            return None
        counters = self._counters.setdefault(listing.counters, [None] * _LEVELS)
        if key not in self._started:
            self._started.add(key)
            for at in listing.starts:
                counters[at] = None
        self._count(listing, counters, level)
        style = listing.levels[level]
        if style.format == "none":
            return re.sub(r"%[1-9]", "", style.text).strip(), style.font
        if style.format == "bullet":
            return style.text, style.font
        return re.sub(
            r"%([1-9])", lambda found: _shown(listing, counters, int(found[1]) - 1, style.legal), style.text
        ), style.font

    def _count(self, listing: Listing, counters: list[int | None], level: int) -> None:
        current = counters[level]
        start = listing.starts.get(level, listing.levels[level].start)
        counters[level] = start if current is None else current + 1
        for deeper in range(level + 1, _LEVELS):
            restart = listing.levels[deeper].restart if deeper in listing.levels else None
            if restart is None or (restart and level < restart):
                counters[deeper] = None


def _shown(listing: Listing, counters: list[int | None], level: int, legal: bool) -> str:
    style = listing.levels.get(level, Level())
    value = counters[level]
    if value is None:
        value = counters[level] = listing.starts.get(level, style.start)
    return numeral(value, "decimal" if legal else style.format)
