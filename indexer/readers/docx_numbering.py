"""Lists of a docx."""

from __future__ import annotations

import re

from lxml import etree

from indexer.readers.docx_styles import VAL, W, look_of
from indexer.readers.listing import Level, Listing


def lists_of(root: etree._Element | None) -> dict[str, Listing]:
    """The lists of a numbering part; an absent part has none."""
    if root is None:
        return {}
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
        lists[element.get(f"{W}numId", "")] = Listing(counters, levels, starts)
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
