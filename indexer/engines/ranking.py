"""How much a unit that matches is worth: BM25, and the weights that docs/ranking.md gives reasons for."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from indexer.engines.arrayfile import Array
from indexer.engines.inversion import WEIGHTS
from indexer.engines.segment import Segment

BLOCK_WEIGHTS = {"title": 1.2, "heading": 1.1, "body": 1.0, "footnote": 0.95}
FACTORS = tuple(BLOCK_WEIGHTS[weight] for weight in WEIGHTS)
RARITY_POWER = 1.3  # rare words say more of what is asked than the logarithm grants them
K1 = 0.8  # of queries of at most _SHORT syllables
_K1_LONG = 1.6  # of those of _LONG and more: nearly every passage holds many of their words once by chance
_SHORT, _LONG = 25, 60


@dataclass(frozen=True, slots=True)
class Bm25:
    """BM25 over one index: `blocks` and `mean_length` are of the whole index, not of a segment."""

    blocks: int
    mean_length: float
    k1: float = K1
    b: float = 0.7

    def asked(self, syllables: int) -> Bm25:
        """The same for a query of so many syllables."""
        share = min(max((syllables - _SHORT) / (_LONG - _SHORT), 0.0), 1.0)
        return replace(self, k1=K1 + share * (_K1_LONG - K1))

    def rarity(self, holding: float) -> float:
        """What a unit is worth that so many blocks hold."""
        known = math.log(1.0 + (self.blocks - holding + 0.5) / (holding + 0.5))
        return float(known**RARITY_POWER)

    def norms(self, segment: Segment) -> Norms:
        """The norms of a segment's blocks."""
        relative = segment.lengths / (self.mean_length or 1.0)
        return Norms(1.0 - self.b + self.b * relative, np.array(FACTORS)[segment.weights])

    def scores(self, times: Array, lengths: Array, worth: float) -> Array:
        """The scores of blocks that hold a unit so many times, each with its length as in the norms."""
        scores = times.astype(np.float64)  # worked on in place: every array more is memory to fetch
        damped = self.k1 * lengths
        damped += scores
        scores *= worth * (self.k1 + 1.0)
        scores /= damped
        return scores


@dataclass(frozen=True, slots=True)
class Norms:
    """What does not depend on the query, for each block of a segment: worked out once, when the index is opened."""

    length: Array  # times k1: how often a unit must stand in the block to count half
    factor: Array  # what a match in a block of this weight counts
