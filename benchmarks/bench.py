"""`make bench`: the engines side by side, as tables for docs/performance.md.

python -m benchmarks.bench [--sizes 10000 100000 300000] [--engines vankho tantivy ...] [--print-only]
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks import indexing, processes
from benchmarks.marked import circumstances, write_between
from benchmarks.material import Question, passages, questions
from benchmarks.peers import Fts5, Fts5Syllables, Peer, Vankho
from benchmarks.peers_more import Bm25s, StockWhoosh, Tantivy

Result = TypeVar("Result")
PEERS: dict[str, type] = {peer.name: peer for peer in (Vankho, Tantivy, Fts5, Fts5Syllables, Bm25s, StockWhoosh)}
SIZES = (10_000, 100_000, 300_000)  # the places that docs/performance.md has
PROCESSES_SIZE = 100_000
PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
HEAD = """\
| {size:,} passages | index/s | disk MB | open ms | memory MB | p50 ms | p95 ms | by kind, p95 ms |
|---|---|---|---|---|---|---|---|"""


def main() -> None:
    """Measure, print, and write the tables into docs/performance.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES), choices=SIZES)
    parser.add_argument("--engines", nargs="+", default=list(PEERS), choices=list(PEERS))
    parser.add_argument("--reports", type=Path, default=Path("corpus/reports"))
    parser.add_argument("--print-only", action="store_true", help="leave docs/performance.md as it is")
    chosen = parser.parse_args()
    written: Callable[[str, str], None] = _print if chosen.print_only else _print_and_write
    ours: dict[int, Row] = {}
    for size in chosen.sizes:
        rows = _rows(size, chosen.engines, chosen.reports)
        written(f"passages {size}", _table(size, rows))
        ours |= {row.passages: row for row in rows if row.name == Vankho.name}
    if len(ours) > 1:
        written("growth", _growth(ours))
    if Vankho.name in chosen.engines:
        written("processes", f"{processes.table(PROCESSES_SIZE, chosen.reports)}\n\n{circumstances()}")
        written("indexing", f"{indexing.table(indexing.FILES, chosen.reports)}\n\n{circumstances()}")


def _print(_place: str, text: str) -> None:
    print(text, flush=True)


def _print_and_write(place: str, text: str) -> None:
    _print(place, text)
    write_between(PAGE, place, text)


def _rows(size: int, names: Iterable[str], reports: Path) -> list[Row]:
    """What the engines that take so many passages show."""
    rows = []
    for name in names:
        if size <= PEERS[name].most:
            with tempfile.TemporaryDirectory() as scratch:
                folder = Path(scratch) / "index"
                seconds = _alone(build, name, size, reports, folder)
                rows.append(_alone(measure, name, size, reports, folder, seconds))
            print(rows[-1].line(), flush=True)
    return rows


def _table(size: int, rows: list[Row]) -> str:
    """One size's rows, what was left out and why, and how vankho stands to each other engine."""
    lines = [HEAD.format(size=size), *(row.line() for row in rows)]
    ours = [row for row in rows if row.name == Vankho.name]
    others = [row for row in rows if row.name != Vankho.name]
    if ours and others:
        lines += ["", "Vankho to the other: " + "; ".join(ours[0].beside(row) for row in others) + "."]
    measured = {row.name for row in rows}
    left = [f"{name} above {peer.most:,}" for name, peer in PEERS.items() if name not in measured and peer.most < size]
    if left:
        lines += ["", f"Not measured, to stay within minutes: {', '.join(left)}."]
    return "\n".join([*lines, "", circumstances()])


def _growth(ours: dict[int, Row]) -> str:
    first, last = min(ours), max(ours)
    times = {name: value(ours[last]) / value(ours[first]) for name, value in GROWING.items()}
    grown = ", ".join(f"{name} {by:.1f} times" for name, by in times.items())
    return f"Vankho from {first:,} to {last:,} passages, {last / first:.0f} times as many: {grown}."


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one engine."""

    name: str
    passages: int
    indexed_per_s: float
    disk_mb: float
    open_ms: float
    memory_mb: float  # of the whole process
    added_mb: float  # of that, since before the index was opened
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
            f"| {self.memory_mb:.0f}, {self.added_mb:.0f} added | {p50:.2f} | {p95:.2f} | {kinds} |"
        )

    def beside(self, other: Row) -> str:
        """Ratios over the kinds of question that both answer."""
        mine = [one for kind in other.times for one in self.times[kind]]
        p50 = statistics.median(mine) / statistics.median(other.every)
        p95 = _quantile(mine, 95) / _quantile(other.every, 95)
        return f"{other.name} p50 {p50:.2f}, p95 {p95:.2f}, disk {self.disk_mb / other.disk_mb:.2f}"


GROWING: dict[str, Callable[[Row], float]] = {
    "p50": lambda row: statistics.median(row.every),
    "p95": lambda row: _quantile(row.every, 95),
    "disk": lambda row: row.disk_mb,
    "indexing": lambda row: row.passages / row.indexed_per_s,
}


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
    memory = _memory()
    return Row(name, size, size / seconds, disk / 1e6, opening * 1000, memory, memory - before, times)


def build(name: str, size: int, reports: Path, folder: Path) -> float:
    """Seconds of processor time that indexing takes, analysis included."""
    material = list(passages(reports, size))
    start = time.process_time()
    PEERS[name]().build(folder, material)
    return time.process_time() - start


def _times(peer: Peer, asked: list[Question]) -> dict[str, list[float]]:
    """Milliseconds of the thread's processor time for each question, by kind; a first round only warms."""
    times: dict[str, list[float]] = defaultdict(list)
    for question in asked if peer.rounds > 1 else ():
        peer.ask(question)
    for question in asked:
        rounds = []
        for _ in range(peer.rounds):
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
