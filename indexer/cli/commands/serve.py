"""`vankho serve`: pages and API on this machine."""

from __future__ import annotations

import socket
from errno import EACCES, EADDRINUSE
from typing import Annotated

import typer
import uvicorn

from app import Settings, create_app
from indexer.archive import Archive, NoArchiveError
from indexer.cli.archives import DEFAULT, ArchiveFolder
from indexer.cli.output import Failure, say
from indexer.cli.vietnamese import Command

app = typer.Typer(add_completion=False, rich_markup_mode=None)

HOST = "127.0.0.1"
_LONGEST_HEAD = (
    256 * 1024
)  # bytes of request line and headers; a longer address is refused by the web itself, with a problem


@app.command(cls=Command)
def serve(
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Cổng; 0 để máy tự chọn.")] = 8000,
    archive: ArchiveFolder = DEFAULT,
) -> None:
    """Phục vụ trang và API tại 127.0.0.1; thế hệ mới của kho được nhận mà không phải khởi động lại."""
    try:
        with Archive(archive).current() as generation:
            say(f"Kho «{archive}»: thế hệ {generation.number}, {generation.manifest.reports} báo cáo.")
    except NoArchiveError as fault:
        say(f"{fault} Máy chủ vẫn chạy và sẽ nhận kho ngay khi lập xong.")
    web = create_app(Settings(archive=archive))
    with _bound(port) as listener:
        say(f"Văn khố phục vụ tại http://{HOST}:{listener.getsockname()[1]}/ (Ctrl+C để dừng)")
        config = uvicorn.Config(
            web, log_level="warning", server_header=False, h11_max_incomplete_event_size=_LONGEST_HEAD
        )
        uvicorn.Server(config).run(sockets=[listener])


def _bound(port: int) -> socket.socket:
    """A socket that holds the port; connections are refused until the server is ready and listens on it."""
    listener = socket.socket()
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
