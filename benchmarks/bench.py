"""`make bench`: the engines side by side, as a table for docs/performance.md.

python -m benchmarks.bench [--sizes 10000 100000] [--engines vankho tantivy ...] [--reports corpus/reports]
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from benchmarks.material import Question, passages, questions
from benchmarks.peers import Fts5, Peer, Vankho
from benchmarks.peers_more import Bm25s, StockWhoosh, Tantivy

Result = TypeVar("Result")
PEERS: dict[str, type] = {peer.name: peer for peer in (Vankho, Tantivy, Fts5, Bm25s, StockWhoosh)}
STOCK_WHOOSH_LIMIT = 30_000  # beyond it takes longer than all others together
ROUNDS = 3  # the median of a question's times counts


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--engines", nargs="+", default=list(PEERS), choices=list(PEERS))
    parser.add_argument("--reports", type=Path, default=Path("corpus/reports"))
    chosen = parser.parse_args()
    for size in chosen.sizes:
        print(f"\n| {size:,} passages | index/s | disk MB | open ms | memory MB | p50 ms | p95 ms | by kind, p95 ms |")
        print("|---|---|---|---|---|---|---|---|")
        for name in chosen.engines:
            if name == StockWhoosh.name and size > STOCK_WHOOSH_LIMIT:
                print(f"| {name} | not measured above {STOCK_WHOOSH_LIMIT:,} |")
                continue
            with tempfile.TemporaryDirectory() as scratch:
                folder = Path(scratch) / "index"
                seconds = _alone(build, name, size, chosen.reports, folder)
                print(_alone(measure, name, size, chosen.reports, folder, seconds), flush=True)


def _alone(function: Callable[..., Result], *arguments: object) -> Result:
    """The function's result from a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def measure(name: str, size: int, reports: Path, folder: Path, seconds: float) -> str:
    """One row of the table for an index that was built in so many seconds."""
    disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    asked = questions(list(passages(reports, 2000)))
    before = _memory()
    start = time.perf_counter()
    peer: Peer = PEERS[name]()
    peer.open(folder)
    peer.ask(Question("rare", ("đảng",)))
    opening = time.perf_counter() - start
    times = _times(peer, [question for question in asked if question.kind in peer.kinds])
    every = [one for of_kind in times.values() for one in of_kind]
    kinds = ", ".join(f"{kind} {_quantile(of_kind, 95):.1f}" for kind, of_kind in times.items())
    return (
        f"| {name} | {size / seconds:,.0f} | {disk / 1e6:.0f} | {opening * 1000:.0f} | {_memory() - before:.0f} "
        f"| {statistics.median(every):.2f} | {_quantile(every, 95):.2f} | {kinds} |"
    )


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
