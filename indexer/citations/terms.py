"""Terms as reports write them: `(khóa XII)`, `khóa XI, XII`, `(Khóa XI), (Khóa XII)`, `nhiệm kỳ 2015 - 2020`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.citations.ordinals import ORDINAL, ordinal

_LEAD = r"[ ,*_]{0,3}(?:- ?)?(?:cua )?[(\[]?[ ]?(?:cac )?"
_TERMS = re.compile(rf"{_LEAD}khoa[ ]{{1,2}}(?P<first>{ORDINAL})(?P<closed>[ ]?[)\]])?")  # (khóa XI
_MORE = re.compile(rf"[ ]?(?:,|va|;|&)[ ]?(?P<own>[(\[]?khoa[ ]{{1,2}})?(?P<next>{ORDINAL})(?P<closed>[ ]?[)\]])?")
_MOST = 12  # no text lists more terms
_PERIOD = re.compile(r"[ ,*_]{0,3}\(?nhiem ky[ ]{1,2}(?P<from>(?:19|20)[0-9]{2})[ ]?[-/][ ]?(?P<to>(?:20)?[0-9]{2})\)?")
_RELATIVE = re.compile(r"[ ,*_]{0,3}nhiem ky (?P<which>qua|vua qua|nay|truoc|moi|toi)(?![a-z])")


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term in a text: its end, and whether it has a word `khóa` of its own (else it shares the list's)."""

    end: int
    number: int | None
    own: bool


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """`nhiệm kỳ 2015 - 2020`; `value` is "2015-2020", or "qua" and the like where it is told from the report's time."""

    end: int
    value: str


def terms_at(scanned: str, place: int) -> tuple[FoundTerm, ...]:
    """The terms that follow at `place`, one or a list."""
    match = _TERMS.match(scanned, place)
    if not match:
        return ()
    found = [FoundTerm(match.end(), ordinal(match["first"]), True)]
    while len(found) < _MOST and (more := _MORE.match(scanned, found[-1].end)):
        if not more["own"] and found[-1].own and _closed(scanned, found[-1].end):
            break  # "(khóa XII), 5" begins something else
        found.append(FoundTerm(more.end(), ordinal(more["next"]), bool(more["own"])))
    return tuple(found)


def period_at(scanned: str, place: int) -> FoundPeriod | None:
    """The years, or the word for them, that follow at `place`."""
    if match := _PERIOD.match(scanned, place):
        start, end = match["from"], match["to"]
        span = int(end[-2:]) - int(start[-2:])
        return (
            FoundPeriod(
                match.end() - (match.group().endswith(")") and "(" not in match.group()),
                f"{start}-{start[:2]}{end[-2:]}",
            )
            if 1 <= span <= 6
            else None
        )
    relative = _RELATIVE.match(scanned, place)
    return FoundPeriod(relative.end(), relative["which"]) if relative else None


def _closed(scanned: str, end: int) -> bool:
    return scanned[end - 1] in ")]"
