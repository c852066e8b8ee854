"""Indexes made of a few words, in one state or several, of segments as small as wanted; and stock Whoosh's."""

import math
import tempfile
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import strategies as st
from whoosh import fields, query, scoring
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.filedb.filestore import FileStorage
from whoosh.util.numeric import byte_to_length, length_to_byte
from whoosh.writing import NO_MERGE

from indexer.engines import IndexedBlock, engine, whoosh_writer
from indexer.engines.plan import PAIR_WORTH
from indexer.engines.ranking import RARITY_POWER, Bm25
from indexer.models.query import All, Any, Not, Query, Words

VOCABULARY = ["đảng", "bộ", "tỉnh", "học", "tập", "bác", "nghị", "quyết"]
# Whoosh keeps a length in one byte: only texts of these lengths are measured exactly.
EXACT_LENGTHS = [length for length in range(1, 13) if byte_to_length(length_to_byte(length)) == length]
WORD = st.sampled_from([*VOCABULARY, "lạ"])
TEXT = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=12).filter(lambda words: len(words) in EXACT_LENGTHS)
TEXTS = st.lists(TEXT.map(" ".join), min_size=1, max_size=12)
LIMITS = st.sampled_from([1 << 16, 5, 3, 1])  # blocks of a segment
CUTS = st.sets(st.integers(1, 11), max_size=3)  # after how many blocks another state of the index begins
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # every state is made durable: on a disk that takes time


def words(strict):
    return st.lists(WORD, min_size=1, max_size=4).map(lambda keys: Words(tuple(keys), exact=True, strict=strict))


ALL_WORDS, SOME_WORDS = words(True), words(False)


def trees(leaves, *joined):
    return st.recursive(
        leaves, lambda inner: st.one_of(*(st.tuples(inner, inner).map(one) for one in joined)), max_leaves=5
    )


def a_report_each(at):
    return f"{at:03}"


def block(at, text, report=a_report_each, weight="body"):
    values = {"odd": (str(at % 2),), "held": tuple(sorted(set(text.split())))}
    return IndexedBlock(f"{report(at)}/{at:03}", report(at), text, weight, values)


@contextmanager
def states(texts, cuts=(), limit=1 << 16, removed=(), replaced=None, report=a_report_each, weight="body"):
    """The folders of an index as it grows; in the last one reports are removed or have other texts."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as scratch, pytest.MonkeyPatch.context() as patched:
        patched.setattr(whoosh_writer, "SEGMENT_LIMIT", limit)
        blocks = [block(at, text, report, weight) for at, text in enumerate(texts)]
        folders = []
        for start, end in pairwise([0, *sorted(cut for cut in cuts if cut < len(blocks)), len(blocks)]):
            folders.append(Path(scratch, str(len(folders))))
            with engine().writer(folders[-1], base=folders[-2] if folders[1:] else None) as writer:
                writer.add(blocks[start:end])
                writer.commit()
        if removed or replaced:
            folders.append(Path(scratch, "last"))
            with engine().writer(folders[-1], base=folders[-2]) as writer:
                for at in (*removed, *(replaced or {})):
                    writer.remove_report(report(at))
                writer.add(block(at, text, report, weight) for at, text in (replaced or {}).items())
                writer.commit()
        yield folders


@contextmanager
def ours(texts, *how, **more):
    """A searcher over the last state."""
    with states(texts, *how, **more) as folders, closing(engine().open(folders[-1])) as searcher:
        yield searcher


class SameRarity(scoring.BM25F):
    """Whoosh's scoring with this project's measure of rarity."""

    def idf(self, searcher, fieldname, text):
        holding = searcher.reader().doc_frequency(fieldname, text)
        known = math.log(1.0 + (searcher.doc_count_all() - holding + 0.5) / (holding + 0.5))
        return known**RARITY_POWER


def paired(keys):
    return [f"{left}_{right}" for left, right in pairwise(keys)]


@contextmanager
def stock(texts, removed=()):
    """Stock Whoosh over the texts; pairs are a field of its own, with one token more so that lengths agree."""
    text = fields.TEXT(analyzer=SpaceSeparatedTokenizer())
    schema = fields.Schema(id=fields.ID(stored=True), text=text, pair=text)
    bm25 = Bm25(1, 1.0)
    with tempfile.TemporaryDirectory(dir=MEMORY) as scratch:  # RamStorage has one folder that other test runs empty
        index = FileStorage(scratch).create_index(schema)
        writer = index.writer()
        for at, one in enumerate(texts):
            writer.add_document(id=f"{at:03}/{at:03}", text=one, pair=" ".join([*paired(one.split()), "_"]))
        writer.commit()
        if removed:
            writer = index.writer()
            for at in removed:
                writer.delete_by_term("id", f"{at:03}/{at:03}")
            writer.commit(mergetype=NO_MERGE)
        with index.searcher(weighting=SameRarity(B=bm25.b, K1=bm25.k1)) as searcher:
            yield searcher


def whoosh_query(node):
    match node:
        case Words(keys):
            terms = [query.Term("text", key, boost=keys.count(key)) for key in dict.fromkeys(keys)]
            pairs = paired(keys)
            bonus = [query.Term("pair", key, boost=PAIR_WORTH * pairs.count(key)) for key in dict.fromkeys(pairs)]
            if not node.strict:
                return query.Or(terms + bonus)
            # Its AndMaybe would say the same, but within an And it loses what is optional.
            every = [query.Term("text", key, boost=0.0) for key in dict.fromkeys(keys)]
            return query.Or([query.And(terms), *(query.And([*every, one]) for one in bonus)])
        case All((left, Not(right))):
            return query.And([whoosh_query(left), query.Not(whoosh_query(right))])
        case All(nodes):
            return query.And([whoosh_query(one) for one in nodes])
        case Any(nodes):
            return query.Or([whoosh_query(one) for one in nodes])


def expected(oracle, node):
    """What stock Whoosh finds, with its scores."""
    return {hit["id"]: hit.score for hit in oracle.search(whoosh_query(node), limit=None)}


def answer(searcher, root, *filters, limit=100, **options):
    return searcher.search(Query("", root, filters), limit=limit, deadline_s=60, **options)


def found(searcher, root, *filters):
    """What this engine finds, with its scores."""
    hits = answer(searcher, root, *filters)
    assert hits.total == len(hits.hits)
    return {hit.id: hit.score for hit in hits.hits}
