"""docx: body, tables, text boxes, footnotes and endnotes, from the package's own parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from indexer.models.source import Source
from indexer.readers.docx_note_numbers import NoteNumbers
from indexer.readers.docx_numbering import lists_of
from indexer.readers.docx_runs import Runs
from indexer.readers.docx_styles import VAL, Styles, W, centred, flag, has_borders, numbering_of, outline_level
from indexer.readers.errors import ReadError
from indexer.readers.flow import Paragraph, Piece, assemble, joined
from indexer.readers.listing import Numbering
from indexer.readers.package import Package

_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_SPECIAL_NOTES = ("separator", "continuationSeparator", "continuationNotice")
_OTHER_KINDS = (
    ("xl/workbook.xml", "bảng tính Excel"),
    ("ppt/presentation.xml", "bản trình chiếu PowerPoint"),
    ("mimetype", "tệp OpenDocument hoặc EPUB"),
)
_LAYOUT_ROWS = 6  # a letterhead or signature table has few rows


def read_docx(name: str, data: bytes) -> Source:
    """The source of a docx file; raises ReadError."""
    package = Package(name, data)
    main = next((link.target for link in package.relations("").values() if link.kind == "officeDocument"), "")
    if "wordprocessingml" not in main and main not in package.names and "word/document.xml" in package.names:
        main = "word/document.xml"
    other = next((what for part, what in _OTHER_KINDS if part in package.names), None)
    if main not in package.names or other:
        what = other or "tệp nén không chứa văn bản Word"
        raise ReadError("unsupported", f"«{name}» là {what}.", "Hãy lưu lại dưới dạng docx rồi nạp lại.")
    return _Document(package, main).source()


class _Document:
    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._parts = {link.kind: link.target for link in package.relations(main).values()}
        self._body = package.xml(main).find(f"{W}body")
        self._styles = Styles(self._optional("styles"))
        self._numbering = Numbering(lists_of(self._optional("numbering")))
        settings = self._optional("settings")
        self._numbers = NoteNumbers(self._body, settings) if self._body is not None else None
        self._runs = Runs(self._styles, self._numbers)

    def source(self) -> Source:
        if self._body is None:
            raise self._package.broken("không có phần thân văn bản")
        paragraphs = list(self._blocks(self._body))
        printed, self._runs.numbers = self._numbers, None  # a mark inside a note counts for nothing
        notes = {**self._notes("footnotes", "f"), **self._notes("endnotes", "e")}
        source = assemble(self._package.name, "docx", paragraphs, notes, printed.printed if printed else {})
        guessed = {"note_numbers_guessed": printed.guessed} if printed and printed.guessed else {}
        return replace(source, repairs={**source.repairs, **guessed})

    def _optional(self, kind: str) -> etree._Element | None:
        target = self._parts.get(kind)
        return self._package.xml(target) if target in self._package.names and target else None

    def _notes(self, kind: str, prefix: str) -> dict[str, list[Paragraph]]:
        notes: dict[str, list[Paragraph]] = {}
        root = self._optional(kind)
        for note in root.iterchildren(f"{W}{kind[:-1]}") if root is not None else ():
            if note.get(f"{W}type") in _SPECIAL_NOTES:
                continue
            key = prefix + note.get(f"{W}id", "")
            notes[key] = list(self._blocks(note))
            for paragraph in notes[key]:
                paragraph.kind, paragraph.value = "note", key
            _drop_own_mark(notes[key], self._runs.typed_marks.get(key, ""))
        return notes

    def _blocks(self, parent: etree._Element) -> Iterator[Paragraph]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self._blocks(child)

    def _paragraph(self, element: etree._Element) -> Iterator[Paragraph]:
        properties = element.find(f"{W}pPr")
        style_element = properties.find(f"{W}pStyle") if properties is not None else None
        key = style_element.get(VAL, "") if style_element is not None else ""
        style = self._styles[key or self._styles.default_paragraph]
        boxes: list[etree._Element] = []
        paragraph = Paragraph(self._runs.pieces(element, style.look, boxes), value=style.name)
        own_centred = centred(properties)
        paragraph.centred = bool(style.centred if own_centred is None else own_centred)
        level = outline_level(properties) or style.level
        self._number(paragraph, numbering_of(properties), style.numbering)
        if level:
            paragraph.kind, paragraph.value = "heading", str(level)
        yield paragraph
        for box in boxes:
            yield from self._blocks(box)
        if self._runs.numbers and properties is not None and properties.find(f"{W}sectPr") is not None:
            self._runs.numbers.section_end()

    def _number(self, paragraph: Paragraph, own: tuple[str, int] | None, inherited: tuple[str, int] | None) -> None:
        key, level = own or inherited or ("", 0)
        key = key or (inherited[0] if inherited else "")
        if not any(piece.text.strip() for piece in paragraph.pieces):
            return  # Word shows a number before an empty paragraph, but it is nobody's
        label = self._numbering.label(key, level)
        if label is None:
            return
        text, font = label
        paragraph.kind, paragraph.value = "list_item", str(min(level, 8) + 1)
        if text:
            paragraph.pieces.insert(0, Piece(text + " ", font or paragraph.pieces[0].font))

    def _table(self, table: etree._Element) -> Iterator[Paragraph]:
        rows = [list(self._cells(row)) for row in _rows(table)]
        if self._only_places(table, rows):
            yield from (paragraph for row in rows for cell in row for paragraph in cell)
            return
        declared = [_is_header(row) for row in _rows(table)]
        for at, row in enumerate(rows):
            header = declared[at] or (at == 0 and len(rows) > 1 and not any(declared) and _all_bold(row))
            pieces = joined([joined([part.pieces for part in cell if part.text.strip()], "\v") for cell in row], " | ")
            if any(map(_filled, row)):
                yield Paragraph(pieces, "table_row", "header" if header else "")

    def _only_places(self, table: etree._Element, rows: list[list[list[Paragraph]]]) -> bool:
        """Whether a table only sets things side by side, as letterheads and signatures are."""
        properties = table.find(f"{W}tblPr")
        style = properties.find(f"{W}tblStyle") if properties is not None else None
        styled = style is not None and self._styles[style.get(VAL, "")].bordered
        narrow = all(sum(map(_filled, row)) <= 2 for row in rows) and len(rows) <= _LAYOUT_ROWS
        return narrow and (not (has_borders(properties) or styled) or all(len(row) < 2 for row in rows))

    def _cells(self, row: etree._Element) -> Iterator[list[Paragraph]]:
        for cell in _inside(row, f"{W}tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            continued = merge is not None and merge.get(VAL, "continue") == "continue"
            yield [] if continued else list(self._blocks(cell))


def _rows(table: etree._Element) -> list[etree._Element]:
    rows = []
    for row in _inside(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is None or properties.find(f"{W}del") is None:
            rows.append(row)
    return rows


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _is_header(row: etree._Element) -> bool:
    properties = row.find(f"{W}trPr")
    return properties is not None and bool(flag(properties, "tblHeader"))


def _filled(cell: list[Paragraph]) -> bool:
    return any(part.text.strip() for part in cell)


def _all_bold(row: list[list[Paragraph]]) -> bool:
    pieces = [piece for cell in row for part in cell for piece in part.pieces if piece.text.strip()]
    return bool(pieces) and all(piece.bold for piece in pieces)


def _drop_own_mark(note: list[Paragraph], mark: str) -> None:
    """Take the mark that the author typed himself out of the note's text; it stands in the body already."""
    first = note[0] if note else None
    if not mark or first is None or not first.text.lstrip().startswith(mark):
        return
    left = len(first.text) - len(first.text.lstrip()) + len(mark)
    for piece in first.pieces:
        cut = min(left, len(piece.text))
        piece.text, left = piece.text[cut:], left - cut
