"""What is stored and shown of a report: flat records of report, block, footnote, citation and resolution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from indexer.models.citation import CitationKind, Treatment
from indexer.models.report import BlockKind, Fact, ReportFacts, UnmatchedMark

CitationStatus = Literal["resolved", "ambiguous", "unresolved"]
ResolutionOrigin = Literal["register", "correction", "reports"]


@dataclass(frozen=True, slots=True)
class ReportCounts:
    """How much of each a report holds; kind `reference` counts in none of the citation figures."""

    blocks: int = 0
    footnotes: int = 0
    citations: int = 0
    ambiguous: int = 0
    unresolved: int = 0


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report without its text.

    `id` is the first 16 hex digits of `sha256`, the digest of the original file. `group` is the id that all
    versions of one report share; only the `counted` one of them enters figures. `added_in` is the generation that
    first held it. `own_ids` are the documents that the file holds, as others would cite them.
    """

    id: str
    sha256: str
    source_name: str
    format: str
    encoding: str
    coordinates: Literal["source", "reading"]
    facts: ReportFacts
    parts: tuple[ReportFacts, ...] = ()
    repairs: Mapping[str, int] = field(default_factory=dict)
    unmatched_marks: tuple[UnmatchedMark, ...] = ()
    counts: ReportCounts = ReportCounts()
    group: str = ""
    counted: bool = True
    added_in: int = 0
    own_ids: tuple[str, ...] = ()

    @property
    def title(self) -> str | None:
        """The report's title, else None."""
        return _value(self.facts.title)

    @property
    def number(self) -> str | None:
        """The report's own number, else None."""
        return _value(self.facts.number)

    @property
    def date(self) -> str | None:
        """ISO date or a prefix of it, else None."""
        return _value(self.facts.date)

    @property
    def issuer(self) -> str | None:
        """The issuing body as the report writes it, else None."""
        return _value(self.facts.issuer)

    @property
    def province(self) -> str | None:
        """The slug of the province, else None."""
        return _value(self.facts.province)

    @property
    def kind(self) -> str | None:
        """The kind of document in lower-case Vietnamese, else None."""
        return _value(self.facts.kind)


@dataclass(frozen=True, slots=True)
class BlockRecord:
    """A block of a stored report; `order` counts from 0; `headings` are the keys of those above it, outermost first.

    `start` and `end` are code points in the report's coordinates; `footnote` is the number of a footnote block's note.
    """

    report: str
    order: int
    key: str
    kind: BlockKind
    level: int
    text: str
    start: int
    end: int
    page: int | None = None
    part: int = 0
    footnote_key: str | None = None
    footnote: int | None = None
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FootnoteRecord:
    """A footnote of a stored report; `order` counts from 0; the other fields are those of `Footnote`."""

    report: str
    order: int
    key: str
    number: int
    text: str
    block: str
    ref_start: int | None
    anchor_block: str | None = None
    anchor_offset: int | None = None


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """A citation with all that the contract names, and its place.

    `order` counts the report's citations from 0. `start`, `end` and `pieces` are code points in the report's
    coordinates, `block_start` and `block_end` of the block's text.
    """

    report: str
    order: int
    block: str
    block_start: int
    block_end: int
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    surface: str
    text: str
    kind: CitationKind
    type: str
    number: str | None
    canonical: str | None
    as_written_wrong: bool
    id: str | None
    candidates: tuple[str, ...]
    method: str
    confidence: float
    date: str | None = None
    known_date: str | None = None
    issuer: str | None = None
    title: str | None = None
    pinpoint: str | None = None
    treatment: Treatment | None = None
    footnote: int | None = None
    footnote_key: str | None = None

    @property
    def status(self) -> CitationStatus:
        """Whether it is identified: one id, several candidates, or none of both."""
        if self.id:
            return "resolved"
        return "ambiguous" if self.candidates else "unresolved"


@dataclass(frozen=True, slots=True)
class Witness:
    """One source's word on one property of a resolution: `value` of `property`, said `count` times by `source`.

    `source` is the register's own source, `correction`, or the id of a report.
    """

    resolution: str
    property: Literal["number", "title", "date", "issuer", "name", "written"]
    value: str
    source: str
    origin: ResolutionOrigin
    count: int = 1


@dataclass(frozen=True, slots=True)
class ResolutionRecord:
    """What is known of a resolution, and how often the archive's reports cite it (`reports` are counted once a group).

    `period` is the third part of the id (`k12`, `2018`), None where the id has none.
    """

    id: str
    type: str
    number: str | None = None
    title: str | None = None
    date: str | None = None
    issuer: str | None = None
    source: str = ""
    origin: ResolutionOrigin = "register"
    names: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    citations: int = 0
    in_notes: int = 0
    reports: int = 0
    first_date: str | None = None
    last_date: str | None = None

    @property
    def issuer_slug(self) -> str:
        """The issuer's part of the id without its province: `tw`, `tu`."""
        return self.id.split("/", 1)[0].split(".", 1)[0]

    @property
    def province(self) -> str | None:
        """The province in the id of a local issuer's document."""
        return self.id.split("/", 1)[0].partition(".")[2] or None

    @property
    def period(self) -> str | None:
        """The term or year in the id (`k12`, `2018`), None where the id has none."""
        parts = self.id.split("/")
        return parts[2] if len(parts) == 4 else None


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report with all that was found in it; `fingerprint` tells versions of one report from other reports.

    `words` are the words of several syllables of each block, in the order of the blocks; the catalogue keeps none.
    """

    report: ReportRecord
    blocks: tuple[BlockRecord, ...]
    footnotes: tuple[FootnoteRecord, ...]
    citations: tuple[CitationRecord, ...]
    witnesses: tuple[Witness, ...] = ()
    fingerprint: str = ""
    words: tuple[tuple[str, ...], ...] = ()


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None
