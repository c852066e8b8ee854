"""The application on a port of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from app import Settings, create_app
from app.http.protocol import Protocol


@contextmanager
def serving(archive: Path, **settings: Any) -> Iterator[str]:
    """The address of a running server over the archive; it lets everyone ask as much as they like."""
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(Settings(archive=archive, rate_limit=0, **settings)), port=0, log_level="error", http=Protocol
        )
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
