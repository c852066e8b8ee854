"""A report's blocks cut into words: the longest step of indexing, done by each process for the files that it reads."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from indexer import segmenter
from indexer.models.records import ReportEntry

_KEPT = 1 << 14  # texts: a draft and the report that became of it share most of their blocks


def segmented(entry: ReportEntry) -> ReportEntry:
    """The report with the words of each of its blocks."""
    return replace(entry, words=tuple(_words(block.text) for block in entry.blocks))


@lru_cache(maxsize=_KEPT)
def _words(text: str) -> tuple[str, ...]:
    return segmenter.words(text)
