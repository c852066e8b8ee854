"""`vankho index` on many made reports: paragraphs a second, processors busy, memory of all its processes together.

python -m benchmarks.indexing [--files 120]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from benchmarks.material import passages

FILES = 120
PARAGRAPHS = 40  # of a report
HEADING = "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH HÀ TĨNH\n\nBÁO CÁO\nkết quả công tác, bản thứ {number}\n\n"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--reports", type=Path, default=Path("corpus/reports"))
    chosen = parser.parse_args()
    print(table(chosen.files, chosen.reports))


def table(files: int, reports: Path) -> str:
    """One run from nothing, and one after a single file was added."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, archive = Path(scratch, "reports"), Path(scratch, "archive")
        made = write_reports(folder, files + 1, reports)
        held = made.pop()
        added = held.rename(Path(scratch, "added.txt"))
        rows = [
            _row(f"{files} files from nothing", folder, archive, files * PARAGRAPHS),
            _row("one file more", added, archive, PARAGRAPHS),
        ]
    head = "| `vankho index` | paragraphs/s | seconds | processor seconds | memory MB |"
    return "\n".join([head, "|---|---|---|---|---|", *rows])


def write_reports(folder: Path, count: int, reports: Path) -> list[Path]:
    """Reports of resampled paragraphs, no two alike, so that no text is segmented but once."""
    folder.mkdir(parents=True)
    paths = []
    drawn = passages(reports, count * PARAGRAPHS)
    for number in range(count):
        paths.append(folder / f"{number:04}.txt")
        text = "\n\n".join(f"{at}. {one.text}." for at, one in enumerate(islice(drawn, PARAGRAPHS), 1))
        paths[-1].write_text(HEADING.format(number=number) + text + "\n", encoding="utf-8")
    return paths


def _row(name: str, path: Path, archive: Path, paragraphs: int) -> str:
    seconds, busy, memory = _run([sys.executable, "-m", "indexer.cli", "index", str(path), "--archive", str(archive)])
    return f"| {name} | {paragraphs / seconds:,.0f} | {seconds:.1f} | {busy:.1f} | {memory:.0f} |"


def _run(command: list[str]) -> tuple[float, float, float]:
    """Seconds, processor seconds of all processes, and the most memory that they held together, shared pages once."""
    before, start, most = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic(), 0.0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        most = max(most, sum(map(_proportional_mb, _family(process.pid))))
        time.sleep(0.1)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit code {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - start, busy, most


def _family(pid: int) -> list[int]:
    """A process and all below it, as far as they still live."""
    try:
        children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return [pid, *(one for child in children for one in _family(child))]


def _proportional_mb(pid: int) -> float:
    """Memory of a process; a page that several share is divided among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    main()
