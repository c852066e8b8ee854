"""How well a judged set is ranked: by this project's search, and by plain BM25 over syllables and pairs."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.baseline import PlainBm25
from benchmarks.judged import JudgedSet, own_set
from indexer.answering.asking import ask
from indexer.answering.evaluation import ndcg
from indexer.answering.recognition import recognise, resolved_filters, with_citing
from indexer.engines import engine
from indexer.models.tables import Tables
from indexer.query import parse_query

PLACES = 10
_PATIENCE_S = 60.0
_RESAMPLED = 2000

Scores = dict[str, float]  # of each query, nDCG over the first ten places


def search_scores(judged: JudgedSet, tables: Tables) -> Scores:
    """As `vankho search` ranks: abbreviations, names and numbers of resolutions are understood."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "index"
        with engine().writer(folder) as writer:
            writer.add(judged.passages)
            writer.commit()
        searcher = engine().open(folder)
        scores = {}
        for id_, text in judged.queries.items():
            query = with_citing(resolved_filters(parse_query(text, tables), tables), recognise(text, tables))
            hits = ask(searcher, query, limit=PLACES, deadline_s=_PATIENCE_S).hits.hits
            scores[id_] = ndcg([hit.id for hit in hits], judged.grades[id_], PLACES)
        searcher.close()
    return scores


def baseline_scores(judged: JudgedSet) -> Scores:
    """As plain BM25 ranks."""
    plain = PlainBm25((one.id, one.text) for one in judged.passages)
    return {id_: ndcg(plain.rank(text, PLACES), judged.grades[id_], PLACES) for id_, text in judged.queries.items()}


def mean(scores: Mapping[str, float]) -> float:
    """Over all queries."""
    return sum(scores.values()) / max(len(scores), 1)


def distance(ours: Scores, theirs: Scores) -> tuple[float, float, float]:
    """Mean of the differences query by query, and the bounds that hold 95 of 100 resamplings of the queries."""
    apart = [ours[id_] - theirs[id_] for id_ in ours]
    chance = random.Random(2026)
    means = sorted(sum(chance.choices(apart, k=len(apart))) / len(apart) for _ in range(_RESAMPLED))
    return sum(apart) / len(apart), means[_RESAMPLED // 40], means[-_RESAMPLED // 40]


def own_figures(tables: Tables) -> dict[str, float]:
    """nDCG@10 of the project's own judged queries: in all, per class, and what plain BM25 reaches."""
    judged = own_set(tables)
    scores = search_scores(judged, tables)
    figures = {"search.ndcg_at_10": mean(scores), "search.plain_bm25": mean(baseline_scores(judged))}
    for name in sorted(set(judged.classes.values())):
        figures[f"search.{name}"] = mean({id_: one for id_, one in scores.items() if judged.classes[id_] == name})
    return figures
