"""What a reader says of a file that it cannot read."""

from __future__ import annotations


class ReadError(Exception):
    """A file that cannot be read: a stable `code`, what is wrong and where, and what to do (both Vietnamese)."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        """Both texts are for users; `code` is for programs."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        """What is wrong and what to do, as one line."""
        return f"{self.message} {self.remedy}".strip()
