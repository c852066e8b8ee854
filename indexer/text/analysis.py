"""The units that index and query share: syllables and document numbers, with where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from indexer.text.fold import fold, syllable_key

TOKEN = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+")  # letters with their loose marks: hoà, hoà; 05

_LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*"
_DASH = r"\s{0,2}[-\u2010-\u2015\u2212\u00ad/]\s{0,2}"
_NUMBER = re.compile(
    rf"""
    (?<![\w\u0300-\u036f/.,-]) (?P<digits> \d{{1,5}}) (?P<letter> [a-zđA-ZĐ]?)      # 05, 348, 12a
    (?: {_DASH} (?P<year> (?:19|20)\d\d ) )?                         # 149/2018
    (?P<symbols> (?: {_DASH} &? {_LETTERS} \d{{0,2}} ){{1,5}} )          # -CT/TW, /NĐ-CP, /QH14, /TTLT-BTC-BNV
    (?![\w\u0300-\u036f])
    """,
    re.VERBOSE,
)
_SYMBOL = re.compile(rf"{_LETTERS}\d*")
_LONGEST_SYMBOL = 8  # "ĐUKCCQDN": longer ones are words, as in "2-kilogam/người"


class Syllable(NamedTuple):  # of all kinds of record the cheapest to make: every text shown is cut into them
    """One syllable, or run of digits, under its key; its span is in code points of the text as given."""

    key: str
    start: int
    end: int


class NumberUnit(NamedTuple):
    """A document number as a single unit under the key of `number_key`."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's units in order; a number's parts are syllables too, so that they can be found singly."""

    syllables: tuple[Syllable, ...]
    numbers: tuple[NumberUnit, ...]


def analyse(text: str) -> Tokens:
    """Cut a text into its units; one letter or digit is a unit like any other."""
    return Tokens(syllables(text), numbers(text))


def syllables(text: str) -> tuple[Syllable, ...]:
    """The syllables of a text with their spans."""
    return tuple(Syllable(syllable_key(match[0]), *match.span()) for match in TOKEN.finditer(text))


def syllable_keys(text: str) -> list[str]:
    """The keys alone: what indexing needs, at the speed it needs."""
    return [syllable_key(written) for written in TOKEN.findall(text)]


def numbers(text: str) -> tuple[NumberUnit, ...]:
    """The document numbers of a text: a shape with symbols (`05-CT/TW`) or with a year (`37/2021/QH15`)."""
    found = []
    for match in _NUMBER.finditer(text):
        if unit := _unit(match):
            found.append(unit)
    return tuple(found)


def number_key(written: str) -> str | None:
    """The key of a number in any written form, or None where it is not one: `5 – CT/TƯ` gives `05-ct/tw`.

    Without a year the separators do not matter (`05/CT-TW` is a common slip); no table is asked.
    """
    match = _NUMBER.fullmatch(written.strip())
    unit = _unit(match) if match else None
    return unit.key if unit else None


def _unit(match: re.Match[str]) -> NumberUnit | None:
    symbols = [_symbol(symbol) for symbol in _SYMBOL.findall(match["symbols"])]
    if any(len(symbol) > _LONGEST_SYMBOL for symbol in symbols) or len(symbols) < (1 if match["year"] else 2):
        return None
    digits = (match["digits"].lstrip("0") or "0").zfill(2) + fold(match["letter"])
    key = f"{digits}/{match['year']}/{'-'.join(symbols)}" if match["year"] else f"{digits}-{'/'.join(symbols)}"
    return NumberUnit(key, *match.span())


def _symbol(written: str) -> str:
    folded = fold(written)
    return "tw" if syllable_key(written) == "tư" else folded  # TƯ is an older way to write TW
