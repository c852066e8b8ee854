"""A citation in public."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from indexer.models.records import CitationRecord


class CitationShape(BaseModel):
    """One mention of one resolution in a report, and what it was identified as."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    start: int = Field(description="First code point of the first piece, in the report's coordinates.")
    end: int = Field(description="End of the last piece.")
    pieces: list[tuple[int, int]] = Field(description="The parts of a citation broken by a line, a page or a note.")
    surface: str = Field(description="The pieces as they stand, joined by one space.")
    text: str = Field(description="The repaired form.")
    kind: str = Field(description="numbered, short, named or reference; reference is not counted as a citation.")
    type: str = Field(description="Lower-case Vietnamese: nghị quyết, chỉ thị, ...")
    number: str | None = Field(description="Mended; without symbol for short, null for named.")
    canonical: str | None = Field(description="The full number, where it is known.")
    as_written_wrong: bool
    id: str | None = Field(description="The resolution's id; null where the evidence does not decide.")
    candidates: list[str] = Field(description="Ids that it may mean.")
    method: str = Field(description="The evidence that decided.")
    confidence: float = Field(ge=0, le=1)
    date: str | None = Field(description="As written with the mention: ISO date or its prefix.")
    known_date: str | None = Field(description="The register's date.")
    issuer: str | None
    title: str | None
    pinpoint: str | None = Field(description="Part, chapter, article, clause or point.")
    treatment: str | None = Field(description="What the text says of it: replaces, amends, ended, carries_out, ...")
    footnote: int | None = Field(description="Number of the note that it stands in.")
    footnote_key: str | None
    block: str = Field(description="Key of the block that it stands in.")


def citation_shape(citation: CitationRecord) -> CitationShape:
    """The public shape of a citation."""
    return CitationShape.model_validate(citation)
