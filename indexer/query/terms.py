"""What a stretch of words, a phrase or a beginning of a word asks for."""

from __future__ import annotations

import re

from indexer.models.query import All, Expansion, Node, Phrase, Prefix, Words
from indexer.models.tables import Abbreviation
from indexer.text.analysis import analyse, syllable_keys
from indexer.text.fold import fold, syllable_key

_VOWEL = re.compile("[aeiouy]")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_SURELY_SHORT = 4  # letters: no syllable that is also a word is abbreviated so


def words(text: str, abbreviations: tuple[Abbreviation, ...]) -> Words | None:
    """The words of a stretch, its document numbers as units, its abbreviations with what they stand for."""
    tokens = analyse(text)
    inside = [(number.start, number.end) for number in tokens.numbers]
    free = [one for one in tokens.syllables if not any(start <= one.start < end for start, end in inside)]
    if not free and not inside:
        return None
    written = {one.key: text[one.start : one.end] for one in free}
    return Words(
        syllables=tuple(one.key for one in free),
        numbers=tuple(number.key for number in tokens.numbers),
        expansions=expansions(written, abbreviations),
    )


def expansions(written: dict[str, str], abbreviations: tuple[Abbreviation, ...]) -> tuple[Expansion, ...]:
    """What the abbreviations and the numbers among these syllables (key to how it was written) stand for."""
    known = {syllable_key(one.short): one for one in abbreviations}
    found = [Expansion(key, (thousands(key),)) for key in written if known and thousands(key)]
    for key, form in written.items():
        if key in known and _means_abbreviation(form):
            senses = (tuple(syllable_keys(sense)) for sense in known[key].senses)
            found.append(Expansion(key, tuple(dict.fromkeys(sense for sense in senses if sense))))
    return tuple(found)


def thousands(digits: str) -> tuple[str, ...]:
    """A number as it is written with points between its thousands: 6021 as 6.021, but no year."""
    if not digits.isdecimal() or len(digits) < 4 or digits[0] == "0" or _YEAR.fullmatch(digits):
        return ()
    first = len(digits) % 3
    groups = [digits[at : at + 3] for at in range(first, len(digits), 3)]
    return (digits[:first], *groups) if first else tuple(groups)


def _means_abbreviation(written: str) -> bool:
    """Capitals, no vowel, or too long for a syllable: "tu" is a word, "TU" is the provincial committee."""
    return written == written.upper() or len(written) >= _SURELY_SHORT or not _VOWEL.search(fold(written))


def phrase(text: str, exact: bool = False) -> Phrase | None:
    """Syllables side by side; a number in a phrase is its parts side by side."""
    keys = tuple(syllable_keys(text))
    return Phrase(keys, exact) if keys else None


def prefix(text: str) -> Node | None:
    """What begins so; of several syllables only the last is a beginning."""
    keys = syllable_keys(text)
    if not keys:
        return None
    last = Prefix(keys[-1])
    return All((Words(tuple(keys[:-1]), strict=True), last)) if keys[:-1] else last
