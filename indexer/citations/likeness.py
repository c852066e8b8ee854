"""How much of a document's title a text holds, rare pairs of syllables counting more than common ones."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from indexer.citations.scanform import scan_form
from indexer.models.tables import Resolution, Tables

Key = TypeVar("Key")

_OF_TERM = re.compile(r"/(?:k[0-9]+/|dai-hoi)")  # counted by term: a Party document
_SYLLABLE = re.compile(r"[a-z0-9]+")
HINT = 4.5  # one rare pair, where no more than a hint is asked for
ENOUGH = 9.0  # as much weight as one rare pair and a common one: less is chance
_RARE = 3.2  # one title in 25
_SHARE = 0.35  # of the shorter of title and text
_MARGIN = 1.8  # how much better than the next one the best must be


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """The weight of each pair of syllables among the register's titles."""

    weights: dict[tuple[str, str], float]
    unseen: float

    def weight(self, pairs: Iterable[tuple[str, str]]) -> float:
        """The weight of several pairs."""
        return sum(self.weights.get(pair, self.unseen) for pair in pairs)

    def rare_weight(self, pairs: Iterable[tuple[str, str]]) -> float:
        """The weight of those pairs that are no common formula (`sửa đổi`, `Nghị định số`, `của Chính phủ`)."""
        return sum(weight for pair in pairs if (weight := self.weights.get(pair, self.unseen)) >= _RARE)


@lru_cache(maxsize=8)
def rarity(tables: Tables, *, party: bool) -> Rarity:
    """The weights of these tables; what is rare in the gazette (`về tiếp tục`) is common among Party documents.

    Tables are told apart by identity.
    """
    titles = [known.title for known in tables.resolutions.values() if known.title and _is_party(known) == party]
    counts = Counter(pair for title in titles for pair in pairs(title))
    return Rarity({pair: math.log(len(titles) / count) for pair, count in counts.items()}, math.log(len(titles) + 1))


def _is_party(known: Resolution) -> bool:
    return bool(_OF_TERM.search(known.id))


@lru_cache(maxsize=2048)
def pairs(text: str) -> frozenset[tuple[str, str]]:
    """Neighbouring syllables of a text, accents aside."""
    syllables = _SYLLABLE.findall(scan_form(text))
    return frozenset(pairwise(syllables))


def best_title(
    text: str, titles: Sequence[tuple[Key, str]], weights: Rarity, *, whole: bool, enough: float = ENOUGH
) -> Key | None:
    """The key of the one title that the text clearly speaks of; None where none or more than one does.

    `whole`: the text is itself a title, so that title and text must hold much of each other.
    """
    heard = pairs(text)
    scores: dict[Key, float] = {}
    for key, title in titles:
        told = pairs(title)
        shared = weights.weight(heard & told) if whole else weights.rare_weight(heard & told)
        shorter = min(weights.weight(told), weights.weight(heard)) if whole else 0.0
        if shared >= enough and shared >= _SHARE * shorter:
            scores[key] = max(shared, scores.get(key, 0.0))
    ranked = sorted(scores.values(), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0] < _MARGIN * ranked[1]):
        return None
    return max(scores, key=lambda key: scores[key])
