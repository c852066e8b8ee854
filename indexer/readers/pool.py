"""Worker processes that parse files from strangers: reusable, limited, replaced after a fault or many files."""

from __future__ import annotations

import json
import os
import queue
import socket
import subprocess
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

from indexer.models.source import Source
from indexer.readers.errors import ReadError
from indexer.readers.loading import load
from indexer.readers.plain import read_plain
from indexer.readers.sniffing import sniff
from indexer.readers.wire import unpack

_PACKAGES = Path(__file__).resolve().parents[2]
_MAX_ANSWER = 1 << 30  # bytes


class ReaderPool:
    """Reads files, up to `workers` at once; safe to use from several threads.

    A file may take `seconds` and a worker `memory` bytes; after `files` files a worker is replaced by a fresh one.
    """

    def __init__(self, workers: int = 1, *, seconds: float = 120.0, memory: int = 2 << 30, files: int = 100) -> None:
        """No process is started before the first file that needs one."""
        self._seconds, self._memory, self._files = seconds, memory, files
        self._idle: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(workers):
            self._idle.put(None)
        self._workers = workers

    def __enter__(self) -> Self:
        """The pool itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the workers."""
        self.close()

    def close(self) -> None:
        """End the workers; waits for files that are being read."""
        for _ in range(self._workers):
            worker = self._idle.get()
            if worker is not None:
                worker.end()
        for _ in range(self._workers):
            self._idle.put(None)

    def read(self, path: Path) -> Source:
        """The source of a file, its format told by its content; raises ReadError."""
        return self.read_bytes(path.name, load(path))

    def read_bytes(self, name: str, data: bytes) -> Source:
        """The same for bytes in memory; `name` is shown to users and tells md from txt."""
        format_ = sniff(name, data)
        if format_ in ("txt", "md"):
            return read_plain(name, data, format_)
        worker = self._idle.get()
        keep = False
        try:
            if worker is None:
                worker = _Worker(self._memory)
            answer = worker.ask(name, data, format_, self._seconds)
            keep = worker.files < self._files
        finally:
            if worker is not None and not keep:
                worker.end()
            self._idle.put(worker if keep else None)
        return unpack(answer)


class _Worker:
    """One process and the socket to it."""

    def __init__(self, memory: int) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "indexer.readers.worker", str(theirs.fileno()), str(memory)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,  # an interrupt at the terminal is for the parent, which ends its workers
            )
        self._connection = Connection(ours.detach())
        self.files = 0

    def ask(self, name: str, data: bytes, format_: str, seconds: float) -> bytes:
        self.files += 1
        request = {"name": name, "format": format_, "seconds": seconds}
        try:
            self._connection.send_bytes(json.dumps(request).encode())
            self._connection.send_bytes(data)
            if not self._connection.poll(seconds):
                raise ReadError(
                    "timeout",
                    f"«{name}» đọc quá {seconds:g} giây chưa xong nên đã dừng.",
                    "Hãy chia tệp thành nhiều phần nhỏ hơn, hoặc lưu lại dưới dạng docx.",
                )
            return self._connection.recv_bytes(_MAX_ANSWER)
        except (EOFError, OSError) as fault:
            raise ReadError(
                "crashed",
                f"«{name}» làm chương trình đọc dừng đột ngột: tệp hỏng, hoặc cần quá nhiều bộ nhớ.",
                "Hãy mở bằng Word hoặc LibreOffice, lưu lại dưới dạng docx rồi thử lại.",
            ) from fault

    def end(self) -> None:
        self._connection.close()
        self._process.kill()
        self._process.wait()


def _environment() -> dict[str, str]:
    """The parent's environment; the packages are found wherever the parent was started."""
    paths = [str(_PACKAGES), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "OPENBLAS_NUM_THREADS": "1"}
