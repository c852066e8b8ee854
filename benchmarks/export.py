"""Exports of a million citations to their end, and exports that are cut off; writes docs/performance.md.

    python -m benchmarks.export [--citations 1000000]

The sample reports are indexed into a scratch archive, then copied in its catalogue under other ids until there are
enough citations: the rows are real ones. Memory is the resident set of the one server process, from /proc.
"""

from __future__ import annotations

import argparse
import http.client
import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.load import archive_of, serving
from benchmarks.marked import write_between

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs" / "performance.md"
FORMS = ("csv", "jsonl")
CUT, CUT_AFTER = 20, 200_000  # connections that are cut one after another, and the bytes that each reads before
_COPIED = {"reports": "id", "citations": "report"}
_NEW_ID = "printf('%08x', k) || substr({key}, 9)"


@dataclass(frozen=True, slots=True)
class Export:
    """One whole export: rows, bytes, seconds, and by how many megabytes the server grew at its most."""

    form: str
    rows: int
    size: int
    seconds: float
    grown: float


@contextmanager
def big_archive(citations: int) -> Iterator[Path]:
    """A scratch archive that holds at least so many citations."""
    with archive_of([ROOT / "corpus" / "reports"]) as archive:
        [catalogue] = archive.glob("generations/*/catalogue.sqlite")
        multiply(catalogue, citations)
        yield archive


def multiply(catalogue: Path, wanted: int) -> None:
    """Copy reports and citations under new ids until there are so many citations that count."""
    with closing(sqlite3.connect(catalogue)) as db, db:
        [(held,)] = db.execute("SELECT count(*) FROM citations WHERE kind <> 'reference'")
        times = -(-wanted // held) - 1
        for table, key in _COPIED.items():
            names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            copied = ", ".join(_NEW_ID.format(key=key) if name == key else f'"{name}"' for name in names)
            db.execute(
                f"WITH RECURSIVE copy(k) AS (VALUES (1) UNION ALL SELECT k + 1 FROM copy WHERE k < {times}) "
                f"INSERT INTO {table} SELECT {copied} FROM copy, {table} ORDER BY k, {key}"
            )


def memory(pid: int) -> float:
    """Resident megabytes."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


def files(pid: int) -> int:
    """Open files, connections among them."""
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def export(address: str, pid: int, form: str) -> Export:
    """Read a whole export as it comes, and keep nothing of it."""
    before, start = memory(pid), time.perf_counter()
    most, rows, size, last = before, 0, 0, b""
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
        connection.request("GET", f"/api/v1/citations.{form}")
        answer = connection.getresponse()
        while part := answer.read(1 << 20):
            rows += part.count(b"\n")
            size += len(part)
            last = (last + part)[-200:]
            most = max(most, memory(pid))
    if form == "jsonl":  # only a list with this line is whole
        end = json.loads(last.splitlines()[-1])
        assert end == {"end": True, "count": rows - 1}, end
    return Export(form, rows - 1, size, time.perf_counter() - start, most - before)


def cut(address: str, pid: int) -> tuple[float, int]:
    """Begin exports and leave each in the middle: by how many megabytes and open files the server has grown after."""
    before, open_before = memory(pid), files(pid)
    for _ in range(CUT):
        with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
            connection.request("GET", "/api/v1/citations.jsonl")
            connection.getresponse().read(CUT_AFTER)
    for _ in range(100):
        if files(pid) <= open_before:
            break
        time.sleep(0.1)
    return memory(pid) - before, files(pid) - open_before


def measure(citations: int) -> tuple[list[Export], tuple[float, int]]:
    """Both forms to their end, then connections that are cut."""
    with big_archive(citations) as archive, serving(archive, 1) as (address, pid):
        whole = [export(address, pid, form) for form in FORMS]  # the server has answered nothing before
        return whole, cut(address, pid)


def main() -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--citations", type=int, default=1_000_000)
    parser.add_argument("--print", action="store_true", dest="only_print", help="do not write docs/performance.md")
    chosen = parser.parse_args()
    exports, (grown, left_open) = measure(chosen.citations)
    rows = [
        f"| {one.form} | {one.rows:,} | {one.size / 1e6:,.0f} | {one.seconds:.0f} | {one.rows / one.seconds:,.0f} | "
        f"{one.grown:.1f} |"
        for one in exports
    ]
    words = (
        f"After {CUT} exports that were cut off, one after another: {grown:.1f} MB more, {left_open} more open files."
    )
    head = "| form | rows | MB sent | s | rows/s | server grew by MB |"
    table = "\n".join([head, "|---" * 6 + "|", *rows, "", f"{words} Measured {time.strftime('%d/%m/%Y')}."])
    print(table)
    if not chosen.only_print:
        write_between(DOCS, "exports", table)


if __name__ == "__main__":
    main()
