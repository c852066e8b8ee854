"""Whether letters are Vietnamese: a syllable has at most one tone, and only some sounds follow each other."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSET = "ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnprstvx]"
_OPEN = (
    "uya|iêu|yêu|oai|oay|oao|oeo|uôi|ươi|ươu|uây|uyu|ia|ya|ua|ưa|oa|oe|uê|ue|uy|uơ|"
    "ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aeêioôơuưy]"
)
_CLOSED = "uyê|oa|oă|oe|uê|uy|uâ|iê|yê|uô|ươ|oo|[aăâeêioôơuưy]"
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:(?:{_OPEN})|(?:{_CLOSED})(?:ch|nh|ng|[cmnpt]))")  # "nghiêng", "toàn"
_STOPPED = ("c", "ch", "p", "t")  # after these only sắc and nặng occur
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STRIP_TONES = dict.fromkeys(map(ord, _TONES))
# Legacy text puts signs such as ®, ¬ and ¸ into words: everything but ASCII punctuation, digits and dashes counts.
_WORD = re.compile(r"[^\s\x00-@\[-`{-\x7f\u2010-\u2211\u2213-\u2218\u221a-\u2fff\ufffd]+")
_ENOUGH = 5  # words with letters beyond ASCII; fewer say nothing


@lru_cache(maxsize=8192)  # a language has some thousand syllables
def is_syllable(word: str) -> bool:
    """Whether a word, in any case, could be a Vietnamese syllable."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [letter for letter in apart if letter in _TONES]
    bare = unicodedata.normalize("NFC", apart.translate(_STRIP_TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    return not (bare.endswith(_STOPPED) and tones and tones[0] not in "\u0301\u0323")


@lru_cache(maxsize=8192)
def lacks_accents(word: str) -> bool:
    """Whether letters are no Vietnamese syllable as they stand, as `nap` and `quyêt`: stopped ones have a tone."""
    if not is_syllable(word):
        return True
    toneless = not any(letter in _TONES for letter in unicodedata.normalize("NFD", word))
    return toneless and word.lower().endswith(_STOPPED)


def syllable_share(text: str) -> float | None:
    """The share of Vietnamese syllables among words with letters beyond ASCII; None where such words are too few."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if len(words) < _ENOUGH:
        return None
    return sum(map(is_syllable, words)) / len(words)
