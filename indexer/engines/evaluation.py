"""A plan carried out over one segment, term at a time: arrays of one place a block are added up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.engines.arrayfile import Array
from indexer.engines.plan import Leaf, Plan, Unit
from indexer.engines.ranking import Bm25
from indexer.engines.segment import Segment
from indexer.models.query import Filter


@dataclass(frozen=True, slots=True)
class Marks:
    """For each block of a segment: whether it matches, and whether it holds every word."""

    matches: Array
    complete: Array
    first: Array  # whether it stands before all others: it holds every one of a few words

    @classmethod
    def same(cls, blocks: Array) -> Marks:
        """Blocks that match whole or not at all."""
        return cls(blocks, blocks, blocks)

    def within(self, allowed: Array) -> Marks:
        """What remains of them where not every block may be found."""
        return Marks(self.matches & allowed, self.complete & allowed, self.first & allowed)


@dataclass(frozen=True, slots=True)
class Found:
    """What a plan finds in a segment; apart, because the scores are needed for a moment and eight times as large."""

    marks: Marks
    scores: Array


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Evaluates plans over the segment with this place in the index."""

    segment: Segment
    place: int
    bm25: Bm25
    lengths: Array  # of the segment's blocks, as in their norms
    late: Callable[[], bool]

    def run(self, plan: Plan | None, filters: tuple[Filter, ...]) -> Found:
        """What a plan finds among the live blocks that satisfy every filter; without a plan every block matches."""
        allowed = self.segment.live & passing(self.segment, filters) if filters else self.segment.live
        if plan is None:
            return Found(Marks.same(allowed), np.zeros(self.segment.count))
        found = self._evaluate(plan)
        return Found(found.marks.within(allowed), found.scores)

    def _evaluate(self, plan: Plan) -> Found:
        if isinstance(plan, Leaf):
            return self._leaf(plan)
        parts = [self._evaluate(part) for part in plan.parts]
        if plan.kind == "not":
            return Found(Marks.same(~parts[0].marks.complete), np.zeros(self.segment.count))
        join = np.logical_and if plan.kind == "all" else np.logical_or
        marks = Marks(
            join.reduce([part.marks.matches for part in parts]),
            join.reduce([part.marks.complete for part in parts]),
            join.reduce([part.marks.first for part in parts]),
        )
        scores = np.sum([part.scores for part in parts], axis=0)
        scores *= marks.matches  # what lacks a part of "all" earns nothing in the "any" around it
        return Found(marks, scores)

    def _leaf(self, leaf: Leaf) -> Found:
        scores = np.zeros(self.segment.count)
        held = np.zeros(self.segment.count, dtype=np.min_scalar_type(len(leaf.units)))
        one = held.dtype.type(1)
        for unit in leaf.units:
            np.add.at(held, self._score(unit, scores), one)
        for unit in leaf.bonus:
            self._score(unit, scores)
        complete = (held >= max(len(leaf.units), 1)) & self._agreeing(leaf.units)
        if leaf.strict:
            scores *= complete  # much faster than assigning 0 to the others
            return Found(Marks.same(complete), scores)
        if leaf.few:
            return Found(Marks(held > 0, complete, complete), scores)
        scores += complete * leaf.premium
        return Found(Marks(held > 0, complete, np.zeros_like(complete)), scores)

    def _agreeing(self, units: Sequence[Unit]) -> Array | bool:
        """Whether a block has all accents that were typed, or none of them, as text without accents does."""
        typed = [unit.doubtful[self.place] for unit in units if unit.accented]
        if not any(map(len, typed)):
            return True
        lacking = np.zeros(self.segment.count, dtype=np.intp)
        for blocks in typed:
            lacking[blocks] += 1
        agreeing: Array = (lacking == 0) | (lacking == len(typed))
        return agreeing

    def _score(self, unit: Unit, scores: Array) -> Array:
        """Add what a unit is worth to the blocks that hold it, and name them."""
        postings = unit.postings[self.place]
        blocks = postings.blocks.astype(np.intp)  # once, or numpy would do it for each of the steps below
        if len(blocks) and not self.late():
            lengths = self.lengths.take(blocks)
            np.add.at(scores, blocks, self.bm25.scores(postings.times, lengths, unit.worth))
        return blocks


def passing(segment: Segment, filters: tuple[Filter, ...]) -> Array:
    """The blocks that satisfy every filter."""
    mask = np.ones(segment.count, dtype=bool)
    for condition in filters:
        having = np.zeros(segment.count, dtype=bool)
        for number in _wanted(segment, condition):
            having[segment.value_blocks(condition.field, number)] = True
        mask &= ~having if condition.exclude else having
    return mask


def _wanted(segment: Segment, condition: Filter) -> list[int]:
    """Places of the values that a filter names; a range's ends are prefixes, as "2020" is of "2020-05"."""
    if condition.range is None:
        places = [segment.value_number(condition.field, value) for value in condition.values]
        return [place for place in places if place is not None]
    low, high = condition.range
    return [
        place
        for place, value in enumerate(segment.values(condition.field))
        if (low is None or value >= low) and (high is None or value <= high or value.startswith(high))
    ]
