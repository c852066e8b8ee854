"""The web under load: two server processes, eight clients that ask mixed questions; writes docs/performance.md.

`python -m benchmarks.load ARCHIVE [SECONDS]`; on the loopback only. Beside each time stands the engine's own
(`took_ms` of the answer), so that what HTTP, catalogue and presenting add is seen.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

import httpx

DOCS = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- load: begin -->", "<!-- load: end -->"
PROCESSES, CLIENTS = 2, 8
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


@contextmanager
def served(archive: Path) -> Iterator[str]:
    """The address of server processes that share one socket."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["uvicorn", "--factory", "app:create_app", "--port", str(port), "--workers", str(PROCESSES)]
    environment = {**os.environ, "VANKHO_ARCHIVE": str(archive), "VANKHO_RATE_LIMIT": "0"}
    process = subprocess.Popen([sys.executable, "-m", *command, "--log-level", "error"], env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                httpx.get(f"{address}/readyz").raise_for_status()
                break
            except httpx.HTTPError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait()


def ask(address: str, first: int, end: float, answers: list[tuple[float, float]], errors: list[str]) -> None:
    """One client: question after question until the time is up."""
    with httpx.Client(base_url=address, timeout=30) as client:
        for query in cycle(QUERIES[first:] + QUERIES[:first]):
            if time.monotonic() > end:
                return
            start = time.perf_counter()
            try:
                answer = client.get("/api/v1/search", params={"q": query})
                answer.raise_for_status()
            except httpx.HTTPError as error:
                errors.append(str(error))
                continue
            answers.append(((time.perf_counter() - start) * 1000, answer.json()["took_ms"]))


def load(address: str, clients: int, seconds: float) -> str:
    """A row of the table."""
    answers: list[tuple[float, float]] = []
    errors: list[str] = []
    end = time.monotonic() + seconds
    threads = [threading.Thread(target=ask, args=(address, at, end, answers, errors)) for at in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    whole, own = ([pair[at] for pair in answers] for at in (0, 1))
    added = median(a - b for a, b in answers)
    figures = (median(whole), quantiles(whole, n=20)[18], median(own), quantiles(own, n=20)[18], added)
    cells = " | ".join(f"{figure:.1f}" for figure in figures)
    return f"| {clients} | {len(answers)} | {len(errors)} | {len(answers) / seconds:.0f} | {cells} |"


def main(archive: Path, seconds: float) -> None:
    """Measure one client and eight, and write the table."""
    with served(archive) as address:
        load(address, 2, 2)  # both processes warm
        rows = [load(address, clients, seconds) for clients in (1, CLIENTS)]
    head = "| clients | answers | errors | answers/s | p50 ms | p95 ms | engine p50 | engine p95 | added p50 |"
    rule = "|---" * 9 + "|"
    words = (
        f"{PROCESSES} server processes, {seconds:.0f} s each; clients run on the same machine. Where more clients ask "
        f"than there are processors, waiting is part of what is added. Load of the machine: {os.getloadavg()[1]:.1f}."
    )
    table = "\n".join([BEGIN, "", words, "", head, rule, *rows, "", END])
    text = DOCS.read_text(encoding="utf-8")
    if BEGIN in text:
        text = text.partition(BEGIN)[0] + table + text.partition(END)[2]
    else:
        text = text.rstrip() + "\n\n## The web under load\n\n" + table + "\n"
    DOCS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 30)
