"""The engine against stock Whoosh: the same matches, totals and scores."""

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from indexer.engines.ranking import BLOCK_WEIGHTS
from indexer.models.query import All, Any, Not
from tests.exploring import examples
from tests.indexer.engines.made import (
    ALL_WORDS,
    CUTS,
    LIMITS,
    SOME_WORDS,
    TEXT,
    TEXTS,
    expected,
    found,
    ours,
    states,
    stock,
    trees,
)

SCORED = trees(ALL_WORDS | SOME_WORDS, All, Any)
EXCLUDING = trees(ALL_WORDS, All, Any, lambda two: All((two[0], Not(two[1]))))  # Whoosh scores what excludes with 1
REMOVED = st.sets(st.integers(0, 11), min_size=1, max_size=6)


@examples(25)
@given(TEXTS, st.lists(SCORED, min_size=10, max_size=50), CUTS, LIMITS)
def test_matches_totals_and_scores_are_those_of_stock_whoosh(texts, asked, cuts, limit):
    with ours(texts, cuts, limit) as searcher, stock(texts) as oracle:
        for tree in asked:
            assert found(searcher, tree) == pytest.approx(expected(oracle, tree), abs=1e-6), tree


@examples(10)
@given(TEXTS, SCORED, st.sampled_from(list(BLOCK_WEIGHTS)))
def test_what_a_block_is_changes_its_score_by_its_weight(texts, tree, weight):
    with ours(texts, weight=weight) as searcher, stock(texts) as oracle:
        weighed = {id_: score * BLOCK_WEIGHTS[weight] for id_, score in expected(oracle, tree).items()}
        assert found(searcher, tree) == pytest.approx(weighed, abs=1e-6)


@examples(15)
@given(TEXTS, st.lists(EXCLUDING, min_size=1, max_size=20), REMOVED, CUTS, LIMITS)
def test_what_was_removed_is_found_no_more(texts, asked, removed, cuts, limit):
    removed = {at for at in removed if at < len(texts)}
    with ours(texts, cuts, limit, removed) as searcher, stock(texts, removed) as oracle:
        assert searcher.count() == len(texts) - len(removed)
        for tree in asked:
            assert found(searcher, tree).keys() == expected(oracle, tree).keys(), tree


@examples(15)
@given(st.lists(TEXT.map(" ".join), min_size=6, max_size=12), st.lists(SCORED, min_size=1, max_size=20), REMOVED)
def test_removed_blocks_count_for_scores_until_their_segment_is_rewritten_as_in_stock_whoosh(texts, asked, removed):
    removed = {at for at in removed if at < len(texts)}
    assume(2 * len(removed) < len(texts))
    with ours(texts, removed=removed) as searcher, stock(texts, removed) as oracle:
        for tree in asked:
            assert found(searcher, tree) == pytest.approx(expected(oracle, tree), abs=1e-6), tree


@examples(15)
@given(
    TEXTS,
    st.dictionaries(st.integers(0, 11), TEXT.map(" ".join), min_size=1, max_size=4),
    st.lists(EXCLUDING, min_size=1, max_size=20),
    CUTS,
    LIMITS,
)
def test_a_report_that_changed_is_found_by_its_new_text_alone(texts, changes, asked, cuts, limit):
    changes = {at: text for at, text in changes.items() if at < len(texts)}
    now = [changes.get(at, text) for at, text in enumerate(texts)]
    with states(texts, cuts, limit, replaced=changes) as folders:
        event(f"segments: {len(list(folders[-1].glob('*.arrays')))}")
    with ours(texts, cuts, limit, replaced=changes) as searcher, stock(now) as oracle:
        assert searcher.count() == len(texts)
        for tree in asked:
            assert found(searcher, tree).keys() == expected(oracle, tree).keys(), tree
