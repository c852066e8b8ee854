"""One file on disk, without an archive."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from indexer.extraction.extracting import Extraction, extract
from indexer.extraction.recording import entry
from indexer.models.records import ReportEntry
from indexer.models.tables import Tables
from indexer.parsing import parse
from indexer.readers import ReaderPool, read_file


def extract_file(
    path: Path,
    tables: Tables,
    stated: Mapping[str, str] | None = None,
    pool: ReaderPool | None = None,
    name: str | None = None,
) -> ReportEntry:
    """Everything found in a file; raises ReadError. Without a pool a reader is started for this one file.

    `name` is the report's file name where the path is a copy under another one.
    """
    return entry(extract(read_file(path, pool, name), tables, stated), _digest(path))


def read_report(path: Path, tables: Tables, stated: Mapping[str, str] | None = None) -> ReportEntry:
    """The same without looking for citations."""
    return entry(Extraction(parse(read_file(path), tables, stated or {}), ()), _digest(path))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
