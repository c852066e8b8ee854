"""The grammar of citations, and identity: which resolutions a report cites, where, and which documents they are."""

from indexer.citations.find import find
from indexer.citations.lookup import LookupAnswer, lookup
from indexer.citations.own import own_ids
from indexer.citations.resolve import resolve
from indexer.models.citation import Citation
from indexer.models.report import Report
from indexer.models.tables import Tables

__all__ = ["LookupAnswer", "cite", "find", "lookup", "own_ids", "resolve"]


def cite(report: Report, tables: Tables) -> tuple[Citation, ...]:
    """Every citation of the report, in reading order, identified as far as the evidence goes."""
    return resolve(report, find(report, tables), tables)
