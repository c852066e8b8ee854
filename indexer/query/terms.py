"""What a stretch of words, a phrase or a beginning of a word asks for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from indexer.models.query import All, Contraction, Expansion, Node, Phrase, Prefix, Words
from indexer.models.tables import Abbreviation
from indexer.text.analysis import analyse, syllable_keys
from indexer.text.fold import accents_allow, fold, syllable_key
from indexer.text.syllables import is_syllable

_VOWEL = re.compile("[aeiouy]")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_SURELY_SHORT = 4  # letters: no syllable that is also a word is abbreviated so
_SURELY_ONE = 3  # letters: shorter ones have more senses than any table knows


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
        contractions=contractions(tuple(one.key for one in free), abbreviations),
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


def contractions(keys: tuple[str, ...], abbreviations: tuple[Abbreviation, ...]) -> tuple[Contraction, ...]:
    """The runs of syllables that an abbreviation of one sense stands for, however many of their accents were typed."""
    senses = _senses(abbreviations)
    found = [
        Contraction(keys[at : at + len(sense)], short)
        for at, key in enumerate(keys)
        for sense, short in senses.get(fold(key), ())
        if len(keys) - at >= len(sense) and all(map(_may_mean, keys[at : at + len(sense)], sense))
    ]
    return tuple(dict.fromkeys(found))


def _may_mean(typed: str, sense: str) -> bool:
    """Whether a typed syllable may be one of the table, which has its accents: `bán` is no `ban`."""
    return typed == sense or (not sense.isascii() and accents_allow(typed, sense))


@lru_cache(maxsize=4)
def _senses(abbreviations: tuple[Abbreviation, ...]) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """By the first syllable of a sense, without accents: senses and their short forms that mean nothing else."""
    senses: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for one in abbreviations:
        meant = {tuple(syllable_keys(sense)) for sense in one.senses}
        sure = len(meant) == 1 and len(one.short) >= _SURELY_ONE and not is_syllable(one.short)
        if sure and syllable_keys(one.short) == [syllable_key(one.short)]:
            (sense,) = meant
            senses[fold(sense[0])].append((sense, one.short))
    return {first: tuple(found) for first, found in senses.items()}


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
