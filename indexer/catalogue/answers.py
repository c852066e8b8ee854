"""What the catalogue is asked with, and the frozen answers that are not records of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from indexer.models.citation import CitationKind
from indexer.models.records import CitationRecord, CitationStatus, ReportRecord, ResolutionRecord

T = TypeVar("T")
Key = tuple[str | int, ...]


class BadKeyError(ValueError):
    """A key that does not belong to the list it was given to."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list: the `limit` entries after a key, or before one; without either after the first `skip`."""

    limit: int = 20
    after: Key | None = None
    before: Key | None = None
    skip: int = 0  # for numbered pages, which people leaf through from the first on


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Entries in the list's stable order; `next` goes to `Paging.after`, `previous` to `Paging.before`."""

    items: tuple[T, ...]
    total: int
    next: Key | None = None
    previous: Key | None = None


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Conditions on reports; several values of one are alternatives, years are inclusive.

    `counted` leaves one of each group of versions; `added_after` is a generation's number.
    """

    ids: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: tuple[int | None, int | None] = (None, None)
    group: str | None = None
    cites: str | None = None
    counted: bool = False
    added_after: int | None = None


@dataclass(frozen=True, slots=True)
class CitationFilter:
    """Conditions on citations; several values of one are alternatives.

    `issuers` are the first part of an id, with or without province (`tw`, `tu`, `tu.tra-vinh`); `terms` the third
    (`k12`, `2018`); `years` (inclusive) and `provinces` are the reports'. `mended` asks for numbers that the text
    writes wrong. Kind `reference` is left out unless it is asked for.
    """

    reports: tuple[str, ...] = ()
    resolutions: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    kinds: tuple[CitationKind, ...] = ("numbered", "short", "named")
    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    years: tuple[int | None, int | None] = (None, None)
    provinces: tuple[str, ...] = ()
    place: Literal["body", "footnote"] | None = None
    statuses: tuple[CitationStatus, ...] = ()
    mended: bool | None = None


@dataclass(frozen=True, slots=True)
class ResolutionFilter:
    """Conditions on resolutions; `cited` leaves out those that no report cites.

    Every word of `text` begins a word of type, number, title or names, accents aside.
    """

    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    text: str | None = None
    cited: bool = True


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence that a citation stands in; `start` and `end` mark the citation, in code points of `text`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CitedBy:
    """One citation of a resolution with the sentence around it and the report that holds it."""

    citation: CitationRecord
    quote: Quote
    report: ReportRecord


@dataclass(frozen=True, slots=True)
class Together:
    """A resolution that is cited with another: in how many reports, and in how many blocks, both stand."""

    resolution: ResolutionRecord
    reports: int
    blocks: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """How often each resolution is cited in each report: `counts[i][j]` of `resolutions[i]` in `reports[j]`."""

    resolutions: tuple[ResolutionRecord, ...]
    reports: tuple[ReportRecord, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many citations, and in how many reports, fall under one value; an unknown value is ""."""

    value: str
    citations: int
    reports: int


@dataclass(frozen=True, slots=True)
class Crossing:
    """How often the reports of one year and one province cite; either is "" where it is unknown."""

    year: str
    province: str
    citations: int
    reports: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How the citations of one resolution spread: by the reports' years and provinces, by body and notes."""

    years: tuple[Tally, ...]
    provinces: tuple[Tally, ...]
    places: tuple[Tally, ...]
    written: tuple[Tally, ...]  # the forms it is written in, commonest first
    crossings: tuple[Crossing, ...]  # years by provinces, those that cite


@dataclass(frozen=True, slots=True)
class Totals:
    """The archive in figures; `files` are all stored ones, everything else counts one version of each report."""

    files: int
    reports: int
    blocks: int
    footnotes: int
    citations: int
    resolved: int
    ambiguous: int
    unresolved: int
    mended: int
    resolutions: int  # cited ones
    repairs: tuple[tuple[str, int], ...]
    kinds: tuple[Tally, ...]
    types: tuple[Tally, ...]
    years: tuple[Tally, ...]
    provinces: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Meta:
    """What a catalogue says of itself."""

    generation: int
    created: str  # ISO time, UTC
    version: str  # of vankho
    format: int
    blocks: int
    recipe: str = ""  # the program and the tables that it was built with


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A place that a report was read from, and under which recipe (program, tables and stated facts)."""

    path: str
    report: str
    sha256: str
    recipe: str
