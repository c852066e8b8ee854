"""A fact as read in a block."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.models.report import Block, FactOrigin


@dataclass(frozen=True, slots=True)
class Reading:
    """A fact as read in a block, before its place is counted in the report's coordinates."""

    value: str
    block: Block
    offset: int = 0
    origin: FactOrigin = "text"
