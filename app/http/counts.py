"""Counts that several server processes share, so that a client's limit is one limit whoever answers."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from limits.storage import Storage

_SWEEP_SECONDS = 60.0
_TABLE = "CREATE TABLE IF NOT EXISTS counts (key TEXT PRIMARY KEY, count INTEGER, ends REAL) WITHOUT ROWID"
_COUNT = """\
INSERT INTO counts VALUES (:key, :amount, :ends)
ON CONFLICT (key) DO UPDATE SET
  count = :amount + CASE WHEN counts.ends > :now THEN counts.count ELSE 0 END,
  ends = CASE WHEN counts.ends > :now THEN counts.ends ELSE :ends END
RETURNING count
"""


class SharedStorage(Storage):
    """A storage for `limits` in an SQLite file; one statement a request, nothing is forced to the disk."""

    STORAGE_SCHEME = None  # made by its class, not by an address
    base_exceptions = sqlite3.Error

    def __init__(self, path: Path) -> None:
        """Open the file, or create it."""
        super().__init__()
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = OFF")  # counts of a minute need not outlive the machine
        self._db.execute(_TABLE)
        self._swept = time.time()

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Add to a count whose window begins with its first request."""
        now = time.time()
        if now - self._swept > _SWEEP_SECONDS:
            self._db.execute("DELETE FROM counts WHERE ends <= ?", (now,))
            self._swept = now
        values = {"key": key, "amount": amount, "now": now, "ends": now + expiry}
        return int(self._db.execute(_COUNT, values).fetchone()[0])

    def get(self, key: str) -> int:
        """The count of the window that runs."""
        row = self._db.execute("SELECT count FROM counts WHERE key = ? AND ends > ?", (key, time.time())).fetchone()
        return int(row[0]) if row else 0

    def get_expiry(self, key: str) -> float:
        """When the window ends, in seconds since the epoch."""
        row = self._db.execute("SELECT ends FROM counts WHERE key = ?", (key,)).fetchone()
        return float(row[0]) if row else time.time()

    def check(self) -> bool:
        """Whether the file answers."""
        return self._db.execute("SELECT 1").fetchone() is not None

    def reset(self) -> int:
        """Forget every count."""
        return self._db.execute("DELETE FROM counts").rowcount

    def clear(self, key: str) -> None:
        """Forget one count."""
        self._db.execute("DELETE FROM counts WHERE key = ?", (key,))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
