"""`vankho serve --processes 2`: one server to its clients."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.app.conftest import REPORTS, add_reports

MORE = {"them.txt": "BÁO CÁO\n\nTheo Chỉ thị 05-CT/TW.\n"}


@contextmanager
def served(archive, **environment):
    """The server's process and its address, once it answers."""
    command = [sys.executable, "-m", "indexer.cli", "serve", "--processes", "2", "--port", "0", "--archive", archive]
    process = subprocess.Popen(
        list(map(str, command)), stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    )
    try:
        said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:\d+", said)):
            line = process.stderr.readline()
            assert line, f"the server ended: {said}"
            said += line
        until(lambda: answers(found[0]))
        yield process, found[0]
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        process.stderr.close()


def until(true, seconds=60):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def answers(address):
    try:
        return httpx.get(f"{address}/readyz").status_code == 200
    except httpx.TransportError:
        return False


def workers(process):
    """The processes that answer: children of the first one, but for Python's own tracker of resources."""
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return {int(pid) for pid in found if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()}


def test_both_processes_see_a_new_generation_and_a_dead_one_is_replaced(tmp_path, tables):
    add_reports(tmp_path / "archive", tmp_path / "reports", REPORTS, tables)
    with served(tmp_path / "archive") as (process, address):
        before = workers(process)
        assert len(before) == 2
        add_reports(
            tmp_path / "archive", tmp_path / "more", {"them.txt": "BÁO CÁO\n\nTheo Chỉ thị 05-CT/TW.\n"}, tables
        )
        # A connection of its own for each question: any process may take it.
        seen = {httpx.get(f"{address}/readyz").json()["generation"] for _ in range(20)}
        assert seen == {2}

        killed = min(before)
        os.kill(killed, signal.SIGKILL)
        until(lambda: len(workers(process) - {killed}) == 2)
        until(lambda: all(answers(address) for _ in range(10)))
    assert process.returncode == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in before)


def test_a_client_has_one_limit_whichever_process_answers(archive):
    with served(archive, VANKHO_RATE_LIMIT="6") as (_, address):
        found = [httpx.get(f"{address}/api/v1/reports") for _ in range(8)]
    assert [answer.status_code for answer in found] == [200] * 6 + [429] * 2
    left = [int(answer.headers["ratelimit"].split(";")[1].removeprefix("r=")) for answer in found[:6]]
    assert left == [5, 4, 3, 2, 1, 0]


def test_control_c_ends_all_of_it(archive):
    with served(archive) as (process, _):
        processes = workers(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in processes)
