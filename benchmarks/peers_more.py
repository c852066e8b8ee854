"""Engines under comparison that are not of the standard library: tantivy, bm25s, and Whoosh as it comes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import bm25s
import tantivy
from whoosh import fields, index, query
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.searching import Searcher

from benchmarks.material import Passage, Question, pairs
from benchmarks.peers import ALL_KINDS, EVERY, ROUNDS, TOP
from indexer.text.analysis import number_key


class Tantivy:
    """Rust's search engine; exact totals, no facet."""

    name = "tantivy"
    kinds, rounds, most = ALL_KINDS, ROUNDS, EVERY
    index: tantivy.Index

    def build(self, folder: Path, passages: Iterable[Passage]) -> None:
        """One segment, as the others have."""
        folder.mkdir(parents=True)
        self.index = tantivy.Index(self._schema(), path=str(folder))
        writer = self.index.writer(heap_size=200_000_000, num_threads=1)
        for one in passages:
            keys = one.syllables
            number = number_key(one.number) or ""
            writer.add_document(
                tantivy.Document(
                    id=one.id, syllable=" ".join(keys), pair=" ".join(pairs(keys)), number=number, province=one.province
                )
            )
        writer.commit()
        writer.wait_merging_threads()

    def _schema(self) -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        for name in ("syllable", "pair"):
            builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
        for name in ("number", "province"):
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
        return builder.build()

    def open(self, folder: Path) -> None:
        """Open for reading."""
        self.index = tantivy.Index.open(str(folder))
        self.index.reload()
        self.searcher = self.index.searcher()

    def ask(self, question: Question) -> list[str]:
        """Top ten and total."""
        found = self.searcher.search(self._query(question), TOP, count=True)
        return [self.searcher.doc(address)["id"][0] for _, address in found.hits]

    def _query(self, question: Question) -> tantivy.Query:
        schema, occur = self.index.schema, tantivy.Occur

        def term(name: str, text: str) -> tantivy.Query:
            return tantivy.Query.term_query(schema, name, text, index_option="freq")

        words = [term("syllable", key) for key in question.syllables]
        match question.kind:
            case "phrase":
                return tantivy.Query.phrase_query(schema, "syllable", list(question.syllables))
            case "prefix":
                return tantivy.Query.regex_query(schema, "syllable", question.syllables[0] + ".*")
            case "number":
                return term("number", question.number)
            case "and":
                return tantivy.Query.boolean_query([(occur.Must, word) for word in words])
        words += [term("pair", pair) for pair in pairs(question.syllables)]
        some = tantivy.Query.boolean_query([(occur.Should, word) for word in words])
        if not question.province:
            return some
        return tantivy.Query.boolean_query([(occur.Must, some), (occur.Must, term("province", question.province))])


class Bm25s:
    """Scores worked out beforehand in sparse matrices; it answers bare words only."""

    name = "bm25s"
    kinds, rounds, most = frozenset({"or", "rare"}), ROUNDS, 100_000

    def build(self, folder: Path, passages: Iterable[Passage]) -> None:
        """Index and save."""
        retriever = bm25s.BM25()
        retriever.index([[*one.syllables, *pairs(one.syllables)] for one in passages], show_progress=False)
        retriever.save(str(folder))

    def open(self, folder: Path) -> None:
        """Load, mapped."""
        self.retriever = bm25s.BM25.load(str(folder), mmap=True)

    def ask(self, question: Question) -> list[str]:
        """Top ten."""
        tokens = [[*question.syllables, *pairs(question.syllables)]]
        found, _ = self.retriever.retrieve(tokens, k=TOP, show_progress=False)
        return [str(number) for number in found[0]]


class StockWhoosh:
    """Whoosh with its own codec and its own scoring."""

    name = "whoosh-stock"
    kinds, rounds, most = ALL_KINDS, 1, 100_000  # one cold round: it takes as long as all others together
    searcher: Searcher

    def build(self, folder: Path, passages: Iterable[Passage]) -> None:
        """One segment."""
        folder.mkdir(parents=True)
        text = {"analyzer": SpaceSeparatedTokenizer()}
        schema = fields.Schema(
            id=fields.STORED,
            syllable=fields.TEXT(**text),
            pair=fields.TEXT(phrase=False, **text),
            number=fields.ID,
            province=fields.ID,
        )
        writer = index.create_in(str(folder), schema).writer(limitmb=512)
        for one in passages:
            keys = one.syllables
            writer.add_document(
                id=one.id,
                syllable=" ".join(keys),
                pair=" ".join(pairs(keys)),
                number=number_key(one.number),
                province=one.province,
            )
        writer.commit()

    def open(self, folder: Path) -> None:
        """Open for reading."""
        self.searcher = index.open_dir(str(folder)).searcher()

    def ask(self, question: Question) -> list[str]:
        """Top ten."""
        only = query.Term("province", question.province) if question.province else None
        return [hit["id"] for hit in self.searcher.search(self._query(question), limit=TOP, filter=only)]

    def _query(self, question: Question) -> Any:  # noqa: ANN401 - whoosh has no types
        words = [query.Term("syllable", key) for key in question.syllables]
        match question.kind:
            case "phrase":
                return query.Phrase("syllable", list(question.syllables))
            case "prefix":
                return query.Prefix("syllable", question.syllables[0])
            case "number":
                return query.Term("number", question.number)
            case "and":
                return query.And(words)
            case _:
                return query.Or(words + [query.Term("pair", pair) for pair in pairs(question.syllables)])
