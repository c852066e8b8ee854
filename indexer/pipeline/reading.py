"""Files to entries: in this process where there are few, in several where there are many."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import connection, get_context, parent_process

from indexer.extraction import extract_file
from indexer.models.records import ReportEntry
from indexer.models.tables import Tables
from indexer.pipeline.deciding import Decision
from indexer.pipeline.gathering import Failure, printable
from indexer.readers import ReaderPool, ReadError

FEW = 40  # files; below this, starting processes costs more than they save
AHEAD = 8  # how many files are read ahead of the one being stored, for each process

Read = tuple[Decision, ReportEntry | Failure]


def read_all(decisions: Sequence[Decision], tables: Tables) -> Iterator[Read]:
    """What each file holds, or why it cannot be read, in order; memory holds a few files at a time."""
    workers = min(os.cpu_count() or 1, 4)
    if len(decisions) < FEW or workers == 1:
        with ReaderPool() as pool:
            yield from ((decision, _read(decision, tables, pool)) for decision in decisions)
    else:
        yield from _read_ahead(decisions, tables, workers)


def _read_ahead(decisions: Sequence[Decision], tables: Tables, workers: int) -> Iterator[Read]:
    waiting = iter(decisions)
    with ProcessPoolExecutor(workers, get_context("spawn"), _Worker.begin, (tables,)) as processes:
        running = deque((one, processes.submit(_Worker.read, one)) for one in islice(waiting, workers * AHEAD))
        try:
            while running:
                decision, future = running.popleft()
                running += [(following, processes.submit(_Worker.read, following)) for following in islice(waiting, 1)]
                yield decision, future.result()
        finally:
            processes.shutdown(cancel_futures=True)


def _read(decision: Decision, tables: Tables, pool: ReaderPool) -> ReportEntry | Failure:
    """What one file holds; a file that cannot be read never stops the others."""
    candidate = decision.candidate
    try:
        return extract_file(candidate.file, tables, candidate.stated, pool)
    except ReadError as fault:
        return Failure(printable(candidate.file), str(fault))
    except Exception as fault:
        reason = f"lỗi của chương trình ({type(fault).__name__}: {fault}); hãy báo cho người làm vankho, kèm tệp này."
        return Failure(printable(candidate.file), reason)


class _Worker:
    """What one process keeps between files: the tables and a reader; its own state, set when it begins."""

    tables: Tables
    pool: ReaderPool

    @classmethod
    def begin(cls, tables: Tables) -> None:
        cls.tables, cls.pool = tables, ReaderPool()
        parent = parent_process()
        if parent is not None:
            threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()

    @classmethod
    def read(cls, decision: Decision) -> ReportEntry | Failure:
        return _read(decision, cls.tables, cls.pool)


def _end_with(sentinel: int) -> None:
    """Let no worker outlive a process that was killed."""
    connection.wait([sentinel])
    os._exit(1)
