"""What the archive knows, in tables: the only place that knows SQLModel; frozen records go out."""

from indexer.catalogue.answers import (
    BadKeyError,
    CitationFilter,
    CitedBy,
    Crossing,
    Key,
    Matrix,
    Meta,
    Page,
    Paging,
    Quote,
    ReportFilter,
    ResolutionFilter,
    Spread,
    StoredSource,
    Tally,
    Together,
    Totals,
)
from indexer.catalogue.catalogue import Catalogue
from indexer.catalogue.damage import CatalogueUnreadableError
from indexer.catalogue.quote import quote
from indexer.catalogue.writer import CatalogueWriter

__all__ = [
    "BadKeyError",
    "Catalogue",
    "CatalogueUnreadableError",
    "CatalogueWriter",
    "CitationFilter",
    "CitedBy",
    "Crossing",
    "Key",
    "Matrix",
    "Meta",
    "Page",
    "Paging",
    "Quote",
    "ReportFilter",
    "ResolutionFilter",
    "Spread",
    "StoredSource",
    "Tally",
    "Together",
    "Totals",
    "quote",
]
