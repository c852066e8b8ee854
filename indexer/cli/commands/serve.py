"""`vankho serve`: pages and API on this machine."""

from __future__ import annotations

import os
import socket
from errno import EACCES, EADDRINUSE
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
import uvicorn
from fastapi import FastAPI
from pydantic import ValidationError
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from app import Settings, create_app
from app.http.protocol import Protocol
from indexer.archive import Archive, NoArchiveError
from indexer.cli.archives import DEFAULT, ArchiveFolder
from indexer.cli.output import Failure, say
from indexer.cli.vietnamese import Command

app = typer.Typer(add_completion=False, rich_markup_mode=None)

HOST = "127.0.0.1"
_LONGEST_HEAD = (
    256 * 1024
)  # bytes of request line and headers; a longer address is refused by the web itself, with a problem

_SILENT_SECONDS = 30  # a process that does not answer its parent for so long is replaced

_PARTING_SECONDS = 10  # what answers still under way may take when the server is stopped


@app.command(cls=Command)
def serve(
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Cổng; 0 để máy tự chọn.")] = 8000,
    processes: Annotated[
        int, typer.Option(min=1, max=64, help="Số tiến trình cùng trả lời; thường bằng số bộ xử lý.")
    ] = 1,
    archive: ArchiveFolder = DEFAULT,
) -> None:
    """Phục vụ trang và API tại 127.0.0.1; thế hệ mới của kho được nhận mà không phải khởi động lại."""
    settings = _settings(archive)
    web = create_app(settings)  # first of all: its faults are told before anything is promised
    try:
        with Archive(archive).current() as generation:
            say(f"Kho «{archive}»: thế hệ {generation.number}, {generation.manifest.reports} báo cáo.")
    except NoArchiveError as fault:
        say(f"{fault} Máy chủ vẫn chạy và sẽ nhận kho ngay khi lập xong.")
    with _bound(port) as listener:
        many = f", {processes} tiến trình" if processes > 1 else ""
        say(f"Văn khố phục vụ tại http://{HOST}:{listener.getsockname()[1]}/{many} (Ctrl+C để dừng)")
        if processes == 1:
            uvicorn.Server(_config(web)).run(sockets=[listener])
        else:
            web.state.services.close()  # each process has services of its own
            _serve_by_many(processes, settings, listener)


def _settings(archive: Path) -> Settings:
    try:
        return Settings(archive=archive)
    except ValidationError as fault:
        names = ", ".join(f"VANKHO_{'_'.join(map(str, error['loc'])).upper()}" for error in fault.errors())
        raise Failure(f"Biến môi trường có giá trị sai: {names}. Xem mục Settings của docs/api.md.", code=2) from fault


def _config(web: FastAPI | str, processes: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        web,
        factory=isinstance(web, str),
        workers=processes,
        http=Protocol,
        log_level="warning",
        server_header=False,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        timeout_worker_healthcheck=_SILENT_SECONDS,
        timeout_graceful_shutdown=_PARTING_SECONDS,
    )


def _serve_by_many(processes: int, settings: Settings, listener: socket.socket) -> None:
    """Processes that share the socket, the archive and the counts of clients; one that dies is replaced."""
    with TemporaryDirectory(prefix="vankho-") as scratch:
        os.environ["VANKHO_ARCHIVE"] = str(settings.archive.resolve())
        # Each process reads its settings from the environment.
        os.environ.setdefault("VANKHO_RATE_COUNTS", str(Path(scratch) / "counts.sqlite"))
        supervisor = Multiprocess(_config("app:create_app", processes), [listener])
        supervisor.run()
    if any(process.exitcode == STARTUP_FAILURE for process in supervisor.processes):
        raise Failure("Một tiến trình không khởi động được; lý do ở các dòng trên.")


def _bound(port: int) -> socket.socket:
    """A socket that holds the port; connections are refused until the server is ready and listens on it."""
    # The protocol is named: only where asyncio sees TCP does it send small parts at once, and not 40 ms later.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as fault:
        listener.close()
        if fault.errno == EADDRINUSE:
            raise Failure(f"Cổng {port} đang có chương trình khác dùng. Hãy chọn cổng khác bằng --port.") from fault
        if fault.errno == EACCES:
            raise Failure(f"Không có quyền dùng cổng {port}. Hãy chọn cổng từ 1024 trở lên bằng --port.") from fault
        raise
    return listener
