"""The current generation for a process that runs on while new ones are built."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from indexer.archive.archive import Archive
from indexer.archive.errors import ArchiveError
from indexer.archive.generation import Generation

_log = logging.getLogger(__name__)

Warm = Callable[[Generation], None]


@dataclass(slots=True)
class _Held:
    """A generation with the number of those that use it; `stamp` is the pointer that named it."""

    generation: Generation
    stamp: tuple[int, int]
    users: int = 0
    retired: bool = False


class GenerationHolder:
    """Lends the current generation; a new one is picked up at the next loan, the old one closed after its last.

    A new generation is warmed before it is lent; meanwhile, and where it cannot be opened, the old one answers.
    """

    def __init__(self, archive: Archive, warm: Warm | None = None) -> None:
        """Nothing is opened before the first loan; `warm` does what would make a generation's first question slow."""
        self._archive = archive
        self._warm = warm
        self._lock = threading.Lock()
        self._opening = threading.Lock()
        self._held: _Held | None = None
        self._refused: tuple[int, int] | None = None
        self._closed = threading.Event()

    @contextmanager
    def use(self) -> Iterator[Generation]:
        """The current generation, safe from closing until the block ends; ArchiveError where there is none."""
        self._renew()
        with self._lock:
            held = self._held
            if held is None:  # closed meanwhile
                raise RuntimeError("the holder is closed")
            held.users += 1
        try:
            yield held.generation
        finally:
            with self._lock:
                held.users -= 1
                finished = held.retired and held.users == 0
            if finished:
                held.generation.close()

    def watch(self, seconds: float) -> None:
        """Look for a new generation that often until the holder is closed, so that no loan has to wait for one."""
        threading.Thread(target=self._watch, args=(seconds,), name="new generations", daemon=True).start()

    def close(self) -> None:
        """Close the generation after its last loan."""
        self._closed.set()
        self._swap(None)

    def _watch(self, seconds: float) -> None:
        while not self._closed.wait(seconds):
            try:
                with self.use():
                    pass
            except ArchiveError:  # there is none yet, or it is damaged: whoever asks is told
                continue

    def _renew(self) -> None:
        """Open what the pointer names, if that is news; only the first loan waits for another thread's opening."""
        stamp = self._stamp()
        held = self._held
        if held is not None and (stamp in (held.stamp, self._refused) or not self._opening.acquire(blocking=False)):
            return
        if held is None:
            self._opening.acquire()
        try:
            if self._held is None or stamp != self._held.stamp:
                self._open(stamp)
        finally:
            self._opening.release()

    def _open(self, stamp: tuple[int, int]) -> None:
        try:
            self._swap(_Held(self._warmed(), stamp))
        except ArchiveError as fault:
            if self._held is None:
                raise
            self._refused = stamp
            _log.warning("a new generation cannot be opened, the old one stays: %s", fault)

    def _warmed(self) -> Generation:
        generation = self._archive.current()
        try:
            if self._warm is not None:
                self._warm(generation)
        except BaseException:
            generation.close()
            raise
        return generation

    def _swap(self, new: _Held | None) -> None:
        with self._lock:
            old, self._held = self._held, new
            if old is not None:
                old.retired = True
            finished = old is not None and old.users == 0
        if old is not None and finished:
            old.generation.close()

    def _stamp(self) -> tuple[int, int]:
        """What changes whenever the pointer is replaced."""
        try:
            status = self._archive.pointer.stat()
        except OSError:
            return (0, 0)
        return status.st_ino, status.st_mtime_ns
