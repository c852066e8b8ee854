"""Queries per second of one server process and of two over the same index: they share the page cache and no lock.

python -m benchmarks.processes [--size 100000]
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.material import passages, questions
from benchmarks.peers import Vankho

SECONDS = 5.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--reports", type=Path, default=Path("corpus/reports"))
    chosen = parser.parse_args()
    print(table(chosen.size, chosen.reports))


def table(size: int, reports: Path) -> str:
    """Rates as a table of two rows."""
    rates = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "index"
        Vankho().build(folder, passages(reports, size))
        for count in (1, 2):
            with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn")) as pool:
                rates[count] = sum(pool.map(serve, [folder] * count, [reports] * count))
    rows = [f"| {count} | {rate:,.0f} | {rate / rates[1]:.2f} |" for count, rate in rates.items()]
    return "\n".join([f"| processes over {size:,} passages | queries/s | times one |", "|---|---|---|", *rows])


def serve(folder: Path, reports: Path) -> float:
    """Queries per second of this process, warm."""
    asked = questions(list(passages(reports, 2000)))
    peer = Vankho()
    peer.open(folder)
    for question in asked:
        peer.ask(question)
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        peer.ask(asked[done % len(asked)])
        done += 1
    return done / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
