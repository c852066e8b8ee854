"""A block in public."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from indexer.models.records import BlockRecord


class BlockShape(BaseModel):
    """A paragraph, heading, list item, table row or footnote text of a report."""

    model_config = ConfigDict(frozen=True)

    key: str = Field(description="Unique in the report; derived from the content, so that it survives re-indexing.")
    kind: str = Field(description="letterhead, title, heading, paragraph, list_item, table_row, footnote, ...")
    level: int = Field(description="1 to 9 for headings and list items, else 0.")
    text: str = Field(description="Reading text.")
    start: int = Field(description="First code point in the report's coordinates.")
    end: int
    page: int | None = None
    footnote_key: str | None = Field(default=None, description="Of footnote blocks: the key of their footnote.")
    part: int = Field(default=0, description="Which document of the file it belongs to, from 0.")


def block_shape(block: BlockRecord) -> BlockShape:
    """The public shape of a block."""
    return BlockShape(
        key=block.key,
        kind=block.kind,
        level=block.level,
        text=block.text,
        start=block.start,
        end=block.end,
        page=block.page,
        footnote_key=block.footnote_key,
        part=block.part,
    )
