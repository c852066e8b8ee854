"""`make bench`: the engines side by side, as a table for docs/performance.md.

python -m benchmarks.bench [--sizes 10000 100000] [--engines vankho tantivy ...] [--reports corpus/reports]
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from benchmarks import processes
from benchmarks.marked import write_between
from benchmarks.material import Question, passages, questions
from benchmarks.peers import Fts5, Fts5Syllables, Peer, Vankho
from benchmarks.peers_more import Bm25s, StockWhoosh, Tantivy

Result = TypeVar("Result")
PEERS: dict[str, type] = {peer.name: peer for peer in (Vankho, Tantivy, Fts5, Fts5Syllables, Bm25s, StockWhoosh)}
STOCK_WHOOSH_LIMIT = 30_000  # beyond it takes longer than all others together
PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
ROUNDS = 3  # the median of a question's times counts


def main() -> None:
    """Measure, print, and write the tables into docs/performance.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--engines", nargs="+", default=list(PEERS), choices=list(PEERS))
    parser.add_argument("--reports", type=Path, default=Path("corpus/reports"))
    parser.add_argument("--print-only", action="store_true", help="leave docs/performance.md as it is")
    chosen = parser.parse_args()
    for size in chosen.sizes:
        table = "\n".join([*_table(size, chosen.engines, chosen.reports), "", f"Measured {_circumstances()}."])
        if not chosen.print_only:
            write_between(PAGE, f"passages {size}", table)
    if not chosen.print_only:
        write_between(PAGE, "processes", processes.table(min(max(chosen.sizes), 100_000), chosen.reports))


def _table(size: int, names: list[str], reports: Path) -> Iterator[str]:
    """The lines of one size's table; each is printed as soon as it is measured."""
    yield _said(f"| {size:,} passages | index/s | disk MB | open ms | memory MB | p50 ms | p95 ms | by kind, p95 ms |")
    yield _said("|---|---|---|---|---|---|---|---|")
    rows = {}
    for name in names:
        if name == StockWhoosh.name and size > STOCK_WHOOSH_LIMIT:
            yield _said(f"| {name} | not measured above {STOCK_WHOOSH_LIMIT:,}: hours | | | | | | |")
            continue
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "index"
            seconds = _alone(build, name, size, reports, folder)
            rows[name] = _alone(measure, name, size, reports, folder, seconds)
        yield _said(rows[name].line())
    ours = rows.pop(Vankho.name, None)
    if ours:
        yield ""
        yield _said("Ratios (vankho to the other): " + "; ".join(ours.beside(row) for row in rows.values()) + ".")


def _said(line: str) -> str:
    print(line, flush=True)
    return line


def _circumstances() -> str:
    load = os.getloadavg()[0]
    return f"{datetime.now(UTC):%d/%m/%Y}, Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}"


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one engine."""

    name: str
    indexed_per_s: float
    disk_mb: float
    open_ms: float
    memory_mb: float
    times: dict[str, list[float]]  # milliseconds, by kind of question

    @property
    def every(self) -> list[float]:
        """The times of all kinds."""
        return [one for of_kind in self.times.values() for one in of_kind]

    def line(self) -> str:
        """As a row of the table."""
        kinds = ", ".join(f"{kind} {_quantile(of_kind, 95):.1f}" for kind, of_kind in self.times.items())
        p50, p95 = statistics.median(self.every), _quantile(self.every, 95)
        return (
            f"| {self.name} | {self.indexed_per_s:,.0f} | {self.disk_mb:.0f} | {self.open_ms:.0f} "
            f"| {self.memory_mb:.0f} | {p50:.2f} | {p95:.2f} | {kinds} |"
        )

    def beside(self, other: Row) -> str:
        """Ratios over the kinds of question that both answer."""
        mine = [one for kind in other.times for one in self.times[kind]]
        p50 = statistics.median(mine) / statistics.median(other.every)
        p95 = _quantile(mine, 95) / _quantile(other.every, 95)
        return f"{other.name} p50 {p50:.2f}, p95 {p95:.2f}, disk {self.disk_mb / other.disk_mb:.2f}"


def _alone(function: Callable[..., Result], *arguments: object) -> Result:
    """The function's result from a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def measure(name: str, size: int, reports: Path, folder: Path, seconds: float) -> Row:
    """An engine over an index that was built in so many seconds."""
    disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    asked = questions(list(passages(reports, 2000)))
    before = _memory()
    start = time.perf_counter()
    peer: Peer = PEERS[name]()
    peer.open(folder)
    peer.ask(Question("rare", ("đảng",)))
    opening = time.perf_counter() - start
    times = _times(peer, [question for question in asked if question.kind in peer.kinds])
    memory = _memory() - before
    return Row(name, size / seconds, disk / 1e6, opening * 1000, memory, times)


def build(name: str, size: int, reports: Path, folder: Path) -> float:
    """Seconds of processor time that indexing takes, analysis included."""
    material = list(passages(reports, size))
    start = time.process_time()
    PEERS[name]().build(folder, material)
    return time.process_time() - start


def _times(peer: Peer, asked: list[Question]) -> dict[str, list[float]]:
    """Milliseconds of the thread's processor time for each question, by kind; the first round only warms."""
    times: dict[str, list[float]] = defaultdict(list)
    for question in asked:
        peer.ask(question)
    for question in asked:
        rounds = []
        for _ in range(ROUNDS):
            start = time.thread_time()
            peer.ask(question)
            rounds.append((time.thread_time() - start) * 1000)
        times[question.kind].append(statistics.median(rounds))
    return times


def _quantile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100)[percent - 1] if len(values) > 1 else values[0]


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
