"""Answers queries from the segments of one finished index."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from functools import partial

import numpy as np

from indexer.engines import grouping, vocabulary
from indexer.engines.arrayfile import Array
from indexer.engines.evaluation import Evaluation, Found, passing
from indexer.engines.plan import Compiler
from indexer.engines.port import Hit, Hits
from indexer.engines.ranking import Bm25
from indexer.engines.segment import Segment
from indexer.engines.vocabulary import commonest_first
from indexer.models.query import Query


class ArraySearcher:
    """Reads segments that never change; all its state is arrays mapped from files, so threads may share it."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Take the segments of an index."""
        self._segments = tuple(segments)
        blocks = sum(one.count for one in self._segments)
        syllables = sum(float(one.lengths.sum()) for one in self._segments)
        self._bm25 = Bm25(blocks, syllables / blocks if blocks else 0.0)
        self._norms = [self._bm25.norms(one) for one in self._segments]

    def search(
        self,
        query: Query,
        *,
        limit: int,
        offset: int = 0,
        facets: Sequence[str] = (),
        grouped: bool = False,
        deadline_s: float = 1.0,
    ) -> Hits:
        """The best blocks for the query, or the best of each report; partial, and marked so, after the deadline."""
        late = partial(_is_late, time.monotonic() + deadline_s)
        segments = self._segments  # closing takes them from the searcher, not from a search that runs
        compiler = Compiler(segments, self._bm25, late)
        plan = None if query.root is None else compiler.compile(query.root)
        candidates: list[Hit] = []
        counts: dict[str, Counter[str]] = {name: Counter() for name in facets}
        found = []
        for place, segment in enumerate(segments):
            one = Evaluation(segment, place, self._bm25, self._norms[place], late).run(plan)
            mask = passing(segment, query.filters)
            found.append(Found(one.matches & mask, one.complete & mask, one.scores))
            candidates += _best(segment, found[-1], offset + limit, grouped)
        complete_total = sum(int(np.count_nonzero(one.complete)) for one in found)
        for segment, one in zip(segments, found, strict=True):
            counted = one.complete if complete_total else one.matches
            for name in facets if not late() else ():
                counts[name].update(_tally(segment, name, counted))
        candidates.sort(key=lambda hit: (not hit.complete, -hit.score, hit.id))
        page = (grouping.one_a_report(candidates) if grouped else candidates)[offset : offset + limit]
        return Hits(
            hits=grouping.with_others(page, segments, found) if grouped else tuple(page),
            total=sum(int(np.count_nonzero(one.matches)) for one in found),
            complete_total=complete_total,
            facets={name: tuple(commonest_first(tally)) for name, tally in counts.items()},
            timed_out=late(),
            reports=grouping.report_count(segments, found) if grouped else None,
        )

    def count(self) -> int:
        """How many blocks the index holds."""
        return sum(int(np.count_nonzero(one.live)) for one in self._segments)

    def terms(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Syllables of the archive's vocabulary that begin so, commonest first, with their document frequency."""
        return vocabulary.terms(self._segments, prefix, limit)

    def following(self, left: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Syllables that begin so and stand after this one, accents aside, commonest first, with their frequency."""
        return vocabulary.following(self._segments, left, prefix, limit)

    def words(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Words of several syllables that begin so but for accents and case, commonest first, with their frequency."""
        return vocabulary.words(self._segments, prefix, limit)

    def close(self) -> None:
        """Let go of the index's files; a search that still runs keeps them mapped until it ends."""
        self._segments = ()


def _is_late(end: float) -> bool:
    return time.monotonic() > end


def _best(segment: Segment, found: Found, wanted: int, grouped: bool) -> list[Hit]:
    """The first so many of a segment's matches, or of the best of each report, without sorting the others."""
    if grouped:
        blocks = grouping.best_of_each(segment, found)
    else:
        enough = np.count_nonzero(found.complete) >= wanted  # they come before all others
        blocks = np.flatnonzero(found.complete if enough else found.matches)
    scores, complete = found.scores.take(blocks), found.complete.take(blocks)
    if len(blocks) > wanted > 0:
        order = scores + complete * (scores.max() + 1.0)
        least = np.partition(order, len(order) - wanted)[len(order) - wanted]
        kept = order >= least
        blocks, scores, complete = blocks[kept], scores[kept], complete[kept]
    first = np.lexsort((segment.id_places[blocks], -scores, ~complete))[:wanted]
    return [_hit(segment, int(blocks[at]), float(scores[at]), bool(complete[at])) for at in first]


def _hit(segment: Segment, block: int, score: float, complete: bool) -> Hit:
    name = segment.id(block)
    return Hit(name, name.rpartition("/")[0], score, complete)


def _tally(segment: Segment, name: str, counted: Array) -> dict[str, int]:
    counts = segment.value_counts(name, counted)
    values = segment.values(name)
    return {values[at]: int(counts[at]) for at in np.flatnonzero(counts)}
