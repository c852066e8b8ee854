"""Writes the catalogue of a generation that no one reads yet."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from types import TracebackType

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    NullPool,
    Table,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    true,
    update,
)
from sqlmodel import SQLModel

from indexer.catalogue.answers import Meta, StoredSource
from indexer.catalogue.refusing import raise_if_refused
from indexer.catalogue.rows import (
    Values,
    block_values,
    citation_values,
    footnote_values,
    report_values,
    resolution_values,
    witness_record,
    witness_values,
)
from indexer.catalogue.streaming import stream
from indexer.catalogue.summing import count_resolutions, fill_cells, touched_by, unknown_resolutions
from indexer.catalogue.tables import (
    BLOCKS,
    CANDIDATES,
    CELLS,
    CITATIONS,
    FOOTNOTES,
    MADE,
    MEMBERS,
    META,
    OWN,
    REPORTS,
    RESOLUTIONS,
    SOURCES,
    WITNESSES,
)
from indexer.models.records import CitationRecord, ReportEntry, ResolutionRecord, Witness


class CatalogueWriter:
    """Fills a new catalogue, or goes on from a copy of a finished one; one transaction a report."""

    def __init__(self, path: Path, *, base: Path | None = None) -> None:
        """Create the file, as a copy of `base` where one is given."""
        if base is not None:
            _copy(base, path)
        self._path = path
        self.touched: set[str] = set()  # ids of resolutions that stored or removed reports cite or may mean
        self._engine = _writing_engine(path)
        SQLModel.metadata.create_all(self._engine)

    def __enter__(self) -> CatalogueWriter:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the file; what the disk refused becomes an OSError."""
        self._engine.dispose()
        if fault is not None:
            raise_if_refused(fault)

    def fingerprints(self) -> dict[str, str]:
        """What tells versions of one report, by report."""
        with self._engine.connect() as connection:
            return dict(connection.execute(select(REPORTS.c.id, REPORTS.c.fingerprint)).all())

    def citation_counts(self) -> dict[str, int]:
        """How many citations each report holds."""
        with self._engine.connect() as connection:
            return dict(connection.execute(select(REPORTS.c.id, REPORTS.c.citations)).all())

    def put_source(self, source: StoredSource) -> None:
        """Remember where a report was read from, in place of what was known of that path."""
        with self._engine.begin() as connection:
            connection.execute(delete(SOURCES).where(SOURCES.c.path == source.path))
            _insert(connection, SOURCES, [asdict(source)])

    def add(self, entry: ReportEntry) -> None:
        """Store a report with all that was found in it, in place of what was stored under its id."""
        report = entry.report
        with self._engine.begin() as connection:
            self.touched |= touched_by(connection, report.id)
            _remove(connection, report.id)
            _insert(connection, REPORTS, [report_values(report, entry.fingerprint)])
            _insert(connection, OWN, ({"resolution": own, "report": report.id} for own in report.own_ids))
            _insert(connection, BLOCKS, map(block_values, entry.blocks))
            _insert(connection, FOOTNOTES, map(footnote_values, entry.footnotes))
            _insert(connection, CITATIONS, (citation_values(citation, report) for citation in entry.citations))
            _insert(connection, CANDIDATES, _candidates(entry.citations))
            _insert(connection, WITNESSES, map(witness_values, entry.witnesses))
            fill_cells(connection, report.id)
            self.touched |= touched_by(connection, report.id)

    def remove_report(self, report: str) -> None:
        """Remove a report and all that hangs on it, its sources included."""
        with self._engine.begin() as connection:
            self.touched |= touched_by(connection, report)
            _remove(connection, report)
            connection.execute(delete(SOURCES).where(SOURCES.c.report == report))

    def forget_resolutions(self, ids: Collection[str] | None = None) -> None:
        """Remove these resolutions (without ids: all), and what others than reports say of them, to be put anew."""
        with self._engine.begin() as connection:
            for batch in _batches(ids):
                connection.execute(delete(RESOLUTIONS).where(_within(RESOLUTIONS.c.id, batch)))
                connection.execute(delete(MEMBERS).where(_within(MEMBERS.c.member, batch)))
                others = WITNESSES.c.origin != "reports"
                connection.execute(delete(WITNESSES).where(_within(WITNESSES.c.resolution, batch), others))

    def put_resolutions(self, resolutions: Iterable[ResolutionRecord], witnesses: Iterable[Witness] = ()) -> None:
        """Store resolutions, and what the register and the archivist say of them; each pair of facts once."""
        found = list(resolutions)
        distinct = {(w.resolution, w.property, w.value, w.source): w for w in witnesses}
        with self._engine.begin() as connection:
            _insert(connection, RESOLUTIONS, map(resolution_values, found))
            _insert(connection, MEMBERS, ({"work": work, "member": r.id} for r in found for work in r.member_of))
            _insert(connection, WITNESSES, map(witness_values, distinct.values()))

    def unknown_resolutions(self) -> dict[str, str]:
        """The ids that citations name and no stored resolution has, with the type that the citations give."""
        with self._engine.connect() as connection:
            return unknown_resolutions(connection)

    def count_blocks(self) -> int:
        """How many blocks are stored."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(BLOCKS)) or 0

    def witnesses(self, ids: Collection[str] | None = None) -> Iterator[Witness]:
        """What reports say of these resolutions (without ids: of all), by resolution."""
        c = WITNESSES.c
        for batch in _batches(ids):
            wanted = select(WITNESSES).where(c.origin == "reports", _within(c.resolution, batch))
            yield from stream(
                self._engine, wanted.order_by(c.resolution, c.property, c.value, c.source), witness_record
            )

    def put_groups(self, groups: Mapping[str, tuple[str, bool]]) -> None:
        """Set each report's group of versions and whether it is the counted one."""
        with self._engine.begin() as connection:
            for report, (group, counted) in groups.items():
                connection.execute(update(REPORTS).where(REPORTS.c.id == report).values(group=group, counted=counted))

    def finish(self, meta: Meta) -> None:
        """Bring all figures up to date and make the file durable."""
        with self._engine.begin() as connection:
            count_resolutions(connection)
            connection.execute(delete(META))
            values = {
                name: getattr(meta, name) for name in ("generation", "created", "version", "format", "blocks", "recipe")
            }
            connection.execute(insert(META), [values])
            connection.execute(delete(MADE).where(MADE.c.number >= meta.generation))
            connection.execute(insert(MADE), [{"number": meta.generation, "created": meta.created}])
        with self._engine.connect() as connection:
            connection.exec_driver_sql("ANALYZE")
            connection.commit()
        self._engine.dispose()
        with self._path.open("rb") as file:
            os.fsync(file.fileno())


