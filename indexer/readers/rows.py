"""Rows of rtf and doc tables, which are paragraphs until a row ends."""

from __future__ import annotations

from indexer.readers.flow import Paragraph, joined


class Rows:
    """Gathers paragraphs into cells and rows; everything else passes through to `finished`."""

    def __init__(self) -> None:
        """No row has begun."""
        self.finished: list[Paragraph] = []
        self.bordered = False  # of the row that is being read
        self.header = False
        self._cells: list[list[Paragraph]] = []
        self._cell: list[Paragraph] = []

    def add(self, paragraph: Paragraph, end: str, in_table: bool) -> None:
        """A paragraph, and what ended it: "cell", "row", or anything else for a paragraph's own end."""
        if end == "row":
            self._end_row()
        elif end == "cell":
            self._cells.append([*self._cell, paragraph])
            self._cell = []
        elif in_table:
            self._cell.append(paragraph)
        else:
            self.end_table()
            self.finished.append(paragraph)

    def end_table(self) -> None:
        """What is left of a row that never ended is kept as paragraphs."""
        for cell in (*self._cells, self._cell):
            self.finished += cell
        self._cells, self._cell = [], []

    def _end_row(self) -> None:
        cells = [*self._cells, self._cell] if self._cell else self._cells
        self._cells, self._cell = [], []
        filled = sum(any(part.text.strip() for part in cell) for cell in cells)
        if filled <= 2 and not self.bordered:  # letterheads and signatures are set side by side in such rows
            self.finished += [paragraph for cell in cells for paragraph in cell]
            return
        texts = [joined([part.pieces for part in cell if part.text.strip()], "\v") for cell in cells]
        if any(piece.text.strip() for text in texts for piece in text):
            self.finished.append(Paragraph(joined(texts, " | "), "table_row", "header" if self.header else ""))
