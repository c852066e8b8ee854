"""Answers queries from the segments of one finished index."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from functools import partial

import numpy as np

from indexer.engines import grouping, vocabulary
from indexer.engines.arrayfile import Array
from indexer.engines.evaluation import Evaluation, Marks
from indexer.engines.plan import Compiler, syllable_count
from indexer.engines.port import Hit, Hits
from indexer.engines.ranking import Bm25
from indexer.engines.segment import Segment
from indexer.engines.selecting import best
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
        bm25 = self._bm25.asked(syllable_count(query.root))
        compiler = Compiler(segments, bm25, late)
        plan = None if query.root is None else compiler.compile(query.root)
        candidates: list[Hit] = []
        found: list[Marks] = []
        for place, segment in enumerate(segments):
            norms = self._norms[place]
            one = Evaluation(segment, place, bm25, norms.length, late).run(plan, query.filters)
            candidates += best(segment, one, norms.factor, offset + limit, grouped)
            found.append(one.marks)
        complete_total = sum(int(np.count_nonzero(one.complete)) for one in found)
        counted = [one.complete if complete_total else one.matches for one in found]
        candidates.sort(key=lambda hit: (not hit.first, -hit.score, hit.id))
        page = (grouping.one_a_report(candidates) if grouped else candidates)[offset : offset + limit]
        return Hits(
            hits=grouping.with_others(page, segments, found) if grouped else tuple(page),
            total=sum(int(np.count_nonzero(one.matches)) for one in found),
            complete_total=complete_total,
            first_total=sum(int(np.count_nonzero(one.first)) for one in found),
            facets={name: () if late() else _facet(segments, name, counted) for name in facets},
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


def _facet(segments: Sequence[Segment], name: str, counted: Sequence[Array]) -> tuple[tuple[str, int], ...]:
    """The values of a field in the counted blocks, the commonest first."""
    tally: Counter[str] = Counter()
    for segment, blocks in zip(segments, counted, strict=True):
        counts, values = segment.value_counts(name, blocks), segment.values(name)
        tally.update({values[at]: int(counts[at]) for at in np.flatnonzero(counts)})
    return tuple(commonest_first(tally))
