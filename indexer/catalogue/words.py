"""The words that a resolution is looked for by."""

from __future__ import annotations

import re

from indexer.text.fold import fold

_WORD = re.compile(r"[^\W_]+")


def plain_words(text: str) -> list[str]:
    """Words and parts of numbers in small letters without accents: `05-CT/TW` gives 05, ct and tw."""
    return _WORD.findall(fold(text))
