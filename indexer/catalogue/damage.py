"""A catalogue's file that SQLite cannot read, told in the catalogue's own words."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)


class CatalogueUnreadableError(Exception):
    """The catalogue's file is damaged, or cannot be read any more."""


def watch(engine: Engine) -> None:
    """Raise CatalogueUnreadableError from every question that meets damage."""

    @event.listens_for(engine, "handle_error", retval=True)
    def _tell(context: ExceptionContext) -> CatalogueUnreadableError | None:
        fault = context.original_exception
        code = getattr(fault, "sqlite_errorcode", 0) & 0xFF  # extended codes keep the primary one in the low byte
        return CatalogueUnreadableError(str(fault)) if code in _DAMAGE else None


def check_size(engine: Engine, path: Path) -> None:
    """Refuse a file that is shorter than it says of itself, as one that was copied in part."""
    with engine.connect() as connection:
        stated = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        size = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
    if path.stat().st_size < stated * size:
        raise CatalogueUnreadableError(f"{path}: thiếu {stated * size - path.stat().st_size} byte")
