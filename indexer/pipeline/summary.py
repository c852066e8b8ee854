"""What a run tells while it works and at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from indexer.pipeline.gathering import Failure


class Progress(Protocol):
    """Is told how the work goes."""

    def begin(self, files: int) -> None:
        """So many files are to be read."""

    def file(self, name: str, blocks: int, failure: Failure | None) -> None:
        """One file is done."""

    def finishing(self) -> None:
        """All files are read; figures, checks and the switch remain."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of one run; footnotes, citations and unresolved ones are those of the reports read in it.

    `generation` is None where nothing was to be stored; `skipped` are files of folders that are no reports;
    `stale` counts stored reports that were read again because the rules had changed.
    """

    generation: int | None
    new: int
    changed: int
    unchanged: int
    stale: int
    blocks: int
    footnotes: int
    citations: int
    unresolved: int
    failures: tuple[Failure, ...]
    skipped: tuple[str, ...]
    seconds: float

    @property
    def exit_code(self) -> int:
        """0 done, 1 some input failed, 2 where a sidecar names an unknown province."""
        if any(failure.usage for failure in self.failures):
            return 2
        return 1 if self.failures else 0
