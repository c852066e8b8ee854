"""The program as strangers use it: the command line, a running server, and one archive of the samples."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest

from indexer.cli.program import run
from indexer.models.tables import Tables
from indexer.register import load_tables

SAMPLES = Path(__file__).parents[2] / "corpus" / "reports"

LAYOUT = """TỈNH ỦY HÀ TĨNH
ĐẢNG ỦY KHỐI CÁC CƠ QUAN

BÁO CÁO
kết quả công tác năm {year}

=1+2 không phải là công thức. Quán triệt Chỉ thị 05-
CT/TW, ngày 15/5/2016 của Bộ Chính trị[footnoteRef:1]; Nghị quyết Trung ương 4 (khóa XI, XII).

[1: Kế hoạch 72-KH/TU ngày 08/01/2018.]

Quy định 18, 19-NQ/TW. Thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017; Nghị quyết này được quán triệt[footnoteRef:2].
"""


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Vankho = Callable[..., Done]


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The register, loaded once for all commands: reading it again and again would be most of the time."""
    return load_tables()


@pytest.fixture
def vankho(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tables: Tables) -> Vankho:
    """Runs one command line in this process."""
    for name in ("extract", "read", "index", "lookup", "search", "evaluate"):
        monkeypatch.setattr(import_module(f"indexer.cli.commands.{name}"), "load_tables", lambda: tables)

    def command(*arguments: object) -> Done:
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return command


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A small report whose every layout is hand-made."""
    path = tmp_path / "reports" / "000.txt"
    path.parent.mkdir()
    path.write_bytes(LAYOUT.format(year=2020).encode())
    return path


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All samples, and one report more, indexed by the program; tests only read it."""
    folder = tmp_path_factory.mktemp("contracts")
    (folder / "formel.txt").write_text(LAYOUT.format(year=2020), encoding="utf-8")
    done = program("index", SAMPLES, folder / "formel.txt", "--archive", folder / "archive")
    assert done.code == 0, done.err
    assert "LỖI" not in done.err
    return folder / "archive"


def program(*arguments: object) -> Done:
    """Runs one command line in a process of its own."""
    command = [sys.executable, "-m", "indexer.cli", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return Done(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True)
class Server:
    """A running `vankho serve`."""

    process: subprocess.Popen[str]
    address: str
    listener: threading.Thread

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.listener.join()
        assert self.process.stderr is not None
        self.process.stderr.close()


def start_server(archive: Path) -> Server:
    """A server on a port that the system chooses; it says where before it listens."""
    command = [sys.executable, "-m", "indexer.cli", "serve", "--port", "0", "--archive", str(archive)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert process.stderr is not None
    for line in process.stderr:
        if "http://" in line:
            listener = threading.Thread(target=process.stderr.read, daemon=True)
            listener.start()
            return Server(process, line[line.index("http://") :].split("/ ")[0], listener)
    raise AssertionError(f"vankho serve ended with {process.wait()}")


def first_answer(server: Server, address: str) -> httpx.Response:
    """The first answer that a client gets which knocks until the door opens."""
    while True:
        try:
            return httpx.get(server.address + address, timeout=60)
        except httpx.ConnectError:
            assert server.process.poll() is None
            time.sleep(0.02)


@pytest.fixture(scope="session")
def server(archive: Path) -> Iterator[Server]:
    """The samples served."""
    started = start_server(archive)
    yield started
    started.stop()


@pytest.fixture(scope="session")
def web(server: Server) -> Iterator[httpx.Client]:
    """A client of the running server."""
    assert first_answer(server, "/api/v1/search?q=nghị quyết").json()["total"]["value"] > 0
    with httpx.Client(base_url=server.address, follow_redirects=False, timeout=60) as client:
        yield client
