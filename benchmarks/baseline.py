"""Plain BM25 over syllables and pairs of neighbours, written apart from the engine: what ranking must beat."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

_WORD = re.compile(r"\w+")


class PlainBm25:
    """Scores passages by their syllables, as written but for case, and their pairs; nothing is folded."""

    def __init__(self, passages: Iterable[tuple[str, str]], k1: float = 1.2, b: float = 0.75) -> None:
        """Index (id, text) passages."""
        self._k1 = k1
        self._ids: list[str] = []
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        lengths = []
        for number, (id_, text) in enumerate(passages):
            self._ids.append(id_)
            held = units(text)
            lengths.append(len(held))
            for unit, times in Counter(held).items():
                self._postings[unit].append((number, times))
        mean = sum(lengths) / max(len(lengths), 1)
        self._damp = [k1 * (1 - b + b * length / mean) for length in lengths]

    def rank(self, query: str, depth: int) -> list[str]:
        """The ids of the best passages."""
        scores: dict[int, float] = defaultdict(float)
        for unit in units(query):
            postings = self._postings.get(unit, ())
            rarity = math.log(1 + (len(self._ids) - len(postings) + 0.5) / (len(postings) + 0.5))
            for number, times in postings:
                scores[number] += rarity * times * (self._k1 + 1) / (times + self._damp[number])
        best = sorted(scores, key=lambda number: (-scores[number], self._ids[number]))[:depth]
        return [self._ids[number] for number in best]


def units(text: str) -> list[str]:
    """Syllables and pairs of neighbours."""
    words = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    return [*words, *(f"{left} {right}" for left, right in pairwise(words))]
