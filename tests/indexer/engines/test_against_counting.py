"""The engine against a reader that counts: phrases, accents, pages, groups, filters, facets."""

import math
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.matching import BARE_TIMES, PLAIN_TIMES
from indexer.engines.plan import PAIR_WORTH
from indexer.engines.ranking import RARITY_POWER, Bm25
from indexer.models.query import All, Any, Filter, Not, Phrase, Prefix, Words
from tests.exploring import examples
from tests.indexer.engines.made import (
    ALL_WORDS,
    CUTS,
    LIMITS,
    SOME_WORDS,
    TEXTS,
    WORD,
    answer,
    found,
    ours,
    trees,
)

TREES = trees(ALL_WORDS | SOME_WORDS, All, Any, lambda two: All((two[0], Not(two[1]))))
PHRASES = st.builds(
    Phrase, st.lists(WORD, min_size=1, max_size=4).map(tuple), exact=st.just(True), slop=st.sampled_from([0, 0, 1, 3])
)


def holds(text, phrase):
    words = text.split()
    keys = phrase.syllables
    width = len(keys) + phrase.slop
    if not phrase.slop:
        return any(words[at : at + width] == list(keys) for at in range(len(words)))
    return any(set(keys) <= set(words[at : at + width]) for at in range(len(words)))


@examples(25)
@given(TEXTS, st.lists(PHRASES, min_size=10, max_size=60), CUTS, LIMITS)
def test_phrases_and_near_are_found_where_a_reader_finds_them(texts, phrases, cuts, limit):
    with ours(texts, cuts, limit) as searcher:
        for phrase in phrases:
            expected = {f"{at:03}/{at:03}" for at, text in enumerate(texts) if holds(text, phrase)}
            assert set(found(searcher, phrase)) == expected, phrase


def test_a_phrase_does_not_run_from_one_block_into_the_next():
    with ours(["bộ tỉnh đảng bộ", "tỉnh đảng bộ học bộ tỉnh"]) as searcher:
        assert found(searcher, Phrase(("đảng", "bộ", "tỉnh"), exact=True)) == {}


@examples(8)
@given(TEXTS, st.sampled_from(["đ", "ng", "t", "q", "b"]))
def test_a_prefix_finds_every_word_that_begins_so(texts, prefix):
    with ours(texts) as searcher:
        expected = {
            f"{at:03}/{at:03}" for at, text in enumerate(texts) if any(word.startswith(prefix) for word in text.split())
        }
        assert set(found(searcher, Prefix(prefix))) == expected


ACCENTED = ["má", "mà", "ma", "đá", "da", "tỉnh", "tính", "tinh"]
FOLDED = {"má": "ma", "mà": "ma", "ma": "ma", "đá": "da", "da": "da", "tỉnh": "tinh", "tính": "tinh", "tinh": "tinh"}


def counted(typed, stands, accented):
    """What one that stands counts for the one typed: accents may be missing on either side, never exchanged."""
    if typed == stands:
        return 1.0
    if FOLDED[typed] != FOLDED[stands]:
        return 0.0
    if stands == FOLDED[stands]:
        return BARE_TIMES
    return (PLAIN_TIMES if accented else 1.0) if typed == FOLDED[typed] else 0.0


def scored(texts, keys):
    """BM25 of the texts, worked out word by word."""
    bm25 = Bm25(len(texts), sum(map(len, texts)) / len(texts))
    accented = sum(not key.isascii() for key in keys) >= 0.6 * len(keys)
    units = [((key,), times) for key, times in Counter(keys).items()]
    units += [(two, times * PAIR_WORTH) for two, times in Counter(pairwise(keys)).items()]
    scores = Counter()
    for unit, times in units:
        held = [
            sum(
                math.prod(counted(key, word, accented) for key, word in zip(unit, stand, strict=True))
                for stand in zip(*(text[shift:] for shift in range(len(unit))), strict=False)
            )
            for text in texts
        ]
        holding = sum(min(one, 1.0) for one in held)
        rarity = math.log(1 + (len(texts) - holding + 0.5) / (holding + 0.5)) ** RARITY_POWER
        for at, one in enumerate(held):
            damp = bm25.k1 * (1 - bm25.b + bm25.b * len(texts[at]) / bm25.mean_length)
            if one:
                scores[f"{at:03}/{at:03}"] += times * rarity * (bm25.k1 + 1) * one / (one + damp)
    return scores


