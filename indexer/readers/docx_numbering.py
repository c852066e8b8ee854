"""Generated numbers of docx lists: Word stores how to count, not the numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from indexer.readers.docx_styles import VAL, W, look_of
from indexer.readers.numerals import numeral

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False  # show all numbers as digits
    restart: int | None = None  # the level (from 1) that restarts this one; 0: never
    font: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    counters: str  # lists of one abstract list count on together
    levels: dict[int, Level]
    starts: dict[int, int]  # levels that this list starts anew


class Numbering:
    """Counts through one document, paragraph by paragraph, in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        """An absent numbering part has no lists."""
        self._lists = _lists(root) if root is not None else {}
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

    def _count(self, listing: _List, counters: list[int | None], level: int) -> None:
        current = counters[level]
        start = listing.starts.get(level, listing.levels[level].start)
        counters[level] = start if current is None else current + 1
        for deeper in range(level + 1, _LEVELS):
            restart = listing.levels[deeper].restart if deeper in listing.levels else None
            if restart is None or (restart and level < restart):
                counters[deeper] = None


def _shown(listing: _List, counters: list[int | None], level: int, legal: bool) -> str:
    style = listing.levels.get(level, Level())
    value = counters[level]
    if value is None:
        value = counters[level] = listing.starts.get(level, style.start)
    return numeral(value, "decimal" if legal else style.format)


def _lists(root: etree._Element) -> dict[str, _List]:
    abstract = {element.get(f"{W}abstractNumId", ""): element for element in root.iter(f"{W}abstractNum")}
    by_style = {
        link.get(VAL, ""): element
        for element in abstract.values()
        if (link := element.find(f"{W}styleLink")) is not None
    }
    lists = {}
    for element in root.iter(f"{W}num"):
        target = element.find(f"{W}abstractNumId")
        counters = target.get(VAL, "") if target is not None else ""
        base = abstract.get(counters)
        link = base.find(f"{W}numStyleLink") if base is not None else None
        base = by_style.get(link.get(VAL, ""), base) if link is not None else base
        levels = _levels(base) if base is not None else {}
        starts = {}
        for override in element.iter(f"{W}lvlOverride"):
            at = _number(override.get(f"{W}ilvl"), 0)
            levels.update(_levels(override))
            start = override.find(f"{W}startOverride")
            if start is not None:
                starts[at] = _number(start.get(VAL), 1)
        lists[element.get(f"{W}numId", "")] = _List(counters, levels, starts)
    return lists


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {_number(level.get(f"{W}ilvl"), 0): _level(level) for level in parent.findall(f"{W}lvl")}


def _level(level: etree._Element) -> Level:
    def value(name: str) -> str | None:
        element = level.find(f"{W}{name}")
        return element.get(VAL) if element is not None else None

    restart = value("lvlRestart")
    return Level(
        start=_number(value("start"), 1),
        format=value("numFmt") or "decimal",
        text=value("lvlText") or "",
        legal=level.find(f"{W}isLgl") is not None,
        restart=None if restart is None else _number(restart, 0),
        font=look_of(level.find(f"{W}rPr")).font or "",
    )


def _number(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,6}", text) else default
