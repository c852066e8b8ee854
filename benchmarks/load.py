"""The web under load: two server processes, eight clients that ask mixed questions; writes docs/performance.md.

    python -m benchmarks.load corpus/reports ../shared/reports [--seconds 30]

Indexes the reports into a scratch archive, serves it on the loopback by `vankho serve --processes 2`, asks for ten
seconds with one client and with two (a process each), then with eight. Beside each time stands the engine's own
(`took_ms` of the answer), so that what HTTP, catalogue and presenting add is seen. Clients run on the same machine and
are kept light.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlsplit

from benchmarks.marked import write_between

DOCS = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
PROCESSES, CLIENTS, ALONE_SECONDS = 2, 8, 10.0
QUERIES = (
    "chỉ thị 05",
    "nghị quyết trung ương 4 khóa XII",
    "phát triển đảng viên",
    "kiểm tra giám sát",
    '"tổ chức cơ sở đảng"',
    "xay dung dang",
    "NQ18",
    "đại hội đảng bộ",
)
SEARCHES = tuple(f"/api/v1/search?q={quote(query)}" for query in QUERIES)
# After each round of searches one of these: they are not timed, but must not fail.
OTHERS = (
    "/api/v1/reports",
    "/api/v1/citations?place=footnote",
    "/api/v1/resolutions/tw/chi-thi/k12/05/citations",
    "/api/v1/lookup?q=" + quote("Chỉ thị 05-CT/TW"),
    "/?q=" + quote("chỉ thị 05"),
    "/van-ban/tw/chi-thi/k12/05",
)
_HEADERS = {"Accept-Encoding": "gzip"}
_TOOK = re.compile(rb'"took_ms":([0-9.]+)')


@dataclass(slots=True)
class Seen:
    """What the clients of one run saw: times of searches with the engine's own, in milliseconds, and what failed."""

    searches: list[tuple[float, float]] = field(default_factory=list)
    others: int = 0
    errors: list[str] = field(default_factory=list)


@contextmanager
def archive_of(paths: list[Path]) -> Iterator[Path]:
    """A scratch archive of the reports."""
    with TemporaryDirectory(prefix="vankho-load-") as scratch:
        folder = Path(scratch) / "archive"
        command = [sys.executable, "-m", "indexer.cli", "index", *map(str, paths), "--archive", str(folder)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        yield folder


@contextmanager
def serving(archive: Path, processes: int) -> Iterator[tuple[str, int]]:
    """The address of a server that answers, and the id of its (first) process."""
    command = ["-m", "indexer.cli", "serve", "--processes", str(processes), "--port", "0", "--archive", str(archive)]
    process = subprocess.Popen(
        [sys.executable, *command], stderr=subprocess.PIPE, text=True, env={**os.environ, "VANKHO_RATE_LIMIT": "0"}
    )
    try:
        assert process.stderr is not None
        address = next(found[0] for line in process.stderr if (found := re.search(r"http://[0-9.:]+", line)))
        for _ in range(600):
            if ready(address):
                break
            time.sleep(0.1)
        yield address, process.pid
    finally:
        process.terminate()
        process.communicate()


def ready(address: str) -> bool:
    """Whether the server answers."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def ask(address: str, first: int, end: float, seen: Seen) -> None:
    """One client on one connection: question after question until the time is up."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    for turn in count(first):
        if time.monotonic() > end:
            break
        other = turn % (len(SEARCHES) + 1) == len(SEARCHES)
        path = OTHERS[turn // (len(SEARCHES) + 1) % len(OTHERS)] if other else SEARCHES[turn % len(SEARCHES)]
        start = time.perf_counter()
        try:
            connection.request("GET", path, headers=_HEADERS)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException) as error:
            seen.errors.append(f"{path}: {error!r}")
            connection.close()
            continue
        elapsed = (time.perf_counter() - start) * 1000
        if answer.status != 200:
            seen.errors.append(f"{path}: {answer.status}")
        elif other:
            seen.others += 1
        else:
            plain = zlib.decompress(content, 31) if answer.headers["content-encoding"] == "gzip" else content
            found = _TOOK.search(plain)
            assert found is not None
            seen.searches.append((elapsed, float(found[1])))
    connection.close()


def load(address: str, clients: int, seconds: float) -> Seen:
    """What so many clients see."""
    seen = Seen()
    end = time.monotonic() + seconds
    threads = [threading.Thread(target=ask, args=(address, at * 3, end, seen)) for at in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def row(clients: int, seconds: float, seen: Seen) -> str:
    """A row of the table."""
    whole, own = ([pair[at] for pair in seen.searches] for at in (0, 1))
    added = median(a - b for a, b in seen.searches)
    figures = (median(whole), quantiles(whole, n=20)[18], median(own), quantiles(own, n=20)[18], added)
    cells = " | ".join(f"{figure:.1f}" for figure in figures)
    answers = len(seen.searches) + seen.others
    return f"| {clients} | {answers} | {len(seen.errors)} | {answers / seconds:.0f} | {cells} |"


def main() -> None:
    """Measure one client, two and eight, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--print", action="store_true", dest="only_print", help="do not write docs/performance.md")
    chosen = parser.parse_args()
    with archive_of(chosen.reports) as archive, serving(archive, PROCESSES) as (address, _):
        load(address, CLIENTS, 3)  # every process warm
        runs = [(1, ALONE_SECONDS), (PROCESSES, ALONE_SECONDS), (CLIENTS, chosen.seconds)]
        seen = [(clients, seconds, load(address, clients, seconds)) for clients, seconds in runs]
    errors = [error for _, _, one in seen for error in one.errors]
    head = "| clients | answers | errors | answers/s | p50 ms | p95 ms | engine p50 | engine p95 | added p50 |"
    date = time.strftime("%d/%m/%Y")
    words = f"Measured {date}, {os.cpu_count()} cores, load of the machine before it {os.getloadavg()[2]:.1f}."
    table = "\n".join([head, "|---" * 9 + "|", *(row(*one) for one in seen), "", words])
    print(table, *errors[:10], sep="\n")
    if not chosen.only_print:
        write_between(DOCS, "load", table)
    if errors:
        sys.exit(f"{len(errors)} questions failed")


if __name__ == "__main__":
    main()
