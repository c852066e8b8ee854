"""Leases: a generation that someone reads is not removed; the kernel gives up those of a killed process."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from indexer.archive.layout import LEASE, MANIFEST


def take_lease(folder: Path) -> int | None:
    """A shared lease on a generation as an open file, None where the generation is gone; OSError passes."""
    try:
        handle = os.open(folder / LEASE, os.O_RDONLY | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return None
    fcntl.flock(handle, fcntl.LOCK_SH)
    # It may have been removed between opening and locking.
    if (folder / MANIFEST).exists():
        return handle
    os.close(handle)
    return None


def take_whole(folder: Path) -> int | None:
    """The lease that excludes all others, None while someone reads the generation."""
    handle = os.open(folder / LEASE, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle
