"""Files to entries: in this process where there are few, in several where there are many."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import connection, get_context, parent_process

from indexer.extraction import extract_file
from indexer.models.records import ReportEntry
from indexer.models.tables import Tables
from indexer.pipeline.deciding import Decision
from indexer.pipeline.gathering import Failure
from indexer.pipeline.segmenting import segmented
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
    """Read in several processes; where one dies, the file that waits first is read alone and the rest goes on anew."""
    done = 0
    while done < len(decisions):
        for read in _read_until_broken(decisions[done:], tables, workers):
            done += 1
            yield read
        if done < len(decisions):
            yield _read_alone(decisions[done], tables)
            done += 1


def _read_until_broken(decisions: Sequence[Decision], tables: Tables, workers: int) -> Iterator[Read]:
    """What is read, in order, before a process dies; which file killed it is not known here."""
    waiting = iter(decisions)
    with ProcessPoolExecutor(workers, get_context("spawn"), _Worker.begin, (tables,)) as processes:
        running = deque((one, processes.submit(_Worker.read, one)) for one in islice(waiting, workers * AHEAD))
        try:
            while running:
                decision, future = running.popleft()
                result = future.result()
                running += [(following, processes.submit(_Worker.read, following)) for following in islice(waiting, 1)]
                yield decision, result
        except BrokenProcessPool:
            return
        finally:
            processes.shutdown(cancel_futures=True)


def _read_alone(decision: Decision, tables: Tables) -> Read:
    """One file in a process of its own: if that dies too, the file is to blame."""
    for read in _read_until_broken([decision], tables, 1):
        return read
    reason = "làm chương trình đọc dừng đột ngột (có thể vì hết bộ nhớ); hãy lưu lại dưới dạng docx, hoặc chia nhỏ tệp."
    return decision, Failure(decision.candidate.shown, reason)


def _read(decision: Decision, tables: Tables, pool: ReaderPool) -> ReportEntry | Failure:
    """What one file holds; a file that cannot be read never stops the others."""
    candidate = decision.candidate
    try:
        entry = segmented(extract_file(candidate.file, tables, candidate.stated, pool, candidate.name))
    except ReadError as fault:
        return Failure(candidate.shown, str(fault))
    except Exception as fault:
        reason = f"lỗi của chương trình ({type(fault).__name__}: {fault}); hãy báo cho người làm vankho, kèm tệp này."
        return Failure(candidate.shown, reason)
    if entry.report.sha256 != candidate.sha256:
        return Failure(candidate.shown, "tệp bị thay đổi trong khi đọc; hãy chạy lại khi tệp đã ghi xong.")
    return entry


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
