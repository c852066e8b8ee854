"""A footnote in public."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from indexer.models.records import FootnoteRecord


class FootnoteShape(BaseModel):
    """A note that has text, tied to its mark."""

    model_config = ConfigDict(frozen=True)

    number: int = Field(description="The printed number; its mark's where the note lost it.")
    key: str = Field(description="Unique in the report: printed numbers restart.")
    ref_start: int | None = Field(description="First code point of its mark in the body, bracket included.")
    text: str = Field(description="Reading text without mark or number.")
    block: str = Field(description="Key of the block that holds the text.")


def footnote_shape(note: FootnoteRecord) -> FootnoteShape:
    """The public shape of a footnote."""
    return FootnoteShape(number=note.number, key=note.key, ref_start=note.ref_start, text=note.text, block=note.block)
