"""A text to its words of several syllables."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Protocol, cast

from indexer.text.analysis import numbers

_MOST = 5  # syllables of a word; longer ones are names that the segmenter ran together
_NUMBER = "1"  # stands for a document number, which the segmenter would cut into pieces: 02-NQ/TU


class _Segmenter(Protocol):
    def __call__(self, text: str) -> list[str]: ...


def words(text: str) -> tuple[str, ...]:
    """The distinct words of two syllables or more, in order, in small letters: `Ban Chấp hành` gives `ban chấp hành`.

    The text is segmented in its own case: in small letters it falls into other words. Numbers are no words.
    """
    found: dict[str, None] = {}
    for token in _segmenter()(_without_numbers(unicodedata.normalize("NFC", text))):
        parts = token.split()
        if 1 < len(parts) <= _MOST and all(map(str.isalpha, parts)):
            found[" ".join(parts).lower()] = None
    return tuple(found)


def _without_numbers(text: str) -> str:
    for number in reversed(numbers(text)):
        text = text[: number.start] + _NUMBER + text[number.end :]
    return text


@cache
def _segmenter() -> _Segmenter:
    from underthesea import word_tokenize  # noqa: PLC0415  # loading it takes a second or two

    return cast(_Segmenter, word_tokenize)
