"""Finding words within one report."""

from __future__ import annotations

from collections.abc import Sequence

from app.language import Language
from app.places import place
from indexer.answering import marks
from indexer.models.records import BlockRecord
from indexer.query import parse_query


def found_in(blocks: Sequence[BlockRecord], text: str) -> dict[str, list[tuple[int, int]]]:
    """Where the words stand side by side, accents as in a search: ranges by the key of their block."""
    wanted = parse_query(f'"{text.replace(chr(34), " ")}"').root
    if wanted is None:
        return {}
    found = {block.key: [(mark.start, mark.end) for mark in marks(block.text, wanted)] for block in blocks}
    return {key: ranges for key, ranges in found.items() if ranges}


def where(block: BlockRecord, blocks: Sequence[BlockRecord], language: Language) -> str:
    """The place of a block of a report that is at hand whole."""
    above = [other for other in blocks if other.key in block.headings]
    return place(block, above, language)
