"""Fills the catalogue and the index of the next generation."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from indexer.archive import Originals
from indexer.catalogue import CatalogueWriter
from indexer.engines import Writer
from indexer.models.records import ReportCounts, ReportEntry
from indexer.models.tables import Tables
from indexer.pipeline.deciding import Decision
from indexer.pipeline.gathering import Failure
from indexer.pipeline.indexed import indexed_blocks
from indexer.pipeline.reading import read_all
from indexer.pipeline.summary import Progress


@dataclass(frozen=True, slots=True)
class Store:
    """Where one run stores: the next generation's catalogue and index, the archive's originals.

    `before` are the ids of the reports that the generation starts from.
    """

    generation: int
    catalogue: CatalogueWriter
    index: Writer
    originals: Originals
    before: Collection[str]

    def put(self, decision: Decision, entry: ReportEntry) -> None:
        """Store a report, in place of what was stored under its id."""
        self.originals.keep(decision.candidate.file, decision.candidate.sha256)
        self.catalogue.add(replace(entry, report=replace(entry.report, added_in=self.generation)))
        self.catalogue.put_source(decision.source)
        if entry.report.id in self.before:
            self.index.remove_report(entry.report.id)
        self.index.add(indexed_blocks(entry))

    def drop(self, report: str) -> None:
        """Remove a report whose file holds another one now."""
        self.catalogue.remove_report(report)
        self.index.remove_report(report)


@dataclass(frozen=True, slots=True)
class Carried:
    """What was carried out, what failed, and how much was found in what was read."""

    decisions: tuple[Decision, ...]
    failures: tuple[Failure, ...]
    blocks: int
    footnotes: int
    citations: int
    unresolved: int


def store_all(decisions: Sequence[Decision], store: Store, tables: Tables, progress: Progress) -> Carried:
    """Store all that can be read; what cannot is named, and nothing that was stored of it before is touched."""
    done: list[Decision] = []
    failures: list[Failure] = []
    counts: list[ReportCounts] = []
    for decision, result in read_all([decision for decision in decisions if decision.reads], tables):
        name = decision.candidate.shown
        if isinstance(result, Failure):
            failures.append(result)
            progress.file(name, 0, result)
            continue
        store.put(decision, result)
        done.append(decision)
        counts.append(result.report.counts)
        progress.file(name, result.report.counts.blocks, None)
    readable = {decision.source.report for decision in done} | set(store.before)
    for decision in decisions:
        if decision.verdict == "known" and decision.source.report in readable:
            store.catalogue.put_source(decision.source)
            done.append(decision)
    return Carried(
        tuple(done),
        tuple(failures),
        blocks=sum(count.blocks for count in counts),
        footnotes=sum(count.footnotes for count in counts),
        citations=sum(count.citations for count in counts),
        unresolved=sum(count.ambiguous + count.unresolved for count in counts),
    )
