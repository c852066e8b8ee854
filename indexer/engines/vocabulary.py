"""What an index's vocabulary holds that begins as someone typed: syllables, what follows a syllable, words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from indexer.engines.inversion import GAP, WORD
from indexer.engines.segment import Segment
from indexer.text.analysis import syllable_keys
from indexer.text.fold import fold

Counted = list[tuple[str, int]]


def terms(segments: Iterable[Segment], prefix: str, limit: int) -> Counted:
    """Syllables that begin so, accents aside."""
    bare = fold(prefix)
    held: Counter[str] = Counter()
    for segment in segments:
        for unit in segment.beginning(bare):
            held[segment.forms[unit]] += segment.holding(unit)
    del held[GAP]
    return commonest_first(held)[:limit]


def following(segments: Iterable[Segment], left: str, prefix: str, limit: int) -> Counted:
    """Syllables that begin so and stand after another, accents aside."""
    bare = fold(prefix)
    held: Counter[str] = Counter()
    for segment in segments:
        pairs = segment.pairs_beginning(segment.alike(left), bare)
        _, rights = segment.pair_sides(pairs)
        for pair, right in zip(pairs, rights.tolist(), strict=True):
            held[segment.forms[right]] += segment.holding(pair, "pair")
    return commonest_first(held)[:limit]


def words(segments: Iterable[Segment], prefix: str, limit: int) -> Counted:
    """Words of several syllables that begin so, accents aside; each as it is written most often."""
    bare = fold(" ".join(syllable_keys(prefix)))
    held: dict[str, Counter[str]] = {}
    for segment in segments:
        known = segment.values(WORD)
        for number in range(bisect_left(known, bare), bisect_left(known, bare + "\U0010ffff")):
            written = known[number].partition("|")[2]
            forms = held.setdefault(" ".join(syllable_keys(written)), Counter())
            forms[written] += segment.value_holding(WORD, number)
    counted = Counter({commonest_first(forms)[0][0]: forms.total() for forms in held.values()})
    return commonest_first(counted)[:limit]


def commonest_first(counts: Counter[str]) -> Counted:
    """Values with their counts, the commonest first, then in their own order."""
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))
