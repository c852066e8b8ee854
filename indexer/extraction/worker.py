"""One file after another in a process of its own; imports neither catalogue nor engine, which cost a second each."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from multiprocessing import connection, parent_process
from pathlib import Path

from indexer.extraction.files import extract_file
from indexer.extraction.segmenting import segmented
from indexer.models.records import ReportEntry
from indexer.models.tables import Tables
from indexer.readers import ReaderPool, ReadError


def read_or_reason(
    file: Path, tables: Tables, stated: Mapping[str, str], pool: ReaderPool, name: str | None
) -> ReportEntry | str:
    """What one file holds, cut into words, or why it cannot be read: a file never stops the others."""
    try:
        return segmented(extract_file(file, tables, stated, pool, name))
    except ReadError as fault:
        return str(fault)
    except Exception as fault:
        return f"lỗi của chương trình ({type(fault).__name__}: {fault}); hãy báo cho người làm vankho, kèm tệp này."


class Worker:
    """What one process keeps between files: the tables and a reader; its own state, set when it begins."""

    tables: Tables
    pool: ReaderPool

    @classmethod
    def begin(cls, tables: Tables) -> None:
        """Called once in the new process; it ends when the process that started it was killed."""
        cls.tables, cls.pool = tables, ReaderPool()
        parent = parent_process()
        if parent is not None:
            threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()

    @classmethod
    def read(cls, file: Path, stated: Mapping[str, str], name: str | None) -> ReportEntry | str:
        """What one file holds, or why it cannot be read."""
        return read_or_reason(file, cls.tables, stated, cls.pool, name)


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
