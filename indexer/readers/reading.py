"""One door for every format; whatever is not plain text is parsed in a worker process."""

from __future__ import annotations

from pathlib import Path

from indexer.models.source import Source
from indexer.readers.loading import load
from indexer.readers.pool import ReaderPool


def read_file(path: Path, pool: ReaderPool | None = None, name: str | None = None) -> Source:
    """The source of a file, its format told by its content; raises ReadError.

    Without a pool a worker is started for this one file, where its format needs one. `name` is the file's own where
    the path is a copy under another one.
    """
    return read_bytes(name or path.name, load(path), pool)


def read_bytes(name: str, data: bytes, pool: ReaderPool | None = None) -> Source:
    """The same for bytes in memory; `name` is shown to users and tells md from txt."""
    if pool is not None:
        return pool.read_bytes(name, data)
    with ReaderPool() as own:
        return own.read_bytes(name, data)
