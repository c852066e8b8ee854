"""What commands print: JSON alone on standard output, messages on standard error."""

from __future__ import annotations

import sys

from pydantic import BaseModel


class Failure(Exception):  # noqa: N818 - the way a command ends, not a fault of the program
    """Ends a command with one clear sentence and an exit code: 1 input failed, 2 wrong usage."""

    def __init__(self, message: str, code: int = 1) -> None:
        """The message is for users, in Vietnamese, with what to do."""
        super().__init__(message)
        self.code = code


def say(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"{message}\n")


def put(line: str) -> None:
    """One line on standard output."""
    sys.stdout.write(f"{line}\n")


def put_json(shape: BaseModel) -> None:
    """A shape as JSON on standard output."""
    put(shape.model_dump_json(indent=2))
