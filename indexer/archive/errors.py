"""What can be wrong with an archive."""

from __future__ import annotations

from indexer.models.fault import Fault


class ArchiveError(Fault):
    """What is wrong with an archive, and what to do."""


class NoArchiveError(ArchiveError):
    """There is no complete generation in the folder yet."""


class ArchiveBusyError(ArchiveError):
    """Someone else is building a generation."""


class ArchiveTooNewError(ArchiveError):
    """The archive was made by a newer version of the program."""


class ArchiveBrokenError(ArchiveError):
    """Files of the archive are missing or damaged."""
