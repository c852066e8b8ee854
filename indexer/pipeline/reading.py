"""Files to entries: in this process where there is little to read, in several where there is much."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context

from indexer.extraction.worker import Worker, read_or_reason
from indexer.models.records import ReportEntry
from indexer.models.tables import Tables
from indexer.pipeline.deciding import Decision
from indexer.pipeline.gathering import Failure
from indexer.readers import ReaderPool

LITTLE = 300_000  # bytes; below this, starting processes costs more than they save
AHEAD = 8  # how many files are read ahead of the one being stored, for each process

Read = tuple[Decision, ReportEntry | Failure]


def read_all(decisions: Sequence[Decision], tables: Tables) -> Iterator[Read]:
    """What each file holds, or why it cannot be read, in order; memory holds a few files at a time."""
    workers = min(os.cpu_count() or 1, 4, len(decisions))
    if workers < 2 or _bytes(decisions) < LITTLE:
        with ReaderPool() as pool:
            for decision in decisions:
                one = decision.candidate
                yield decision, _outcome(decision, read_or_reason(one.file, tables, one.stated, pool, one.name))
    else:
        yield from _read_ahead(decisions, tables, workers)


def _bytes(decisions: Sequence[Decision]) -> int:
    """How much there is to read; a file that has vanished says so when it is read."""
    sizes = 0
    for decision in decisions:
        with suppress(OSError):
            sizes += decision.candidate.file.stat().st_size
    return sizes


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
    with ProcessPoolExecutor(workers, get_context("spawn"), Worker.begin, (tables,)) as processes:

        def submit(decision: Decision) -> tuple[Decision, Future[ReportEntry | str]]:
            one = decision.candidate
            return decision, processes.submit(Worker.read, one.file, one.stated, one.name)

        try:
            running = deque(map(submit, islice(waiting, workers * AHEAD)))
            while running:
                decision, future = running.popleft()
                result = future.result()
                running.extend(map(submit, islice(waiting, 1)))
                yield decision, _outcome(decision, result)
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


def _outcome(decision: Decision, result: ReportEntry | str) -> ReportEntry | Failure:
    shown = decision.candidate.shown
    if isinstance(result, str):
        return Failure(shown, result)
    if result.report.sha256 != decision.candidate.sha256:
        return Failure(shown, "tệp bị thay đổi trong khi đọc; hãy chạy lại khi tệp đã ghi xong.")
    return result
