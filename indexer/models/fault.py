"""What goes wrong outside the program, told to users."""

from __future__ import annotations


class Fault(Exception):  # noqa: N818 - the glossary's word for what is told, not a bug
    """What is wrong and where, and what to do: two sentences in Vietnamese; ends a command with code 1."""

    def __init__(self, message: str, remedy: str) -> None:
        """Both end in a full stop."""
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy
