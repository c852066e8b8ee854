"""From a source to what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.citations import cite, own_ids
from indexer.models.citation import Citation
from indexer.models.report import Report
from indexer.models.source import Source
from indexer.models.tables import Tables
from indexer.parsing import parse


@dataclass(frozen=True, slots=True)
class Extraction:
    """A report, its citations in reading order, and the ids of the documents that the file itself holds."""

    report: Report
    citations: tuple[Citation, ...]
    own_ids: tuple[str, ...] = ()


def extract(source: Source, tables: Tables, stated: Mapping[str, str] | None = None) -> Extraction:
    """The report in a source; `stated` overrules facts that its text gives (`province` is a slug)."""
    report = parse(source, tables, stated or {})
    return Extraction(report, cite(report, tables), own_ids(report, tables))
