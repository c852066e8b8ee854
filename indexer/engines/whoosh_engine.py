"""Whoosh as the embedded engine: it keeps segments, deletions and commits; scoring runs over the segments' arrays."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from indexer.engines.arrayfile import ArrayFileError
from indexer.engines.port import IndexUnreadableError, Searcher, Writer
from indexer.engines.searcher import ArraySearcher
from indexer.engines.whoosh_listing import read_segments
from indexer.engines.whoosh_writer import open_segment, open_writer


class WhooshEngine:
    """The default engine."""

    name = "whoosh"

    def writer(self, folder: Path, *, base: Path | None = None) -> AbstractContextManager[Writer]:
        """A writer on a new folder that starts from the index in `base`; a fault removes the folder."""
        return open_writer(folder, base)

    def open(self, folder: Path) -> Searcher:
        """Open a finished index for reading; raises IndexUnreadableError."""
        segments = read_segments(folder)
        try:
            return ArraySearcher([open_segment(folder, segment) for segment in segments])
        except (ArrayFileError, OSError) as fault:
            raise IndexUnreadableError(f"{folder}: {fault}") from fault
