"""How long the pages take: one server process, one client on the loopback; writes docs/performance.md.

python -m benchmarks.pages [REPORTS ...]    (corpus/reports; ../shared/reports too where it is there)

Each address is asked three times in mixed order, the first time among them: no page is warmed. What counts is the
time from sending the request to the last byte of the page.
"""

from __future__ import annotations

import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

import httpx

from benchmarks.marked import circumstances, write_between

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
QUERIES = ROOT / "corpus" / "judgements" / "search" / "queries.jsonl"
REPORTS = (ROOT / "corpus" / "reports", ROOT.parent / "shared" / "reports")
ROUNDS = 3
MOST = 150  # milliseconds that 95 of 100 pages may take
DRAFT = "Theo Chỉ thị số 05-CT/TW ngày 16/5/2016 và Nghị quyết số 18-NQ/TW về tổ chức bộ máy.\n\n" * 20
Times = dict[str, list[float]]  # milliseconds by kind of page


def main() -> None:
    """Index, serve, ask, print, and write the table."""
    given = [Path(one) for one in sys.argv[1:]] or [folder for folder in REPORTS if folder.is_dir()]
    with tempfile.TemporaryDirectory() as scratch:
        archive = Path(scratch) / "archive"
        command = [sys.executable, "-m", "indexer.cli", "index", *map(str, given), "--archive", str(archive)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        with served(archive) as address, httpx.Client(base_url=address, timeout=60) as client:
            held = client.get("/readyz").json()
            times = measure(client)
    found = "\n".join(table(times))
    about = f"{held['reports']} reports, {held['blocks']:,} blocks; 95 of 100 pages may take {MOST} ms."
    text = f"{found}\n\n{about} {circumstances()}"
    print(text)
    write_between(PAGE, "pages", text)


@contextmanager
def served(archive: Path) -> Iterator[str]:
    """The address of a server over the archive, once it is ready."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "indexer.cli", "serve", "--archive", str(archive), "--port", str(port)]
    environment = {**os.environ, "VANKHO_RATE_LIMIT": "0"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _await_ready(address)
            yield address
        finally:
            process.terminate()


def _await_ready(address: str) -> None:
    for _ in range(150):
        try:
            httpx.get(f"{address}/readyz").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"{address} is not ready after 30 s")


def addresses(client: httpx.Client) -> Iterator[tuple[str, str]]:
    """Kinds of page with their addresses: judged queries, every report, the most cited resolutions, lists, figures."""
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        yield "search", f"/?q={quote(json.loads(line)['text'])}"
    for report in client.get("/api/v1/reports?limit=200").json()["results"]:
        yield "report", f"/bao-cao/{report['id']}"
        yield "find in report", f"/bao-cao/{report['id']}?tim={quote('đảng viên')}"
    for resolution in client.get("/api/v1/resolutions?limit=30").json()["results"]:
        yield "resolution", f"/van-ban/{resolution['id']}"
        yield "figures", f"/thong-ke?van-ban={resolution['id']}"
    for number in range(1, 11):
        yield "lists", f"/van-ban?page={number}"
        yield "lists", f"/bao-cao?limit={number}"
        yield "doubtful", f"/chua-ro?limit={number}"
        yield "front page", f"/?n={number}"


def measure(client: httpx.Client) -> Times:
    """Milliseconds of every request, by kind."""
    asked = [*addresses(client)] * ROUNDS + [("check a draft", "/kiem-tra"), ("look up", "/tra-cuu")] * 10
    random.Random(8).shuffle(asked)
    times: Times = defaultdict(list)
    for kind, address in asked:
        body = {"text": DRAFT} if address in ("/kiem-tra", "/tra-cuu") else None
        start = time.perf_counter()
        answer = client.request("POST" if body else "GET", address, data=body, headers={"Accept": "text/html"})
        times[kind].append((time.perf_counter() - start) * 1000)
        answer.raise_for_status()
    return times


def table(times: Times) -> Iterator[str]:
    """A line for each kind of page, and one for all."""
    yield "| pages | asked | p50 ms | p95 ms | longest ms |"
    yield "|---|---|---|---|---|"
    every = [one for of_kind in times.values() for one in of_kind]
    for kind, of_kind in [*sorted(times.items()), ("all", every)]:
        p95 = quantiles(of_kind, n=20, method="inclusive")[-1]
        yield f"| {kind} | {len(of_kind)} | {median(of_kind):.1f} | {p95:.1f} | {max(of_kind):.1f} |"


if __name__ == "__main__":
    main()
