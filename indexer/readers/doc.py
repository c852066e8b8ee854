"""Word 97-2003: text by its piece table, each run in its font, notes from their own part of the text."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.models.source import Source
from indexer.readers.doc_file import DocFile, plc
from indexer.readers.doc_lists import lists_of
from indexer.readers.doc_properties import Properties, sprms
from indexer.readers.doc_styles import Look, Style, Styles, changed, fonts_of
from indexer.readers.flow import Paragraph, Piece, assemble
from indexer.readers.listing import Numbering
from indexer.readers.rows import Rows

_LETTER_TABLE, _PARAGRAPH_TABLE = 12, 13
_FOOTNOTES, _ENDNOTES = (2, 3), (46, 47)  # where marks stand, where texts stand
_ENDS = {"\r": "par", "\x0c": "par", "\x07": "cell"}
_LETTERS = {"\x0b": "\v", "\x1e": "-", "\x1f": "\u00ad", "\t": "\t", "\x0e": ""}


@dataclass(frozen=True, slots=True)
class _Shape:
    """What paragraph properties say."""

    style: Style
    level: int = 0  # outline, 1 to 9
    list: tuple[str, int] | None = None
    centred: bool = False
    in_table: bool = False
    row_end: bool = False
    bordered: bool = False
    header: bool = False


def read_doc(name: str, data: bytes) -> Source:
    """The source of a .doc file; raises ReadError."""
    document = DocFile(name, data)
    try:
        return _Reader(document).source()
    except (struct.error, IndexError) as error:
        raise document.broken("bảng định dạng không đọc được") from error


class _Reader:
    def __init__(self, document: DocFile) -> None:
        self._document = document
        self._fonts = fonts_of(document)
        self._styles = Styles(document)
        self._letter_properties = Properties(document, _LETTER_TABLE, 1)
        self._paragraph_properties = Properties(document, _PARAGRAPH_TABLE, 13)
        self._numbering = Numbering(lists_of(document, self._fonts))
        self._shapes: dict[bytes, _Shape] = {}
        self._anchors: dict[int, tuple[str, bool]] = {}  # place of a mark: key, and whether the author typed it

    def source(self) -> Source:
        document = self._document
        footnotes = self._note_places("f", _FOOTNOTES, document.footnotes_at)
        endnotes = self._note_places("e", _ENDNOTES, document.endnotes_at)
        body = self._story(0, document.text_end)
        body += self._story(document.boxes_at, document.boxes_at + document.boxes)
        notes = {key: self._note(key, *place) for key, place in (*footnotes.items(), *endnotes.items())}
        return assemble(document.name, "doc", body, notes)

    def _note_places(self, prefix: str, tables: tuple[int, int], base: int) -> dict[str, tuple[int, int]]:
        marks, numbered = plc(self._document.table_part(tables[0]), 2)
        texts, _ = plc(self._document.table_part(tables[1]), 0)
        places = {}
        for number, ((place, _), automatic, (start, end)) in enumerate(zip(marks, numbered, texts, strict=False), 1):
            key = f"{prefix}{number}"
            self._anchors[place] = (key, automatic == b"\x00\x00")
            places[key] = (base + start, base + end)
        return places

    def _note(self, key: str, start: int, end: int) -> list[Paragraph]:
        paragraphs = self._story(start, end)
        typed = next((mark for mark, (other, own) in self._anchors.items() if other == key and own), None)
        if typed is not None and paragraphs and paragraphs[0].pieces:
            mark = "".join(letters for _, _, letters in self._document.letters(typed, typed + 1)).strip()
            first = paragraphs[0].pieces[0]
            first.text = first.text.lstrip().removeprefix(mark)
        for paragraph in paragraphs:
            paragraph.kind, paragraph.value = "note", key
        return paragraphs

    def _story(self, start: int, end: int) -> list[Paragraph]:
        rows, fields = Rows(), _Fields()
        current = Paragraph()
        for place, offset, letters, look in self._stretches(start, end):
            if look.hidden:
                continue
            for at, letter in enumerate(letters):
                stop = _ENDS.get(letter)
                if stop:
                    shape = self._shape(offset + at * (self._width(place)))
                    self._finish(current, shape, "row" if stop == "cell" and shape.row_end else stop, rows)
                    current = Paragraph()
                elif fields.shows(letter, look.special):
                    self._add(current, letter, look, place + at)
        self._finish(current, _Shape(Style()), "par", rows)
        rows.end_table()
        return rows.finished

    def _width(self, place: int) -> int:
        return next((piece.width for piece in self._document.pieces if piece.start <= place < piece.end), 1)

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int, str, Look]]:
        """Letters of one look that stand together: place, offset in the file, letters, look."""
        for place, offset, letters in self._document.letters(start, end):
            width = self._width(place)
            style_end, style_look = offset, Look()
            at = 0
            while at < len(letters):
                here = offset + at * width
                if here >= style_end:
                    style_end, held = self._paragraph_properties.at(here)
                    style_look = self._shape_of(held).style.look
                stop, properties = self._letter_properties.at(here)
                length = max(1, (min(stop, style_end) - here + width - 1) // width)
                yield place + at, here, letters[at : at + length], self._look(properties, style_look)
                at += length

    def _look(self, properties: bytes, base: Look) -> Look:
        for code, operand in sprms(properties):
            if code == 0x4A30:  # a style of letters
                style = self._styles[int.from_bytes(operand, "little")].look
                base = Look(style.font or base.font, style.bold or base.bold, style.raised or base.raised)
        return changed(base, properties, base)

    def _shape(self, offset: int) -> _Shape:
        return self._shape_of(self._paragraph_properties.at(offset)[1])

    def _shape_of(self, held: bytes) -> _Shape:
        if held not in self._shapes:
            style = self._styles[int.from_bytes(held[:2], "little")]
            self._shapes[held] = _shape(style, style.paragraph + held[2:])
        return self._shapes[held]

    def _add(self, current: Paragraph, letter: str, look: Look, place: int) -> None:
        font = self._fonts[look.font] if look.font < len(self._fonts) else ""
        anchor, _ = self._anchors.get(place, ("", False))
        if look.symbol:
            letter = look.symbol
        elif letter < " ":
            letter = "" if look.special else _LETTERS.get(letter, "")
        if not letter and not anchor:
            return
        last = current.pieces[-1] if current.pieces else None
        piece = Piece(letter, font, look.raised, look.bold, anchor)
        if last and last.looks_like(piece):
            last.text += letter
        else:
            current.pieces.append(piece)

    def _finish(self, current: Paragraph, shape: _Shape, end: str, rows: Rows) -> None:
        for piece in current.pieces:
            piece.text = _paired(piece.text)
        current.value, current.centred = shape.style.name, shape.centred
        label = self._numbering.label(*shape.list) if shape.list and current.text.strip() else None
        if label:
            text, font = label
            current.kind, current.value = "list_item", str(shape.list[1] + 1 if shape.list else 1)
            current.pieces.insert(0, Piece(text + " ", font or current.pieces[0].font))
        if shape.level:
            current.kind, current.value = "heading", str(shape.level)
        if end == "row":
            rows.bordered, rows.header = shape.bordered, shape.header
        rows.add(current, end, shape.in_table)


def _paired(text: str) -> str:
    """Letters beyond the first plane, which the file holds as two, put together; halves stay for repair to mend."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") if not text.isascii() else text