def _copy(base: Path, path: Path) -> None:
    address = f"{base.resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as source, closing(sqlite3.connect(path)) as target:
        try:
            source.backup(target)
        except sqlite3.Error as fault:
            raise_if_refused(fault)
            raise


def _writing_engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _fast(connection: sqlite3.Connection, _record: object) -> None:
        # No one reads the file before it is finished and fsynced; a fault throws it away.
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA journal_mode=MEMORY")

    return engine


def _remove(connection: Connection, report: str) -> None:
    for rows in (OWN, BLOCKS, FOOTNOTES, CITATIONS, CANDIDATES, CELLS):
        connection.execute(delete(rows).where(rows.c.report == report))
    connection.execute(delete(WITNESSES).where(WITNESSES.c.source == report))
    connection.execute(delete(REPORTS).where(REPORTS.c.id == report))


def _insert(connection: Connection, into: Table, rows: Iterable[Values]) -> None:
    values = list(rows)
    if values:
        connection.execute(insert(into), values)


def _candidates(citations: Sequence[CitationRecord]) -> Iterator[Values]:
    for citation in citations:
        if citation.status == "ambiguous":
            for candidate in dict.fromkeys(citation.candidates):
                yield {"resolution": candidate, "report": citation.report, "order": citation.order}


def _batches(values: Collection[str] | None) -> Iterator[list[str] | None]:
    """Portions below SQLite's limit of variables in one statement; None stands for everything."""
    if values is None:
        yield None
        return
    ordered = sorted(values)
    for start in range(0, len(ordered), 500):
        yield ordered[start : start + 500]


def _within(column: Column[str], values: list[str] | None) -> ColumnElement[bool]:
    return true() if values is None else column.in_(values)
