"""A report as read: blocks, footnotes with their anchors, and the facts of the report itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Literal

from indexer.models.aligned import AlignedText

BlockKind = Literal[
    "letterhead",  # issuer, number, place and date, addressee
    "title",
    "heading",
    "paragraph",
    "list_item",
    "table_row",
    "footnote",
    "signature",
    "recipients",
]
FactOrigin = Literal["text", "stated", "inferred"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table row or footnote text: the unit that is searched and shown.

    `start` and `end` are code points of `Report.text`; `key` is derived from the content, so that it survives
    re-indexing; `level` is 1 to 9 for headings and list items, else 0.
    """

    key: str
    kind: BlockKind
    level: int
    content: AlignedText  # its source is Source.text
    start: int
    end: int
    page: int | None = None
    footnote_key: str | None = None  # of footnote blocks: Footnote.key
    part: int = 0  # several documents in one file are parts of one report, counted from 0

    @property
    def text(self) -> str:
        """The block's reading text."""
        return self.content.text


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note that has text, tied to the place its mark stands at.

    `ref_start` is the first code point of the mark in `Report.text` (bracket included), None where no mark was
    found; `anchor_block` and `anchor_offset` say the same in the reading text of a block.
    """

    key: str
    number: int
    text: str
    block: str
    ref_start: int | None
    anchor_block: str | None = None
    anchor_offset: int | None = None


@dataclass(frozen=True, slots=True)
class UnmatchedMark:
    """A mark in the body whose note has no text in the file."""

    number: int | None
    start: int
    block: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the report, and where it comes from: read in the text, stated by the archivist, or inferred."""

    value: str
    origin: FactOrigin
    start: int | None = None  # where it was read, in Report.text


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What is known of the report itself; what is missing stays missing.

    `date` is ISO or a prefix of it; `province` a slug of the province table; `kind` lower-case Vietnamese;
    `term` the start year of the issuing committee's term.
    """

    title: Fact | None = None
    number: Fact | None = None
    date: Fact | None = None
    issuer: Fact | None = None
    province: Fact | None = None
    kind: Fact | None = None
    term: Fact | None = None

    def stated(self) -> dict[str, str]:
        """What the archivist stated, by the fact's name."""
        known = ((item.name, getattr(self, item.name)) for item in fields(self))
        return {name: fact.value for name, fact in known if fact is not None and fact.origin == "stated"}


@dataclass(frozen=True, slots=True)
class Located:
    """A span of a block in the report's coordinates (DESIGN.md, Firm: coordinates)."""

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    surface: str


@dataclass(frozen=True, slots=True)
class Report:
    """A source file read into blocks, in reading order, each note after the block it hangs on.

    `text` is what offsets count: the source text where `coordinates` is "source", else the reading text, which is
    the blocks' texts joined by one blank line.
    """

    name: str
    format: str
    encoding: str
    coordinates: Literal["source", "reading"]
    text: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    unmatched_marks: tuple[UnmatchedMark, ...] = ()
    facts: ReportFacts = ReportFacts()
    parts: tuple[ReportFacts, ...] = ()  # where the file holds several documents: the facts of each
    repairs: Mapping[str, int] = field(default_factory=dict)

    def locate(self, block: Block, start: int, end: int) -> Located:
        """Where block.text[start:end] stands in the report's coordinates."""
        if self.coordinates == "reading":
            span = (block.start + start, block.start + end)
            return Located(*span, (span,), self.text[span[0] : span[1]])
        pieces = block.content.source_pieces(start, end, self.text)
        surface = " ".join(self.text[a:b] for a, b in pieces)
        return Located(pieces[0][0], pieces[-1][1], pieces, surface)

    @property
    def reading_text(self) -> str:
        """The whole reading text: the blocks' texts, a blank line between two."""
        return "\n\n".join(block.text for block in self.blocks)
