from __future__ import annotations

from collections import Counter

import pytest

from tests.corpus.samples import CORPUS, lines, manifest, report

QUERIES = lines(CORPUS / "judgements" / "search" / "queries.jsonl")
CLASSES = {"topical", "unaccented", "mixed", "abbreviation", "phrase", "number", "question", "note"}


def test_at_least_sixty_queries_of_every_class_are_judged() -> None:
    assert len(QUERIES) >= 60
    assert {query["class"] for query in QUERIES} == CLASSES


def test_ids_and_texts_of_queries_are_unique() -> None:
    assert len({query["id"] for query in QUERIES}) == len({query["text"] for query in QUERIES}) == len(QUERIES)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query["id"])
def test_a_query_has_a_passage_that_answers_it(query: dict) -> None:
    assert any(passage["grade"] == 3 for passage in query["relevant"])
    assert all(passage["grade"] in (1, 2, 3) for passage in query["relevant"])
    assert all(passage["report"] in manifest() for passage in query["relevant"])


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query["id"])
def test_a_quote_stands_once_in_its_report_and_in_one_block(query: dict) -> None:
    for passage in query["relevant"]:
        blocks = [" ".join(block.text.split()) for block in report(passage["report"]).blocks]
        assert sum(block.count(passage["quote"]) for block in blocks) == 1, passage["quote"]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query["id"])
def test_no_two_quotes_of_a_query_name_one_passage(query: dict) -> None:
    places = Counter(
        (passage["report"], block.key)
        for passage in query["relevant"]
        for block in report(passage["report"]).blocks
        if passage["quote"] in " ".join(block.text.split())
    )
    assert max(places.values()) == 1


def test_passages_that_only_notes_hold_are_in_notes() -> None:
    for query in (query for query in QUERIES if query["class"] == "note"):
        passage = query["relevant"][0]
        (block,) = (b for b in report(passage["report"]).blocks if passage["quote"] in " ".join(b.text.split()))
        assert block.kind == "footnote", query["text"]
