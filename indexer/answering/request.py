"""What is asked of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from indexer.models.query import Filter

FACETS = ("province", "year", "kind", "part", "resolution", "type", "issuer")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search: the query as typed, conditions chosen beside it, and the page wanted.

    Without `expand` abbreviations and provinces mean only themselves; without `widen` only blocks count that answer
    the whole query. By `date` the newest reports come first, those without a date last. Grouped by
    report, each report gives its best passage alone, and `limit` and `offset` count reports.
    """

    text: str
    limit: int = 20
    offset: int = 0
    filters: tuple[Filter, ...] = ()
    facets: tuple[str, ...] = FACETS
    expand: bool = True
    widen: bool = True
    sort: Literal["relevance", "date"] = "relevance"
    group: Literal["none", "report"] = "none"
    deadline_s: float = 1.0
