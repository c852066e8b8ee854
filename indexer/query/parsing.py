"""From the text of a query to what it asks for."""

from __future__ import annotations

from indexer.models.query import Query, Words
from indexer.models.tables import Tables
from indexer.text.analysis import analyse


def parse_query(text: str, tables: Tables | None = None) -> Query:
    """Understand a query; whatever is typed gives a query, with notes on what was understood or ignored."""
    tokens = analyse(text)
    keys = tuple(one.key for one in tokens.syllables)
    return Query(text, Words(keys, numbers=tuple(one.key for one in tokens.numbers)) if keys else None)
