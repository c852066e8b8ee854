"""The fields of the grammar: their names in both languages, and what their values mean."""

from __future__ import annotations

import re
import unicodedata

from indexer.models.query import Filter
from indexer.text.analysis import number_key
from indexer.text.fold import fold

EXACT = "exact"
NUMBER = "number"
RESOLUTION = "resolution"

# Every name is asked for folded, so that each can be typed without accents.
NAMES = {
    "exact": EXACT,
    "chinh-xac": EXACT,
    "so": NUMBER,
    "number": NUMBER,
    "loai": "type",
    "type": "type",
    "co-quan": "issuer",
    "issuer": "issuer",
    "agency": "issuer",
    "tinh": "province",
    "province": "province",
    "nam": "year",
    "year": "year",
    "ngay": "date",
    "date": "date",
    "trong": "part",
    "in": "part",
    "vien-dan": RESOLUTION,
    "cites": RESOLUTION,
    "bao-cao": "report",
    "report": "report",
    "loai-bao-cao": "kind",
    "kind": "kind",
}
_PARTS = {"chu-thich": "footnote", "note": "footnote", "notes": "footnote", "noi-dung": "body", "than": "body"}
_RANGE = re.compile(r"(?P<low>[\d-]*)\.\.(?P<high>[\d-]*)")  # 2016..2020, ..2019, 2020-05..
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")  # 15/5/2016


def field_named(written: str) -> str | None:
    """The field of a name in either language, with or without accents, or None."""
    return NAMES.get(slug(written))


def condition(field: str, written: str, exclude: bool) -> Filter | None:
    """The filter that a field with this value asks for, or None where the value is empty."""
    value = written.strip()
    if not value:
        return None
    if field in {"year", "date"}:
        return _time(field, _DAY.sub(lambda day: f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}", value), exclude)
    if field == RESOLUTION:
        return Filter(field, (number_key(value) or unicodedata.normalize("NFC", value),), exclude)
    plain = slug(value)
    return Filter(field, (_PARTS.get(plain, plain) if field == "part" else plain,), exclude)


def _time(field: str, value: str, exclude: bool) -> Filter:
    if match := _RANGE.fullmatch(value):
        return Filter(field, (), exclude, (match["low"] or None, match["high"] or None))
    if field == "date":  # dates are stored to the day, and asked for to the year or month too
        return Filter(field, (), exclude, (slug(value), slug(value)))
    return Filter(field, (slug(value),), exclude)


def slug(written: str) -> str:
    """Folded, its words joined by hyphens, as values are stored: `Phú Thọ` gives `phu-tho`."""
    return "-".join(re.findall(r"[^\W_]+", fold(written)))
