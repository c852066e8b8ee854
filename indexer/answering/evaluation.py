"""Judged queries ranked with the project's own analysis, grammar and engine, and the figures of that ranking."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.answering.asking import ask
from indexer.engines import IndexedBlock, Searcher, engine
from indexer.models.tables import Tables
from indexer.query import parse_query

DEPTH = 100  # places of a ranking that the figures look at
_PATIENCE_S = 60.0  # a judgement is about ranking, not about haste

Judgements = Mapping[str, Mapping[str, float]]  # query id to passage id to grade


def evaluate(
    passages: Iterable[tuple[str, str]],
    queries: Sequence[tuple[str, str]],
    judgements: Judgements,
    tables: Tables | None = None,
) -> dict[str, float | int]:
    """The figures of ranking (id, text) passages for (id, text) queries; each passage is one unit.

    Gain is linear, its discount the logarithm to base two; a query that finds nothing counts as 0.
    """
    with TemporaryDirectory(prefix="vankho-evaluate-") as scratch:
        folder = Path(scratch) / "index"
        with engine().writer(folder) as writer:
            writer.add(IndexedBlock(id_, id_, text, "body") for id_, text in passages)
            writer.commit()
        searcher = engine().open(folder)
        try:
            return _figures(searcher, queries, judgements, tables)
        finally:
            searcher.close()


def _figures(
    searcher: Searcher, queries: Sequence[tuple[str, str]], judgements: Judgements, tables: Tables | None
) -> dict[str, float | int]:
    start = time.perf_counter()
    rankings = {id_: _ranking(searcher, text, tables) for id_, text in queries}
    seconds = time.perf_counter() - start
    judged = [(ranking, judgements.get(id_, {})) for id_, ranking in rankings.items()]
    count = max(len(judged), 1)

    def mean(values: Iterable[float]) -> float:
        return round(sum(values) / count, 4)

    return {
        "queries": len(queries),
        "passages": searcher.count(),
        "ndcg_at_10": mean(ndcg(ranking, grades, 10) for ranking, grades in judged),
        "mrr_at_10": mean(reciprocal_rank(ranking, grades, 10) for ranking, grades in judged),
        "recall_at_1": mean(recall(ranking, grades, 1) for ranking, grades in judged),
        "recall_at_10": mean(recall(ranking, grades, 10) for ranking, grades in judged),
        "recall_at_100": mean(recall(ranking, grades, 100) for ranking, grades in judged),
        "queries_per_s": round(len(queries) / seconds, 1) if seconds else 0.0,
    }


def _ranking(searcher: Searcher, text: str, tables: Tables | None) -> list[str]:
    asked = ask(searcher, parse_query(text, tables), limit=DEPTH, deadline_s=_PATIENCE_S)
    return [hit.id for hit in asked.hits.hits]


def ndcg(ranking: Sequence[str], grades: Mapping[str, float], depth: int) -> float:
    """Normalised discounted gain of the first places."""
    ideal = _gain(sorted(grades.values(), reverse=True)[:depth])
    return _gain([grades.get(id_, 0.0) for id_ in ranking[:depth]]) / ideal if ideal else 0.0


def _gain(grades: Sequence[float]) -> float:
    return sum(grade / math.log2(place + 2) for place, grade in enumerate(grades))


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, float], depth: int) -> float:
    """One over the first place that answers, 0 where none does."""
    places = (place for place, id_ in enumerate(ranking[:depth], 1) if grades.get(id_, 0.0) > 0)
    return 1.0 / next(places, math.inf)


def recall(ranking: Sequence[str], grades: Mapping[str, float], depth: int) -> float:
    """The share of all answers that stand in the first places."""
    wanted = {id_ for id_, grade in grades.items() if grade > 0}
    return len(wanted.intersection(ranking[:depth])) / len(wanted) if wanted else 0.0
