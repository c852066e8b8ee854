"""Builds the next generation of an archive."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePath

from indexer import __version__
from indexer.archive import FORMAT, Archive, Building
from indexer.catalogue import Catalogue, CatalogueWriter, Meta, StoredSource
from indexer.engines import engine
from indexer.models.tables import Tables
from indexer.pipeline.checking import check
from indexer.pipeline.deciding import Decision, decide, replaced, stale
from indexer.pipeline.faults import named_faults
from indexer.pipeline.gathering import Candidate, gather
from indexer.pipeline.grouping import group_reports, load_apart
from indexer.pipeline.registering import register_resolutions
from indexer.pipeline.storing import Carried, Store, store_all
from indexer.pipeline.summary import Progress, Summary
from indexer.register import Correction, correct, load_corrections

CORRECTIONS = "register.toml"
NOTHING = Carried((), (), 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Run:
    """One run on an archive: its tables hold the archivist's corrections already.

    `recipe` names what reports are read with: another program or other tables read them anew. `apart` are the
    reports that the archivist holds apart.
    """

    archive: Archive
    tables: Tables
    corrections: tuple[Correction, ...]
    apart: frozenset[frozenset[str]]
    progress: Progress
    recipe: str

    @property
    def rules(self) -> str:
        """What the whole generation is made with."""
        return hashlib.sha256(f"{self.recipe} {sorted(map(sorted, self.apart))}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Before:
    """The generation that a run starts from: where its reports were read, what is stated of each, and its rules."""

    sources: Mapping[str, StoredSource]
    stated: Mapping[str, Mapping[str, str]]
    rules: str | None

    @property
    def reports(self) -> Collection[str]:
        """The ids of its reports."""
        return self.stated.keys()


def index(
    paths: Iterable[Path], archive: Archive, tables: Tables, stated: Mapping[str, str], progress: Progress
) -> Summary:
    """Add what is new or changed and switch to the new generation; ArchiveError says what stood in the way.

    A fault leaves the archive as it was.
    """
    begun = time.monotonic()
    gathered = gather(paths, stated, tables)
    corrections = load_corrections(archive.folder / CORRECTIONS)
    known = correct(tables, corrections)
    run = Run(archive, known, corrections, load_apart(archive.folder), progress, _recipe(known))
    with named_faults(archive.folder), archive.building() as building:
        before = _before(building)
        decisions = decide(gathered.candidates, before.sources, before.reports, run.recipe)
        work = [decision for decision in decisions if decision.verdict != "unchanged"]
        work += stale(_kept(before, gathered.candidates, archive), before.sources, before.reports, run.recipe)
        progress.begin(sum(decision.reads for decision in work))
        renewed = before.rules not in (None, run.rules)
        carried = _carry_out(work, before, building, run) if work or renewed else NOTHING
        if carried.decisions or renewed:
            building.publish(check(building))
    verdicts = [decision.verdict for decision in carried.decisions]
    return Summary(
        generation=building.number if carried.decisions or renewed else None,
        new=verdicts.count("new"),
        changed=verdicts.count("changed"),
        unchanged=sum(decision.verdict == "unchanged" for decision in decisions) + verdicts.count("known"),
        stale=verdicts.count("stale"),
        blocks=carried.blocks,
        footnotes=carried.footnotes,
        citations=carried.citations,
        unresolved=carried.unresolved,
        failures=(*gathered.failures, *carried.failures),
        skipped=gathered.skipped,
        seconds=time.monotonic() - begun,
    )


def _before(building: Building) -> Before:
    if building.base_catalogue is None:
        return Before({}, {}, None)
    with closing(Catalogue.open(building.base_catalogue)) as catalogue:
        stated = {report.id: report.facts.stated() for report in catalogue.reports.stream()}
        return Before(catalogue.sources(), stated, catalogue.meta().recipe)


def _kept(before: Before, candidates: Iterable[Candidate], archive: Archive) -> Iterator[Candidate]:
    """The archive's own copies of the reports whose places are not among this run's files."""
    given = {candidate.path for candidate in candidates}
    for source in before.sources.values():
        if source.path not in given and source.report in before.stated:
            original = archive.originals.path(source.sha256)
            yield Candidate(
                original, source.path, source.sha256, before.stated[source.report], PurePath(source.path).name
            )


def _carry_out(work: Sequence[Decision], before: Before, building: Building, run: Run) -> Carried:
    """Fill the new generation; without anything to store, and under the same rules, it is thrown away."""
    with (
        CatalogueWriter(building.catalogue, base=building.base_catalogue) as catalogue,
        engine().writer(building.index, base=building.base_index) as index_,
    ):
        store = Store(building.number, catalogue, index_, run.archive.originals, before.reports)
        carried = store_all(work, store, run.tables, run.progress)
        if carried.decisions or before.rules not in (None, run.rules):
            run.progress.finishing()
            for report in replaced(carried.decisions, before.sources):
                store.drop(report)
            ids = catalogue.touched if before.rules == run.rules else None
            group_reports(catalogue, run.apart)
            register_resolutions(catalogue, run.tables, run.corrections, ids)
            created = datetime.now(UTC).isoformat(timespec="seconds")
            catalogue.finish(Meta(building.number, created, __version__, FORMAT, catalogue.count_blocks(), run.rules))
            index_.commit()
    return carried


def _recipe(tables: Tables) -> str:
    return hashlib.sha256(f"{__version__} {FORMAT} {tables!r}".encode()).hexdigest()[:16]