@examples(25)
@given(
    st.lists(st.lists(st.sampled_from(ACCENTED), min_size=1, max_size=6), min_size=1, max_size=8),
    st.lists(st.lists(st.sampled_from(ACCENTED), min_size=1, max_size=4).map(tuple), min_size=5, max_size=20),
    LIMITS,
)
def test_accents_that_differ_count_as_a_reader_counts_them(texts, asked, limit):
    with ours([" ".join(text) for text in texts], limit=limit) as searcher:
        for keys in asked:
            assert found(searcher, Words(keys)) == pytest.approx(dict(scored(texts, keys)), abs=1e-6), keys


def whole(text, tree):
    """Whether a text holds every word that an expression asks for."""
    match tree:
        case Words(keys):
            return set(keys) <= set(text.split())
        case Not(inner):
            return not whole(text, inner)
        case All(nodes):
            return all(whole(text, one) for one in nodes)
        case Any(nodes):
            return any(whole(text, one) for one in nodes)


def matches(text, tree):
    """Whether a text answers an expression; words that are not demanded are answered by any of them."""
    match tree:
        case Words(keys, strict=False):
            return bool(set(keys) & set(text.split()))
        case All(nodes):
            return all(matches(text, one) for one in nodes)
        case Any(nodes):
            return any(matches(text, one) for one in nodes)
        case _:
            return whole(text, tree)


PAGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=5, max_size=10)


@examples(25)
@given(TEXTS, st.lists(TREES, min_size=3, max_size=10), CUTS, LIMITS, PAGES)
def test_blocks_with_every_word_come_first_and_a_page_is_a_part_of_the_whole(texts, asked, cuts, limit, pages):
    with ours(texts, cuts, limit) as searcher:
        for tree in asked:
            every = answer(searcher, tree)
            assert {hit.id for hit in every.hits} == {
                f"{at:03}/{at:03}" for at, text in enumerate(texts) if matches(text, tree)
            }
            assert list(every.hits) == sorted(every.hits, key=lambda hit: (not hit.complete, -hit.score, hit.id))
            assert all(hit.complete == whole(texts[int(hit.id[-3:])], tree) for hit in every.hits)
            assert every.complete_total == sum(hit.complete for hit in every.hits)
            for size, offset in pages:
                page = answer(searcher, tree, limit=size, offset=offset)
                assert page.hits == every.hits[offset : offset + size]
                assert (page.total, page.complete_total) == (every.total, every.complete_total)


@examples(25)
@given(TEXTS, TREES | st.none(), CUTS, LIMITS, st.integers(0, 5), st.integers(1, 4))
def test_a_group_is_the_best_block_of_a_report_and_the_number_of_its_others(texts, tree, cuts, limit, size, each):
    with ours(texts, cuts, limit, report=lambda at: f"{at // each:03}") as searcher:
        every = answer(searcher, tree).hits
        first = {}
        for hit in every:
            first.setdefault(hit.report, hit)
        grouped = answer(searcher, tree, limit=size, grouped=True)
        assert [hit.id for hit in grouped.hits] == [hit.id for hit in first.values()][:size]
        assert grouped.reports == len(first)
        for hit in grouped.hits:
            beside = [one for one in every if one.report == hit.report and (one.complete or not hit.complete)]
            assert hit.more == len(beside) - 1


@examples(25)
@given(
    TEXTS,
    st.lists(TREES | st.none(), min_size=5, max_size=20),
    CUTS,
    LIMITS,
    st.sets(WORD, min_size=1, max_size=2),
    st.booleans(),
)
def test_filters_and_facets_agree_with_counting(texts, asked, cuts, limit, values, exclude):
    only = Filter("held", tuple(values), exclude)
    with ours(texts, cuts, limit) as searcher:
        for tree in asked:
            every = found(searcher, tree)
            kept = {id_ for id_ in every if bool(values & set(texts[int(id_[-3:])].split())) != exclude}
            assert set(found(searcher, tree, only)) == kept
            for filters in ((), (only,)):
                hits = answer(searcher, tree, *filters)
                first = [hit for hit in hits.hits if hit.complete or not hits.complete_total]
                held = Counter(key for hit in first for key in set(texts[int(hit.id[-3:])].split()))
                counted = answer(searcher, tree, *filters, limit=1, facets=("odd", "held")).facets
                assert dict(counted["odd"]) == Counter(str(int(hit.id[-3:]) % 2) for hit in first)
                assert counted["held"] == tuple(sorted(held.items(), key=lambda one: (-one[1], one[0])))
