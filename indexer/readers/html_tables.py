"""Tables of html: rows, cells, and the places that a cell of a row above takes up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from indexer.readers.flow import Paragraph


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, those of its parts included, of tables within its cells not."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from rows_of(child)


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row."""
    return (cell for cell in row if cell.tag in ("td", "th"))


def span(cell: etree._Element) -> int:
    """How many rows a cell reaches over."""
    rows = cell.get("rowspan", "1")
    return min(int(rows), 1000) if re.fullmatch("[0-9]{1,5}", rows) else 1


def skipped(held: dict[int, int], column: int) -> list[list[Paragraph]]:
    """Empty cells for the columns from `column` on that a cell above reaches down to."""
    empty: list[list[Paragraph]] = []
    while held.get(column + len(empty), 0) > 0:
        held[column + len(empty)] -= 1
        empty.append([])
    return empty
