"""What is asked of the archive."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.models.query import Filter

FACETS = ("province", "year", "kind", "part", "resolution", "type", "issuer")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search: the query as typed, conditions chosen beside it, and the page wanted.

    Without `expand` abbreviations and provinces mean only themselves.
    """

    text: str
    limit: int = 20
    offset: int = 0
    filters: tuple[Filter, ...] = ()
    facets: tuple[str, ...] = FACETS
    expand: bool = True
    deadline_s: float = 1.0
