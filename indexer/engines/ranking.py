"""How much a unit that matches is worth: BM25, and the weights that docs/ranking.md gives reasons for."""

from __future__ import annotations

import math
from dataclasses import dataclass

from indexer.engines.arrayfile import Array
from indexer.engines.inversion import WEIGHTS
from indexer.engines.segment import Postings

BLOCK_WEIGHTS = {"title": 1.2, "heading": 1.1, "body": 1.0, "footnote": 0.95}
FACTORS = tuple(BLOCK_WEIGHTS[weight] for weight in WEIGHTS)


@dataclass(frozen=True, slots=True)
class Bm25:
    """BM25 over one index: `blocks` and `mean_length` are of the whole index, not of a segment."""

    blocks: int
    mean_length: float
    k1: float = 1.0
    b: float = 0.7

    def rarity(self, holding: float) -> float:
        """What a unit is worth that so many blocks hold."""
        return math.log(1.0 + (self.blocks - holding + 0.5) / (holding + 0.5))

    def saturation(self, lengths: Array) -> Array:
        """How many times a unit must stand in blocks of these lengths to count half."""
        relative = lengths / (self.mean_length or 1.0)
        return self.k1 * (1.0 - self.b + self.b * relative)

    def scores(self, postings: Postings, saturation: Array, worth: float) -> Array:
        """The score of each block of the postings."""
        times = postings.times
        scores: Array = worth * (self.k1 + 1.0) * times / (times + saturation[postings.blocks])
        return scores
