"""How much a unit that matches is worth: BM25, and the weights that docs/ranking.md gives reasons for."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from indexer.engines.arrayfile import Array
from indexer.engines.inversion import WEIGHTS
from indexer.engines.segment import Segment

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

    def norms(self, segment: Segment) -> Norms:
        """The norms of a segment's blocks."""
        relative = segment.lengths / (self.mean_length or 1.0)
        saturation = self.k1 * (1.0 - self.b + self.b * relative)
        return Norms(saturation, np.array(FACTORS)[segment.weights])

    def scores(self, times: Array, saturation: Array, worth: float) -> Array:
        """The scores of blocks that hold a unit so many times, each block with its saturation."""
        scores = times.astype(np.float64)  # worked on in place: every array more is memory to fetch
        damped = scores + saturation
        scores *= worth * (self.k1 + 1.0)
        scores /= damped
        return scores


@dataclass(frozen=True, slots=True)
class Norms:
    """What does not depend on the query, for each block of a segment: worked out once, when the index is opened."""

    saturation: Array  # how many times a unit must stand in the block to count half
    factor: Array  # what a match in a block of this weight counts
