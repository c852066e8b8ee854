"""What can be wrong with an archive."""

from __future__ import annotations


class ArchiveError(Exception):
    """What is wrong with an archive and what to do, both in Vietnamese, for users."""

    def __init__(self, message: str, remedy: str) -> None:
        """Both end in a full stop."""
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


class NoArchiveError(ArchiveError):
    """There is no complete generation in the folder yet."""


class ArchiveBusyError(ArchiveError):
    """Someone else is building a generation."""


class ArchiveTooNewError(ArchiveError):
    """The archive was made by a newer version of the program."""


class ArchiveBrokenError(ArchiveError):
    """Files of the archive are missing or damaged."""
