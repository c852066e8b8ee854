"""Dates as they stand with a citation: `ngày 15/5/2016`, `ngày 07 tháng 11 năm 2018`, `năm 2015`; in scan form."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

_DAY = r"(?P<day>[0-9]{1,2})"
_MONTH = r"(?P<month>[0-9]{1,2})"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_LEAD = r"[ ,*_]{0,3}\(?(?:(?:ban hanh|duoc ban hanh|ky|ra|de|cung)[ ])?(?:ngay[ ]{1,2})?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_LEAD}{_DAY}[ ]?[/.-][ ]?{_MONTH}[ ]?[/.-][ ]?{_YEAR}(?![0-9])",  # ngày 15/5/2016
        rf"{_LEAD}{_DAY}[ ,]{{1,2}}thang {_MONTH}[ ,]{{1,2}}nam[ ]{{1,2}}{_YEAR}(?![0-9])",  # ngày 19 tháng 6 năm 2015
        rf"[ ,*_]{{0,3}}\(?thang {_MONTH}(?:[ ]?[/-][ ]?| nam ){_YEAR}(?![0-9])",  # tháng 6/2015
    )
)
_YEAR_ALONE = re.compile(rf"[ ,*_]{{0,3}}\(?(?:nam )?{_YEAR}\)?(?![0-9]|[/.-][0-9])")  # năm 2015, (2013)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text; `value` is ISO or its prefix."""

    start: int
    end: int
    value: str


def date_at(scanned: str, place: int) -> FoundDate | None:
    """The date that follows at `place`, whatever leads up to it; none where it cannot be one (31/13/2020)."""
    for pattern in _PATTERNS:
        if match := pattern.match(scanned, place):
            value = _value(match)
            return FoundDate(place, match.end(), value) if value else None
    return None


def year_at(scanned: str, place: int) -> FoundDate | None:
    """A year alone that follows at `place`."""
    match = _YEAR_ALONE.match(scanned, place)
    return FoundDate(place, match.end(), match["year"]) if match else None


def _value(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month, day = int(parts["month"]), int(parts.get("day") or 1)
    if not (1 <= month <= 12 and 1 <= day <= monthrange(int(parts["year"]), month)[1]):
        return None
    return "-".join(f"{int(parts[part]):02d}" for part in ("year", "month", "day") if parts.get(part))
