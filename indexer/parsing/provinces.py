"""The province of a report: read from its letterhead, or inferred where the body leaves no doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from indexer.models.report import Block
from indexer.models.tables import Tables
from indexer.parsing.letters import UPPER
from indexer.parsing.readings import Reading

_WORD = rf"[{UPPER}][\w’]*"
_NAME = rf"{_WORD}(?:(?:\s+|\s*[-–]\s*){_WORD}){{0,4}}"
_NAMED = re.compile(
    rf"""
    \b (?i: tỉnh(?:\s(?:ủy|uỷ))? | thành\s(?:ủy|uỷ|phố) | tp\.? ) \s+   # tỉnh, Tỉnh ủy, thành phố
    (?P<name> {_NAME} )                                               # Bà Rịa - Vũng Tàu
    """,
    re.VERBOSE,
)
_PLACE = re.compile(rf"\W*(?:(?:TP|Tp|Thành phố)\.?\s*)?(?P<name>{_NAME})\s*,\s*ngày\b")
_CENTRAL = re.compile(r"\bTRUNG ƯƠNG\b|^\W*(?i:bộ|chính phủ|quốc hội|thủ tướng|ban bí thư|văn phòng quốc hội)\b")
_PERSON = "ho-chi-minh"  # a name that stands in every report: only `Thành phố Hồ Chí Minh` is the place
# The own province is named all over a report, donors and neighbours in a paragraph or two: paragraphs count.
_NAMED_SO = 2  # a paragraph with `tỉnh X`, beside the one point for naming X at all
_CLEAR = 5
_AHEAD = 2.5  # how many times the second best


def province_of(head: Sequence[Block], body: Sequence[Block], tables: Tables) -> Reading | None:
    """The province's slug, from the letterhead, the place line, the title or, inferred, the body.

    What a body of the whole country issues belongs to no province, wherever it was signed.
    """
    letterhead = [block for block in head if block.kind == "letterhead"]
    for block in letterhead:
        if slug := _in_head(block.text, tables):
            return Reading(slug, block)
    if any(_CENTRAL.search(block.text) for block in letterhead):
        return None
    for block in head:
        if (found := _PLACE.match(block.text)) and (slug := _slug(found["name"], tables)):
            return Reading(slug, block)
    for block in head:
        if slug := _in_head(block.text, tables):
            return Reading(slug, block)
    return None if any(_CENTRAL.search(block.text) for block in head) else _inferred(body, tables)


def _in_head(text: str, tables: Tables) -> str | None:
    """The province that a line of a letterhead names after its unit: `ĐẢNG BỘ TỈNH TRÀ VINH`."""
    for found in _NAMED.finditer(text):
        if slug := _slug(found["name"], tables):
            return slug
    return None


def _slug(name: str, tables: Tables) -> str | None:
    """The province that the name begins with: capitals may run on (`TRÀ VINH ĐẢNG ỦY KHỐI`)."""
    words = re.findall(r"\S+", re.sub(r"\s*[-–]\s*", " - ", name))
    for length in range(len(words), 0, -1):
        if slug := tables.province_slug(" ".join(words[:length])):
            return slug
    return None


def _inferred(body: Sequence[Block], tables: Tables) -> Reading | None:
    names = _names(tables)
    weights: Counter[str] = Counter()
    first: dict[str, Reading] = {}
    for block in body:
        with_unit = dict(_with_unit(block.text, tables))
        alone = {slug: place for slug, place in _alone(block.text, names, tables) if slug != _PERSON}
        for slug, place in (alone | with_unit).items():
            weights[slug] += 1 + (_NAMED_SO if slug in with_unit else 0)
            first.setdefault(slug, Reading(slug, block, place, "inferred"))
    ranked = weights.most_common(2)
    if not ranked or ranked[0][1] < _CLEAR or ranked[0][1] * 2 < weights.total():
        return None
    return first[ranked[0][0]] if len(ranked) < 2 or ranked[0][1] >= _AHEAD * ranked[1][1] else None


def _with_unit(text: str, tables: Tables) -> Iterator[tuple[str, int]]:
    for found in _NAMED.finditer(text):
        if slug := _slug(found["name"], tables):
            yield slug, found.start("name")


def _alone(text: str, names: re.Pattern[str], tables: Tables) -> Iterator[tuple[str, int]]:
    for found in names.finditer(text):
        if slug := tables.province_slug(found[0]):
            yield slug, found.start()


def _names(tables: Tables) -> re.Pattern[str]:
    names = sorted({province.name for province in tables.provinces}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})\b")
