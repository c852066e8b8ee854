"""The engines under comparison; each gets the same tokens: syllables, pairs of neighbours, numbers, a province."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from benchmarks.material import Passage, Question, pairs
from indexer.engines import IndexedBlock, Searcher, engine
from indexer.models.query import Filter, Node, Number, Phrase, Prefix, Query, Words
from indexer.text.analysis import number_key

TOP = 10
ROUNDS = 3  # how often a question is asked: the median of its times counts
EVERY = 300_000  # passages, the largest size


class Peer(Protocol):
    """An engine: it builds an index in a folder and answers questions with the ids of the best ten."""

    name: str
    kinds: frozenset[str]
    rounds: int
    most: int  # passages that it is measured with

    def build(self, folder: Path, passages: Iterable[Passage]) -> None:
        """Index the passages."""

    def open(self, folder: Path) -> None:
        """Open the index."""

    def ask(self, question: Question) -> list[str]:
        """The ids of the best ten."""


ALL_KINDS = frozenset({"or", "and", "phrase", "prefix", "filter", "number", "rare"})


class Vankho:
    """This project's engine, with exact totals and one facet in every answer."""

    name = "vankho"
    kinds, rounds, most = ALL_KINDS, ROUNDS, EVERY
    searcher: Searcher

    def build(self, folder: Path, passages: Iterable[Passage]) -> None:
        """Index through the port."""
        with engine().writer(folder) as writer:
            writer.add(
                IndexedBlock(one.id, one.id[:5], one.text, "body", {"province": (one.province,)}) for one in passages
            )
            writer.commit()

    def open(self, folder: Path) -> None:
        """Open through the port."""
        self.searcher = engine().open(folder)

    def ask(self, question: Question) -> list[str]:
        """Top ten, total and the province facet."""
        filters = (Filter("province", (question.province,)),) if question.province else ()
        query = Query("", _node(question), filters)
        return [hit.id for hit in self.searcher.search(query, limit=TOP, facets=("province",)).hits]


def _node(question: Question) -> Node:
    match question.kind:
        case "phrase":
            return Phrase(question.syllables, exact=True)
        case "prefix":
            return Prefix(question.syllables[0])
        case "number":
            return Number(question.number)
        case _:
            return Words(question.syllables, exact=True, strict=question.kind == "and")


class Fts5:
    """SQLite's full text search; it counts no facet and, asked so, no total."""

    name = "sqlite-fts5"
    kinds, rounds, most = ALL_KINDS, ROUNDS, EVERY
    paired = True  # whether it gets the pairs of neighbours beside the syllables, as the others do
    connection: sqlite3.Connection

    def build(self, folder: Path, passages: Iterable[Passage]) -> None:
        """One table with a column a unit."""
        folder.mkdir(parents=True)
        connection = sqlite3.connect(folder / "fts.db")
        tokens = "unicode61 remove_diacritics 0 tokenchars '_/-'"
        connection.execute(
            "CREATE VIRTUAL TABLE t USING fts5"
            f'(syllable, pair, number, id UNINDEXED, province UNINDEXED, tokenize="{tokens}")'
        )
        connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?)", _rows(passages, self.paired))
        connection.execute("INSERT INTO t(t) VALUES ('optimize')")
        connection.commit()
        connection.close()

    def open(self, folder: Path) -> None:
        """Open for reading."""
        self.connection = sqlite3.connect(folder / "fts.db")

    def ask(self, question: Question) -> list[str]:
        """Top ten by bm25."""
        where, values = "t MATCH ?", [_fts_query(question, self.paired)]
        if question.province:
            where, values = "t MATCH ? AND province = ?", [*values, question.province]
        statement = f"SELECT id FROM t WHERE {where} ORDER BY rank LIMIT {TOP}"
        return [row[0] for row in self.connection.execute(statement, values)]


class Fts5Syllables(Fts5):
    """The same on syllables alone: less is asked of it than of the others."""

    name = "sqlite-fts5, syllables"
    most = 100_000
    paired = False


def _rows(passages: Iterable[Passage], paired: bool) -> Iterator[tuple[str, str, str, str, str]]:
    for one in passages:
        keys = one.syllables
        beside = " ".join(pairs(keys)) if paired else ""
        yield " ".join(keys), beside, number_key(one.number) or "", one.id, one.province


def _fts_query(question: Question, paired: bool) -> str:
    words = [f'"{key}"' for key in question.syllables]
    match question.kind:
        case "phrase":
            return f'syllable : "{" ".join(question.syllables)}"'
        case "prefix":
            return f'syllable : "{question.syllables[0]}" *'
        case "number":
            return f'number : "{question.number}"'
        case "and":
            return f"syllable : ({' AND '.join(words)})"
        case _:
            both = [f'pair : "{pair}"' for pair in pairs(question.syllables)] if paired else []
            return " OR ".join([f"syllable : ({' OR '.join(words)})", *both])
