"""Folders of generations: what is complete, what is current, who reads it, who may write."""

from indexer.archive.archive import Archive
from indexer.archive.building import Building
from indexer.archive.errors import (
    ArchiveBrokenError,
    ArchiveBusyError,
    ArchiveError,
    ArchiveTooNewError,
    NoArchiveError,
)
from indexer.archive.generation import Generation
from indexer.archive.holding import GenerationHolder
from indexer.archive.layout import FORMAT, MARKER, Manifest
from indexer.archive.originals import Originals

__all__ = [
    "FORMAT",
    "MARKER",
    "Archive",
    "ArchiveBrokenError",
    "ArchiveBusyError",
    "ArchiveError",
    "ArchiveTooNewError",
    "Building",
    "Generation",
    "GenerationHolder",
    "Manifest",
    "NoArchiveError",
    "Originals",
]
