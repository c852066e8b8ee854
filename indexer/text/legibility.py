"""Whether letters read as Vietnamese at all: the text that scanning software lays under a picture may be useless."""

from __future__ import annotations

import re
import unicodedata

from indexer.text.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[~^`´¨|\\!*'’.,;:](?=[^\W\d_]))*")  # vi~c, vl,I: signs within a word
_SAMPLE = 50_000  # letters
_ENOUGH = 80  # words; less is no text to judge
_READABLE = 0.85  # share of syllables: texts at hand are above 0.97, every third accent misread gives 0.7
_ACCENTED = 0.4  # share of syllables with an accent: texts at hand are above 0.84


def illegible_words(text: str) -> int:
    """How many words of the text are no Vietnamese, where they are so many that it cannot be read; else 0."""
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not _is_symbol(word)]
    if len(words) < _ENOUGH:
        return 0
    syllables = [word for word in words if is_syllable(word)]
    accented = sum(not unicodedata.normalize("NFD", word).isascii() for word in syllables)
    if len(syllables) >= _READABLE * len(words) and accented >= _ACCENTED * len(syllables):
        return 0
    return len(words) - accented


def _is_symbol(word: str) -> bool:
    """UBND, BCHTW, TNHH: capitals that are read letter by letter, or names in capitals."""
    return word.isupper() and len(word) <= 6
