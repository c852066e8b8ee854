import math
import tempfile
from pathlib import Path

import pytest

from indexer.answering import evaluate
from indexer.answering.evaluation import ndcg, recall, reciprocal_rank

KEYS = [
    "queries",
    "passages",
    "ndcg_at_10",
    "mrr_at_10",
    "recall_at_1",
    "recall_at_10",
    "recall_at_100",
    "queries_per_s",
]


def test_the_figures_have_the_keys_of_the_contract_and_nothing_stays_behind():
    before = set(Path(tempfile.gettempdir()).glob("vankho-evaluate-*"))
    passages = [("p/1", "xây dựng Đảng trong sạch"), ("p/2", "phát triển kinh tế")]
    figures = evaluate(passages, [("q1", "xay dung dang"), ("q2", "lạ")], {"q1": {"p/1": 1.0}, "q2": {"p/2": 1.0}})
    assert list(figures) == KEYS
    assert (figures["queries"], figures["passages"]) == (2, 2)
    assert figures["ndcg_at_10"] == figures["mrr_at_10"] == figures["recall_at_1"] == 0.5
    assert set(Path(tempfile.gettempdir()).glob("vankho-evaluate-*")) == before


def test_gain_is_linear_and_its_discount_the_logarithm():
    assert ndcg(["x", "a"], {"a": 2.0}, 10) == pytest.approx(1 / math.log2(3))
    assert ndcg(["a", "b"], {"a": 1.0, "b": 2.0}, 10) == pytest.approx((1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3)))
    assert ndcg(["x"] * 10 + ["a"], {"a": 1.0}, 10) == 0.0
    assert ndcg([], {"a": 1.0}, 10) == ndcg(["a"], {}, 10) == 0.0


def test_rank_and_recall_count_the_first_places():
    assert reciprocal_rank(["x", "a"], {"a": 1.0}, 10) == 0.5
    assert reciprocal_rank(["x", "a"], {"a": 1.0}, 1) == 0.0
    assert recall(["a", "b"], {"a": 1.0, "c": 1.0, "b": 0.0}, 10) == 0.5


def test_a_quoted_phrase_that_stands_nowhere_is_asked_for_by_its_words():
    figures = evaluate([("1", "trọng tài thương mại")], [("q", '"trọng tại thương mại" là gì')], {"q": {"1": 1.0}})
    assert figures["ndcg_at_10"] == 1.0


@pytest.mark.parametrize("passages", [[], [("1", "")], [("1", "...")], [("a\n/ế", "một\x00hai")]])
def test_odd_passages_and_queries_are_ranked_or_count_as_nothing(passages):
    figures = evaluate(passages, [("q", "x"), ("r", ""), ("s", '"')], {"q": {"1": 1.0}})
    assert (figures["queries"], figures["ndcg_at_10"]) == (3, 0.0)
