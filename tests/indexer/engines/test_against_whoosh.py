"""The engine against stock Whoosh (same matches, totals and scores) and against a reader of the text (phrases)."""

import math
import shutil
import tempfile
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import fields, query, scoring
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.filedb.filestore import RamStorage
from whoosh.util.numeric import byte_to_length, length_to_byte

from indexer.engines import IndexedBlock, engine
from indexer.engines.ranking import Bm25
from indexer.models.query import All, Any, Filter, Not, Phrase, Prefix, Query, Words
from tests.exploring import examples

VOCABULARY = ["đảng", "bộ", "tỉnh", "học", "tập", "bác", "nghị", "quyết"]
# Whoosh keeps a length in one byte: only texts of these lengths are measured exactly.
EXACT_LENGTHS = [length for length in range(1, 13) if byte_to_length(length_to_byte(length)) == length]
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=12)
TEXTS = st.lists(WORDS.filter(lambda words: len(words) in EXACT_LENGTHS).map(" ".join), min_size=1, max_size=12)
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # every state is made durable: on a disk that takes time
WORD = st.sampled_from([*VOCABULARY, "lạ"])
LEAVES = WORD.map(lambda word: Words((word,), exact=True))


def trees(*joined):
    return st.recursive(
        LEAVES, lambda inner: st.one_of(*(st.tuples(inner, inner).map(one) for one in joined)), max_leaves=5
    )


SCORED = trees(All, Any)
TREES = trees(All, Any, lambda two: All((two[0], Not(two[1]))))  # Whoosh gives the excluding side a score of 1


class SameRarity(scoring.BM25F):
    """Whoosh's scoring with this project's measure of rarity."""

    def idf(self, searcher, fieldname, text):
        holding = searcher.reader().doc_frequency(fieldname, text)
        return math.log(1.0 + (searcher.doc_count_all() - holding + 0.5) / (holding + 0.5))


def block(report, text, odd):
    return IndexedBlock(f"{report}/b", report, text, "body", {"odd": (str(odd),)})


@contextmanager
def ours(texts, cuts=(), removed=()):
    """Our index of the texts, built in as many states as there are cuts; each text is a report of its own."""
    scratch = Path(tempfile.mkdtemp(dir=MEMORY))
    blocks = [block(f"{at:03}", text, at % 2) for at, text in enumerate(texts)]
    borders = [0, *sorted(cuts), len(blocks)]
    base = None
    for state, (start, end) in enumerate(pairwise(borders)):
        folder = scratch / str(state)
        with engine().writer(folder, base=base) as writer:
            writer.add(blocks[start:end])
            writer.commit()
        base = folder
    if removed:
        with engine().writer(scratch / "removed", base=base) as writer:
            for at in removed:
                writer.remove_report(f"{at:03}")
            writer.commit()
        base = scratch / "removed"
    searcher = engine().open(base)
    yield searcher
    searcher.close()
    shutil.rmtree(scratch)


@contextmanager
def stock(texts):
    schema = fields.Schema(id=fields.STORED, text=fields.TEXT(analyzer=SpaceSeparatedTokenizer()))
    index = RamStorage().create_index(schema)
    writer = index.writer()
    for at, text in enumerate(texts):
        writer.add_document(id=f"{at:03}/b", text=text)
    writer.commit()
    bm25 = Bm25(1, 1.0)
    with index.searcher(weighting=SameRarity(B=bm25.b, K1=bm25.k1)) as searcher:
        yield searcher


def whoosh_query(node):
    match node:
        case Words((word,)):
            return query.Term("text", word)
        case All((left, Not(right))):
            return query.And([whoosh_query(left), query.Not(whoosh_query(right))])
        case All(nodes):
            return query.And([whoosh_query(one) for one in nodes])
        case Any(nodes):
            return query.Or([whoosh_query(one) for one in nodes])


def found(searcher, root, *filters):
    hits = searcher.search(Query("", root, filters), limit=100, deadline_s=60)
    assert hits.total == len(hits.hits)
    return {hit.id: hit.score for hit in hits.hits}


@examples(20)
@given(TEXTS, st.lists(SCORED, min_size=10, max_size=60), st.lists(st.integers(0, 11), max_size=3))
def test_matches_totals_and_scores_are_those_of_stock_whoosh(texts, asked, cuts):
    cuts = {cut for cut in cuts if 0 < cut < len(texts)}
    with ours(texts, cuts) as searcher, stock(texts) as oracle:
        for tree in asked:
            expected = {hit["id"]: hit.score for hit in oracle.search(whoosh_query(tree), limit=None)}
            assert found(searcher, tree) == pytest.approx(expected, abs=1e-6), tree


def holds(text, phrase):
    words = text.split()
    keys = phrase.syllables
    width = len(keys) + phrase.slop
    if not phrase.slop:
        return any(words[at : at + width] == list(keys) for at in range(len(words)))
    return any(set(keys) <= set(words[at : at + width]) for at in range(len(words)))


PHRASES = st.builds(
    Phrase, st.lists(WORD, min_size=1, max_size=4).map(tuple), exact=st.just(True), slop=st.sampled_from([0, 0, 1, 3])
)


@examples(20)
@given(TEXTS, st.lists(PHRASES, min_size=10, max_size=60), st.lists(st.integers(0, 11), max_size=2))
def test_phrases_and_near_are_found_where_a_reader_finds_them(texts, phrases, cuts):
    with ours(texts, {cut for cut in cuts if 0 < cut < len(texts)}) as searcher:
        for phrase in phrases:
            expected = {f"{at:03}/b" for at, text in enumerate(texts) if holds(text, phrase)}
            assert set(found(searcher, phrase)) == expected, phrase


@examples(12)
@given(TEXTS, st.lists(TREES, min_size=1, max_size=20), st.sets(st.integers(0, 11), min_size=1, max_size=6))
def test_what_was_removed_is_found_no_more(texts, asked, removed):
    removed = {at for at in removed if at < len(texts)}
    with ours(texts, {len(texts) // 2} - {0}, removed) as searcher, stock(texts) as oracle:
        assert searcher.count() == len(texts) - len(removed)
        for tree in asked:
            expected = {hit["id"] for hit in oracle.search(whoosh_query(tree), limit=None)}
            assert set(found(searcher, tree)) == expected - {f"{at:03}/b" for at in removed}


@examples(12)
@given(TEXTS, TREES, st.sampled_from("01"), st.booleans())
def test_filters_and_facets_agree_with_counting(texts, tree, odd, exclude):
    with ours(texts) as searcher:
        every = found(searcher, tree)
        kept = {id_ for id_ in every if (str(int(id_[:3]) % 2) == odd) != exclude}
        assert set(found(searcher, tree, Filter("odd", (odd,), exclude))) == kept
        hits = searcher.search(Query("", tree), limit=1, facets=("odd",))
        assert sum(count for _, count in hits.facets["odd"]) == len(every)


@examples(8)
@given(TEXTS, st.sampled_from(["đ", "ng", "t", "q", "b"]))
def test_a_prefix_finds_every_word_that_begins_so(texts, prefix):
    with ours(texts) as searcher:
        expected = {
            f"{at:03}/b" for at, text in enumerate(texts) if any(word.startswith(prefix) for word in text.split())
        }
        assert set(found(searcher, Prefix(prefix))) == expected