class _Fields:
    """Fields hold an instruction and a result; only the result is text."""

    def __init__(self) -> None:
        self._open: list[bool] = []  # of each open field, whether its result has begun

    def shows(self, letter: str, special: bool) -> bool:
        """Whether the letter is text."""
        if special and letter == "\x13":
            self._open.append(False)
        elif special and letter == "\x14" and self._open:
            self._open[-1] = True
        elif special and letter == "\x15" and self._open:
            self._open.pop()
        else:
            return all(self._open)
        return False


def _shape(style: Style, properties: bytes) -> _Shape:
    values: dict[int, bytes] = dict(sprms(properties))

    def number(code: int) -> int:
        return int.from_bytes(values.get(code, b""), "little")

    outline = values.get(0x2640)
    level = outline[0] + 1 if outline and outline[0] < 9 else 0
    listed = number(0x460B)
    return _Shape(
        style=style,
        level=style.heading or level,
        list=(str(listed), min(8, number(0x260A))) if 0 < listed < 2047 else None,
        centred=1 in (number(0x2403), number(0x2461)),
        in_table=bool(number(0x2416) or number(0x6649)),
        row_end=bool(number(0x2417) or number(0x244C)),
        bordered=_has_borders(values),
        header=bool(number(0x3404)),
    )


def _has_borders(values: dict[int, bytes]) -> bool:
    """Whether a row draws lines: for the whole table (4 or 8 bytes a side) or cell by cell."""
    table = values.get(0xD605, b"")[1:]
    newer = values.get(0xD613, b"")[1:]
    if any(table[at + 1 : at + 2] not in (b"", b"\x00", b"\xff") for at in range(0, len(table), 4)):
        return True
    if any(newer[at + 5 : at + 6] not in (b"", b"\x00", b"\xff") for at in range(0, len(newer), 8)):
        return True
    cells = values.get(0xD608, b"")
    first = 3 + (cells[2] + 1) * 2 if len(cells) > 2 else len(cells)
    sides = (at + 4 + side * 4 for at in range(first, len(cells), 20) for side in range(4))
    return any(cells[at + 1 : at + 2] not in (b"", b"\x00", b"\xff") for at in sides)
