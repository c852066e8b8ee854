"""Rows of rtf tables, which are paragraphs until a row ends."""

from __future__ import annotations

from indexer.readers.flow import Paragraph, joined


class Rows:
    """Gathers paragraphs into cells and rows; everything else passes through."""

    def __init__(self) -> None:
        """Finished paragraphs and rows are in `finished`."""
        self.finished: list[Paragraph] = []
        self._cells: list[list[Paragraph]] = []
        self._cell: list[Paragraph] = []
        self._bordered = False
        self._header = False

    def describe(self, word: str) -> None:
        """A word that describes the row or its borders."""
        if word == "trowd":
            self._bordered = self._header = False
        elif word == "trhdr":
            self._header = True
        elif word in ("brdrs", "brdrth", "brdrdb", "brdrdot", "brdrdash", "brdrhair"):
            self._bordered = True

    def add(self, paragraph: Paragraph, end: str, in_table: bool) -> None:
        """A paragraph and the word that ended it."""
        if end == "row":
            self._end_row()
        elif end == "cell":
            self._cells.append([*self._cell, paragraph])
            self._cell = []
        elif in_table or end == "nestcell":
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
        cells = self._cells
        if self._cell:
            cells.append(self._cell)
        self._cells, self._cell = [], []
        if len(cells) <= 2 and not self._bordered:  # letterheads and signatures are set side by side in such rows
            self.finished += [paragraph for cell in cells for paragraph in cell]
            return
        texts = [joined([part.pieces for part in cell if part.text.strip()], "\v") for cell in cells]
        if any(piece.text.strip() for text in texts for piece in text):
            self.finished.append(Paragraph(joined(texts, " | "), "table_row", "header" if self._header else ""))
