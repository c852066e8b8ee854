"""Queries per second of one process and of two over the same index: they share the page cache and no lock.

python -m benchmarks.processes [--size 100000]

Beside them stands what the machine itself gives two processes that only count and share nothing at all.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count, cycle
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path

from benchmarks.material import passages, questions
from benchmarks.peers import Vankho

SECONDS = 4.0
ROUNDS = 3  # one and two processes take turns; the median counts
Task = Callable[[], Callable[[], object]]  # makes ready, and gives what is done again and again

_spawn = multiprocessing.get_context("spawn")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--reports", type=Path, default=Path("corpus/reports"))
    chosen = parser.parse_args()
    print(table(chosen.size, chosen.reports))


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something was done by the clock, and by processor time, which other work hardly moves."""

    a_second: float
    a_processor_second: float


def table(size: int, reports: Path) -> str:
    """Rates as a table: one process, two, and two that count."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "index"
        Vankho().build(folder, passages(reports, size))
        one, two = _rates(partial(asking, folder, reports))
    alone, beside = _rates(counting)
    lines = [f"| over {size:,} passages | queries/s | times one | queries per processor second |", "|---|---|---|---|"]
    for name, rate in (("1 process", one), ("2 processes", two)):
        by_clock = f"{rate.a_second:,.0f} | {rate.a_second / one.a_second:.2f}"
        lines.append(f"| {name} | {by_clock} | {rate.a_processor_second:,.0f} |")
    lines.append(f"| 2 processes that only count | | {beside.a_second / alone.a_second:.2f} | |")
    return "\n".join(lines)


def _rates(task: Task) -> tuple[Rate, Rate]:
    """One process that does a task, and two at the same time."""
    rounds = [(_rate(task, 1), _rate(task, 2)) for _ in range(ROUNDS)]
    ones, twos = zip(*rounds, strict=True)
    return _middle(ones), _middle(twos)


def _middle(rates: Sequence[Rate]) -> Rate:
    return Rate(
        statistics.median(rate.a_second for rate in rates), statistics.median(rate.a_processor_second for rate in rates)
    )


def _rate(task: Task, workers: int) -> Rate:
    barrier, rates = _spawn.Barrier(workers), _spawn.SimpleQueue()
    running = [_spawn.Process(target=_work, args=(task, barrier, rates)) for _ in range(workers)]
    for process in running:
        process.start()
    found: list[Rate] = [rates.get() for _ in running]
    for process in running:
        process.join()
    return Rate(sum(one.a_second for one in found), statistics.mean(one.a_processor_second for one in found))


def _work(task: Task, barrier: Barrier, rates: SimpleQueue[Rate]) -> None:
    """Do a task for some seconds, all workers in the same ones."""
    step = task()
    barrier.wait()
    start, busy = time.perf_counter(), time.process_time()
    for done in count(1):
        step()
        if (seconds := time.perf_counter() - start) > SECONDS:
            rates.put(Rate(done / seconds, done / (time.process_time() - busy)))
            return


def asking(folder: Path, reports: Path) -> Callable[[], object]:
    """A searcher, warm, that answers one question after another."""
    asked = questions(list(passages(reports, 2000)))
    peer = Vankho()
    peer.open(folder)
    for question in asked:
        peer.ask(question)
    turns = cycle(asked)
    return lambda: peer.ask(next(turns))


def counting() -> Callable[[], object]:
    """About as much work as a question, in the processor alone."""
    return lambda: sum(range(50_000))


if __name__ == "__main__":
    main()
