"""What witnesses say of a resolution, the commonest word first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from indexer.models.naming import slug
from indexer.models.records import Witness

_OPENINGS = ("ve-viec-", "ve-", "ban-hanh-")  # "về tinh giản biên chế" and "tinh giản biên chế" are one title


@dataclass(frozen=True, slots=True)
class Saying:
    """One value of one property, and who says it; a witness that repeats itself is still one voice."""

    value: str
    sources: tuple[str, ...]
    mentions: int


def sayings(witnesses: Iterable[Witness], property_: str) -> tuple[Saying, ...]:
    """What is said of a property: by the most witnesses first, then by the most mentions; more than one is a conflict.

    Spellings of one title, and dates of which one is the beginning of the other, agree: they are one saying, in its
    commonest spelling and at its most exact.
    """
    said = [witness for witness in witnesses if witness.property == property_]
    keys = _date_keys(said) if property_ == "date" else {witness.value: _key(witness.value) for witness in said}
    groups: defaultdict[str, list[Witness]] = defaultdict(list)
    for witness in said:
        groups[keys[witness.value]].append(witness)
    found = [_saying(group, exact=property_ == "date") for group in groups.values()]
    return tuple(sorted(found, key=lambda saying: (-len(saying.sources), -saying.mentions, saying.value)))


def _saying(group: list[Witness], *, exact: bool) -> Saying:
    spellings: defaultdict[str, int] = defaultdict(int)
    for witness in group:
        spellings[witness.value] += witness.count
    value = min(spellings, key=lambda spelling: (-len(spelling) if exact else 0, -spellings[spelling], spelling))
    return Saying(value, tuple(dict.fromkeys(witness.source for witness in group)), sum(spellings.values()))


def _key(value: str) -> str:
    key = slug(value)
    return next((key[len(opening) :] for opening in _OPENINGS if key.startswith(opening)), key)


def _date_keys(said: list[Witness]) -> dict[str, str]:
    """A date's key is the one longer date that begins with it; where there are several, it stands for itself."""
    dates = {witness.value for witness in said}
    keys = {}
    for date in dates:
        full = [other for other in dates if other.startswith(date) and not _is_beginning(other, dates)]
        keys[date] = full[0] if len(full) == 1 else date
    return keys


def _is_beginning(date: str, dates: set[str]) -> bool:
    return any(other != date and other.startswith(date) for other in dates)
