"""The catalogue of one generation, open for reading."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, QueuePool, create_engine, select

from indexer.catalogue.answers import Meta
from indexer.catalogue.citations import Citations
from indexer.catalogue.figures import Figures
from indexer.catalogue.reports import Reports
from indexer.catalogue.resolutions import Resolutions
from indexer.catalogue.tables import META


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
        """Open a finished catalogue; FileNotFoundError where there is none."""
        if not path.is_file():
            raise FileNotFoundError(path)
        engine = reading_engine(path)
        return cls(Reports(engine), Citations(engine), Resolutions(engine), Figures(engine), engine)

    def meta(self) -> Meta:
        """What the catalogue says of itself."""
        with self.engine.connect() as connection:
            row = connection.execute(select(META)).mappings().one()
        return Meta(**row)

    def close(self) -> None:
        """Let go of the file; streams still running keep their own connection until they end."""
        self.engine.dispose()


def reading_engine(path: Path) -> Engine:
    """A pool of read-only connections to a file that no one writes any more."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, check_same_thread=False)

    return create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=4, max_overflow=-1)
