"""What would make the first question slow, done before it is asked."""

from __future__ import annotations

from indexer.answering.asking import ask
from indexer.answering.recognition import recognise, with_citing
from indexer.engines import Searcher
from indexer.models.tables import Tables
from indexer.query import parse_query

_QUESTIONS = ("Chỉ thị 05-CT/TW", "nghị quyết của Bộ Chính trị")


def warm(searcher: Searcher, tables: Tables) -> None:
    """Learn how citations look, and load an index's vocabulary, facets and words; a fraction of a second."""
    for text in _QUESTIONS:
        query = with_citing(parse_query(text, tables), recognise(text, tables))
        ask(searcher, query, limit=1, facets=("province", "year", "resolution"), grouped=True)
    searcher.words("", 1)
