"""The query grammar: text in, a Query with notes on its reading out (docs/query-language.md); it never raises."""

from indexer.query.building import demand
from indexer.query.parsing import parse_query

__all__ = ["demand", "parse_query"]
