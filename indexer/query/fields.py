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
_PARTS = {
    **dict.fromkeys(["chu-thich", "ghi-chu", "note", "notes", "footnote", "footnotes"], "footnote"),
    **dict.fromkeys(["noi-dung", "than", "than-bai", "body"], "body"),
}
_MOMENT = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"  # 2016, 2016-05, 2016-05-15
_RANGE = re.compile(rf"(?P<low>{_MOMENT})?\.\.(?P<high>{_MOMENT})?")  # 2016..2020, ..2019, 2020-05..
_YEARS = re.compile(r"(\d{4})[-\u2010-\u2015\u2212](\d{4})")  # 2016-2020, as one writes a span of years
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")  # 15/5/2016


def field_named(written: str) -> str | None:
    """The field of a name in either language, with or without accents, or None."""
    return NAMES.get(slug(written))


def condition(field: str, written: str, exclude: bool) -> Filter | None:
    """The filter that a field with this value asks for, or None where the value is empty or no time."""
    value = written.strip()
    if not value:
        return None
    if field in {"year", "date"}:
        return _time(field, _DAY.sub(lambda day: f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}", value), exclude)
    if field == RESOLUTION:
        return Filter(field, (number_key(value) or unicodedata.normalize("NFC", value),), exclude)
    plain = slug(value)
    return Filter(field, (_PARTS.get(plain, plain) if field == "part" else plain,), exclude)


def _time(field: str, value: str, exclude: bool) -> Filter | None:
    if (match := _RANGE.fullmatch(_YEARS.sub(r"\1..\2", value))) and (match["low"] or match["high"]):
        return Filter(field, (), exclude, (match["low"], match["high"]))
    if not re.fullmatch(r"\d{4}" if field == "year" else _MOMENT, value):
        return None
    if field == "date":  # dates are stored to the day, and asked for to the year or month too
        return Filter(field, (), exclude, (value, value))
    return Filter(field, (value,), exclude)


def slug(written: str) -> str:
    """Folded, its words joined by hyphens, as values are stored: `Phú Thọ` gives `phu-tho`."""
    return "-".join(re.findall(r"[^\W_]+", fold(written)))
