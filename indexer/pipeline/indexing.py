"""Builds the next generation of an archive."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from indexer import __version__
from indexer.archive import FORMAT, Archive, Building
from indexer.catalogue import Catalogue, CatalogueWriter, Meta, StoredSource
from indexer.engines import engine
from indexer.models.tables import Tables
from indexer.pipeline.checking import check
from indexer.pipeline.deciding import Decision, decide, replaced
from indexer.pipeline.faults import named_faults
from indexer.pipeline.gathering import gather
from indexer.pipeline.registering import register_resolutions
from indexer.pipeline.storing import Carried, Store, store_all
from indexer.pipeline.summary import Progress, Summary

NOTHING = Carried((), (), 0, 0, 0, 0)


def index(
    paths: Iterable[Path], archive: Archive, tables: Tables, stated: Mapping[str, str], progress: Progress
) -> Summary:
    """Add what is new or changed and switch to the new generation; ArchiveError says what stood in the way.

    A fault leaves the archive as it was.
    """
    begun = time.monotonic()
    gathered = gather(paths, stated, tables)
    with named_faults(archive.folder), archive.building() as building:
        sources, reports = _stored_before(building)
        decisions = decide(gathered.candidates, sources, reports, _recipe(tables))
        work = [decision for decision in decisions if decision.verdict != "unchanged"]
        progress.begin(sum(decision.reads for decision in work))
        carried = _carry_out(work, sources, reports, building, archive, tables, progress) if work else NOTHING
        if carried.decisions:
            building.publish(check(building))
    verdicts = [decision.verdict for decision in carried.decisions]
    return Summary(
        generation=building.number if carried.decisions else None,
        new=verdicts.count("new"),
        changed=verdicts.count("changed"),
        unchanged=len(decisions) - len(work) + verdicts.count("known"),
        blocks=carried.blocks,
        footnotes=carried.footnotes,
        citations=carried.citations,
        unresolved=carried.unresolved,
        failures=(*gathered.failures, *carried.failures),
        skipped=gathered.skipped,
        seconds=time.monotonic() - begun,
    )


def _stored_before(building: Building) -> tuple[dict[str, StoredSource], set[str]]:
    """Where the current generation's reports were read from, and their ids."""
    if building.base_catalogue is None:
        return {}, set()
    with closing(Catalogue.open(building.base_catalogue)) as catalogue:
        return catalogue.sources(), {report.id for report in catalogue.reports.stream()}


def _carry_out(  # noqa: PLR0917 - the parts of one run
    work: Sequence[Decision],
    sources: Mapping[str, StoredSource],
    before: set[str],
    building: Building,
    archive: Archive,
    tables: Tables,
    progress: Progress,
) -> Carried:
    with (
        CatalogueWriter(building.catalogue, base=building.base_catalogue) as catalogue,
        engine().writer(building.index, base=building.base_index) as index,
    ):
        store = Store(building.number, catalogue, index, archive.originals, before)
        carried = store_all(work, store, tables, progress)
        if carried.decisions:
            progress.finishing()
            for report in replaced(carried.decisions, sources):
                store.drop(report)
            register_resolutions(catalogue, tables)
            created = datetime.now(UTC).isoformat(timespec="seconds")
            catalogue.finish(Meta(building.number, created, __version__, FORMAT, catalogue.count_blocks()))
            index.commit()
    return carried


def _recipe(tables: Tables) -> str:
    """What reports are read with: another program or other tables read them anew."""
    return hashlib.sha256(f"{__version__} {FORMAT} {tables!r}".encode()).hexdigest()[:16]
