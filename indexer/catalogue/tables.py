"""The catalogue's tables; rows never leave this room."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, Index, Table
from sqlmodel import Field, SQLModel


class MetaRow(SQLModel, table=True):
    """One row: what the catalogue says of itself."""

    __tablename__ = "meta"
    generation: int = Field(primary_key=True)
    created: str
    version: str
    format: int
    blocks: int
    recipe: str


class SourceRow(SQLModel, table=True):
    """A place that a report was read from, and under which recipe (program, tables and stated facts)."""

    __tablename__ = "sources"
    path: str = Field(primary_key=True)
    report: str = Field(index=True)
    sha256: str
    recipe: str


class ReportRow(SQLModel, table=True):
    """A report; facts that are asked for stand in columns of their own, all of them with origins in `facts`."""

    __tablename__ = "reports"
    __table_args__ = (Index("reports_in_order", "date", "id"),)
    id: str = Field(primary_key=True)
    sha256: str
    source_name: str
    format: str
    encoding: str
    coordinates: str
    date: str = ""
    province: str = Field(default="", index=True)
    kind: str = ""
    facts: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    parts: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    repairs: dict[str, int] = Field(sa_column=Column(JSON, nullable=False))
    unmatched_marks: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    blocks: int
    footnotes: int
    citations: int
    ambiguous: int
    unresolved: int
    group: str = Field(index=True)
    counted: bool = True
    fingerprint: str = ""
    added_in: int
    own_ids: list[str] = Field(sa_column=Column(JSON, nullable=False))


class OwnRow(SQLModel, table=True):
    """A report that is itself a resolution, as others would cite it."""

    __tablename__ = "own"
    resolution: str = Field(primary_key=True)
    report: str = Field(primary_key=True, index=True)


class BlockRow(SQLModel, table=True):
    """A block in reading order."""

    __tablename__ = "blocks"
    __table_args__ = (Index("blocks_by_key", "report", "key", unique=True),)
    report: str = Field(primary_key=True)
    order: int = Field(primary_key=True)
    key: str
    kind: str
    level: int
    text: str
    start: int
    end: int
    page: int | None
    part: int
    footnote_key: str | None
    footnote: int | None
    headings: list[str] = Field(sa_column=Column(JSON, nullable=False))


class FootnoteRow(SQLModel, table=True):
    """A footnote in reading order."""

    __tablename__ = "footnotes"
    report: str = Field(primary_key=True)
    order: int = Field(primary_key=True)
    key: str
    number: int
    text: str
    block: str
    ref_start: int | None
    anchor_block: str | None
    anchor_offset: int | None


class CitationRow(SQLModel, table=True):
    """A citation; below the contract's fields what lists are filtered and ordered by, so that no join is needed."""

    __tablename__ = "citations"
    __table_args__ = (
        Index("citations_by_resolution", "resolution", "report_date", "report", "order"),
        Index("citations_by_block", "report", "block"),
    )
    report: str = Field(primary_key=True)
    order: int = Field(primary_key=True)
    block: str
    block_start: int
    block_end: int
    start: int
    end: int
    pieces: list[list[int]] = Field(sa_column=Column(JSON, nullable=False))
    surface: str
    text: str
    kind: str
    type: str
    number: str | None
    canonical: str | None
    as_written_wrong: bool
    resolution: str | None
    candidates: list[str] = Field(sa_column=Column(JSON, nullable=False))
    method: str
    confidence: float
    date: str | None
    known_date: str | None
    issuer: str | None
    title: str | None
    pinpoint: str | None
    treatment: str | None
    footnote: int | None
    footnote_key: str | None
    status: str = Field(index=True)
    issuer_slug: str | None  # with its province: "tu.tra-vinh"
    body_slug: str | None  # without: "tu"
    term: str | None
    report_date: str
    report_province: str


class GenerationRow(SQLModel, table=True):
    """When each generation up to this one was made."""

    __tablename__ = "generations"
    number: int = Field(primary_key=True)
    created: str


class CandidateRow(SQLModel, table=True):
    """A resolution that an ambiguous citation may mean."""

    __tablename__ = "candidates"
    resolution: str = Field(primary_key=True)
    report: str = Field(primary_key=True)
    order: int = Field(primary_key=True)


class CellRow(SQLModel, table=True):
    """How often one report cites one resolution."""

    __tablename__ = "cells"
    resolution: str = Field(primary_key=True)
    report: str = Field(primary_key=True, index=True)
    citations: int
    in_notes: int


class ResolutionRow(SQLModel, table=True):
    """A resolution of the register or of the reports; the figures are written when a generation is finished."""

    __tablename__ = "resolutions"
    id: str = Field(primary_key=True)
    type: str
    number: str | None
    title: str | None
    date: str | None
    issuer: str | None
    source: str
    origin: str
    names: list[str] = Field(sa_column=Column(JSON, nullable=False))
    member_of: list[str] = Field(sa_column=Column(JSON, nullable=False))
    issuer_slug: str
    body_slug: str
    province: str | None
    term: str | None
    searched: str  # type, number, title and names, as their plain words with a blank before each
    citations: int = 0
    in_notes: int = 0
    reports: int = Field(default=0, index=True)
    first_date: str | None = None
    last_date: str | None = None


class MemberRow(SQLModel, table=True):
    """A work and a document that it comprises."""

    __tablename__ = "members"
    work: str = Field(primary_key=True)
    member: str = Field(primary_key=True)


class WitnessRow(SQLModel, table=True):
    """One source's word on one property of a resolution."""

    __tablename__ = "witnesses"
    resolution: str = Field(primary_key=True)
    property: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    source: str = Field(primary_key=True)
    origin: str
    count: int


def _table(row: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(row.__tablename__)]


META = _table(MetaRow)
MADE = _table(GenerationRow)
SOURCES = _table(SourceRow)
REPORTS = _table(ReportRow)
OWN = _table(OwnRow)
BLOCKS = _table(BlockRow)
FOOTNOTES = _table(FootnoteRow)
CITATIONS = _table(CitationRow)
CANDIDATES = _table(CandidateRow)
CELLS = _table(CellRow)
RESOLUTIONS = _table(ResolutionRow)
MEMBERS = _table(MemberRow)
WITNESSES = _table(WitnessRow)
