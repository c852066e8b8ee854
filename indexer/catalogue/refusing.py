"""What a disk refuses, told as the system tells it."""

from __future__ import annotations

import sqlite3
from errno import EIO, ENOSPC, EROFS

from sqlalchemy.exc import DBAPIError

_ERRNO = {
    sqlite3.SQLITE_FULL: (ENOSPC, "hết chỗ trên đĩa"),
    sqlite3.SQLITE_IOERR: (EIO, "đĩa đầy hoặc lỗi"),
    sqlite3.SQLITE_READONLY: (EROFS, "chỉ được đọc"),
}


def raise_if_refused(fault: BaseException) -> None:
    """Raise an OSError where SQLite says that the disk would not take what was written."""
    origin = fault.orig if isinstance(fault, DBAPIError) else fault
    if isinstance(origin, sqlite3.Error):
        primary = getattr(origin, "sqlite_errorcode", 0) & 0xFF  # extended codes keep the primary one in the low byte
        if primary in _ERRNO:
            raise OSError(*_ERRNO[primary]) from fault
