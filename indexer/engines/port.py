"""The port that every engine stands behind: blocks in, parsed queries in, hits out; nothing of an engine leaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from indexer.models.query import Query


class IndexUnreadableError(Exception):
    """A folder holds no index, or not a whole one."""


@dataclass(frozen=True, slots=True)
class IndexedBlock:
    """A block as an engine takes it in: its text and the values that filters and facets ask for.

    `id` is `<report id>/<block key>`, unique in an archive. `values` maps a filter's name (`province`, `year`,
    `part`, `report`, `resolution`, `type`, `issuer`, `kind`, ...) to the block's values. `words` are the text's words
    of several syllables, in small letters, joined by blanks; an engine knows words from here alone.
    """

    id: str
    report: str
    text: str
    weight: Literal["title", "heading", "body", "footnote"]
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One block that answers a query."""

    id: str
    report: str
    score: float
    complete: bool  # whether it holds every word (False: found by widening)
    more: int = 0  # further blocks of its report that match as well as it does, where hits are grouped
    first: bool = True  # whether it stands before all that lack a word: so where the query has few


@dataclass(frozen=True, slots=True)
class Hits:
    """The answer of an engine, what comes first, then by score, then id.

    `total` counts all matches, `complete_total` those that hold every word, `first_total` those that come first.
    """

    hits: tuple[Hit, ...]
    total: int
    complete_total: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]  # filter's name to (value, count), commonest first
    timed_out: bool
    first_total: int = 0
    reports: int | None = None  # how many reports have a match, where hits are grouped


class Searcher(Protocol):
    """Reads one finished index; safe to use from several threads."""

    def search(
        self,
        query: Query,
        *,
        limit: int,
        offset: int = 0,
        facets: Sequence[str] = (),
        grouped: bool = False,
        deadline_s: float = 1.0,
    ) -> Hits:
        """The best blocks for the query, or the best of each report; partial, and marked so, after the deadline."""

    def count(self) -> int:
        """How many blocks the index holds."""

    def terms(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Syllables of the archive's vocabulary that begin so, commonest first, with their document frequency."""

    def words(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Words of several syllables that begin so but for accents and case, commonest first, with their frequency."""

    def following(self, left: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Syllables that begin so and stand after this one, accents aside, commonest first, with their frequency."""

    def close(self) -> None:
        """Let go of the index's files."""


class Writer(Protocol):
    """Builds the next state of an index beside the current one; nothing is visible before `commit`."""

    def add(self, blocks: Iterable[IndexedBlock]) -> None:
        """Add blocks."""

    def remove_report(self, report: str) -> None:
        """Remove every block of a report."""

    def commit(self) -> None:
        """Make what was added durable (fsync) and complete."""


class Engine(Protocol):
    """A kind of index in a folder."""

    name: str

    def writer(self, folder: Path, *, base: Path | None = None) -> AbstractContextManager[Writer]:
        """A writer on `folder` that starts from the index in `base` (its files are linked); a fault discards all."""

    def open(self, folder: Path) -> Searcher:
        """Open a finished index for reading."""
