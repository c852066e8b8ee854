"""The catalogue of one generation, open for reading."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, QueuePool, create_engine, func, inspect, select

from indexer.catalogue.answers import Meta, StoredSource
from indexer.catalogue.citations import Citations
from indexer.catalogue.damage import check_size, watch
from indexer.catalogue.figures import Figures
from indexer.catalogue.reports import Reports
from indexer.catalogue.resolutions import Resolutions
from indexer.catalogue.tables import BLOCKS, MADE, META, SOURCES


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Answers structured questions; safe to use from several threads; a finished catalogue never changes."""

    reports: Reports
    citations: Citations
    resolutions: Resolutions
    figures: Figures
    engine: Engine

    @classmethod
    def open(cls, path: Path) -> Catalogue:
        """Open a finished catalogue; FileNotFoundError where there is none, CatalogueUnreadableError for half a one."""
        if not path.is_file():
            raise FileNotFoundError(path)
        engine = reading_engine(path)
        check_size(engine, path)
        return cls(Reports(engine), Citations(engine), Resolutions(engine), Figures(engine), engine)

    def meta(self) -> Meta:
        """What the catalogue says of itself."""
        with self.engine.connect() as connection:
            row = connection.execute(select(META)).mappings().one()
        return Meta(**row)

    def generations(self) -> dict[int, str]:
        """When each generation was made (ISO time, UTC), by number; those are left out that nothing is known of."""
        if not inspect(self.engine).has_table(MADE.name):  # a catalogue from before generations were dated
            return {}
        with self.engine.connect() as connection:
            return dict(connection.execute(select(MADE.c.number, MADE.c.created).order_by(MADE.c.number)).all())

    def sources(self) -> dict[str, StoredSource]:
        """Every place that a report was read from, by path."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(SOURCES)).mappings()
            return {row["path"]: StoredSource(**row) for row in rows}

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the file, in SQLite's words and in Vietnamese; nothing where it is whole."""
        with self.engine.connect() as connection:
            answers = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
            blocks = connection.scalar(select(func.count()).select_from(BLOCKS)) or 0
        faults = tuple(answer for answer in answers if answer != "ok")
        stated = self.meta().blocks
        return (*faults, f"ghi {stated} đoạn, có {blocks}") if stated != blocks else faults

    def close(self) -> None:
        """Let go of the file; streams still running keep their own connection until they end."""
        self.engine.dispose()


def reading_engine(path: Path) -> Engine:
    """A pool of read-only connections to a file that no one writes any more."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=4, max_overflow=-1)
    watch(engine)
    return engine
