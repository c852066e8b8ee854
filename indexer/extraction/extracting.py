"""From a source to what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.citations import cite
from indexer.models.citation import Citation
from indexer.models.report import Report
from indexer.models.source import Source
from indexer.models.tables import Tables
from indexer.parsing import parse


@dataclass(frozen=True, slots=True)
class Extraction:
    """A report and its citations in reading order."""

    report: Report
    citations: tuple[Citation, ...]


def extract(source: Source, tables: Tables, stated: Mapping[str, str] | None = None) -> Extraction:
    """The report in a source; `stated` overrules facts that its text gives (`province` is a slug)."""
    report = parse(source, tables, stated or {})
    return Extraction(report, cite(report, tables))
