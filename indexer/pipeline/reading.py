"""Files to entries: in this process where there are few, in several where there are many."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import connection, get_context, parent_process

from indexer.extraction import extract_file
from indexer.models.records import ReportEntry
from indexer.models.tables import Tables
from indexer.pipeline.deciding import Decision
from indexer.pipeline.gathering import Failure, printable
from indexer.readers import ReadError
from indexer.register import load_tables

FEW = 12  # below this, starting a process (0.5 s) costs more than it saves
AHEAD = 8  # how many files are read ahead of the one being stored, for each process

Read = tuple[Decision, ReportEntry | Failure]


def read_all(decisions: Sequence[Decision], tables: Tables) -> Iterator[Read]:
    """What each file holds, or why it cannot be read, in order; memory holds a few files at a time."""
    workers = min(os.cpu_count() or 1, 4)
    if len(decisions) < FEW or workers == 1:
        yield from ((decision, read_one(decision, tables)) for decision in decisions)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _end_with_parent) as pool:
        waiting = iter(decisions)
        running = [(decision, pool.submit(_read_in_worker, decision)) for decision in islice(waiting, workers * AHEAD)]
        try:
            while running:
                decision, future = running.pop(0)
                running += [(following, pool.submit(_read_in_worker, following)) for following in islice(waiting, 1)]
                yield decision, future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def read_one(decision: Decision, tables: Tables) -> ReportEntry | Failure:
    """What one file holds; a file that cannot be read never stops the others."""
    candidate = decision.candidate
    try:
        return extract_file(candidate.file, tables, candidate.stated)
    except ReadError as fault:
        return Failure(printable(candidate.file), str(fault))
    except Exception as fault:
        reason = f"lỗi của chương trình ({type(fault).__name__}: {fault}); hãy báo cho người làm vankho, kèm tệp này."
        return Failure(printable(candidate.file), reason)


def _read_in_worker(decision: Decision) -> ReportEntry | Failure:
    return read_one(decision, load_tables())


def _end_with_parent() -> None:
    """Let no worker outlive a process that was killed."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
