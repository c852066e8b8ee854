"""rtf: paragraphs, tables and notes, each letter in the code page or legacy font that it is set in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from indexer.models.source import Source
from indexer.readers.errors import ReadError
from indexer.readers.flow import Paragraph, Piece, assemble
from indexer.readers.plain import decode_windows
from indexer.readers.rows import Rows
from indexer.readers.rtf_declarations import Declarations
from indexer.readers.rtf_words import LETTERS, NOT_TEXT, ROW_WORDS, STARRED_TEXT, SYMBOLS, TOKEN, codec
from indexer.text import legacy_of_font

_HEADING = re.compile(r"heading ([1-9])$", re.I)
_MAX_DEPTH = 5_000
_PARAGRAPH_ENDS = frozenset(("par", "sect", "cell", "row", "nestcell", "nestrow"))


@dataclass(slots=True)
class _Group:
    """What a brace saves and restores."""

    into: str = "body"  # body, skip, fonts, styles
    font: int | None = None
    bold: bool = False
    raised: bool = False
    hidden: bool = False
    fallback: int = 1  # letters that stand for a \u letter in programs without Unicode
    label: bool = False  # in the generated number of a list item
    note: str = ""  # key of the note whose text this is


@dataclass(frozen=True, slots=True)
class _Format:
    """What \\pard resets."""

    style: int = 0
    level: int = 0  # outline level, 1 to 9
    list_level: int = 0
    centred: bool = False
    in_table: bool = False


def read_rtf(name: str, data: bytes) -> Source:
    """The source of an rtf file; raises ReadError."""
    return _Reader(name).read(data.decode("latin-1"))


class _Reader:
    def __init__(self, name: str) -> None:
        self._name = name
        self._group = _Group()
        self._saved: list[tuple[_Group, _Format]] = []
        self._format = _Format()
        self._declared = Declarations()
        self._code_page = "cp1252"
        self._default_font: int | None = None
        self._starred = False
        self._to_skip = 0
        self._rows = Rows()
        self._paragraphs: list[Paragraph] = self._rows.finished
        self._notes: dict[str, list[Paragraph]] = {}
        self._current = Paragraph()
        self._outer: list[tuple[Paragraph, _Format]] = []  # paragraphs that a note or text box interrupts
        self._boxes: list[Paragraph] = []

    def read(self, text: str) -> Source:
        at = 0
        while found := TOKEN.search(text, at):
            at = found.end()
            if found["word"] == "bin":
                at += max(0, int(found["number"] or 0))
            else:
                self._token(found)
        if self._saved:
            raise ReadError(
                "truncated",
                f"«{self._name}» bị cắt cụt: {len(self._saved)} nhóm của tệp rtf chưa đóng ở cuối tệp.",
                "Hãy lấy lại bản đầy đủ của tệp.",
            )
        self._end_paragraph()
        self._rows.end_table()
        return assemble(self._name, "rtf", self._paragraphs, self._notes)

    def _token(self, found: re.Match[str]) -> None:
        kind = found.lastgroup
        if kind == "brace":
            self._open() if found["brace"] == "{" else self._close()
        elif kind == "bytes":
            self._bytes(bytes.fromhex(found["bytes"].replace("\\'", " ")))
        elif kind == "text":
            self._bytes(found["text"].encode("latin-1"))
        elif kind == "symbol":
            self._symbol(found["symbol"])
        else:
            self._word(found["word"], int(found["number"]) if found["number"] else None)

    def _open(self) -> None:
        if len(self._saved) > _MAX_DEPTH:
            raise ReadError("unsafe", f"«{self._name}» lồng nhóm quá sâu.", "Hãy mở bằng Word rồi lưu lại.")
        self._saved.append((self._group, self._format))
        self._group = replace(self._group)
        self._starred, self._to_skip = False, 0

    def _close(self) -> None:
        if not self._saved:
            return
        inner, (outer, outer_format) = self._group, self._saved.pop()
        if inner.note != outer.note:
            self._end_paragraph()
        self._group, self._to_skip = outer, 0
        if inner.note != outer.note:
            self._current, self._format = self._outer.pop()
            self._adopt_typed_mark(inner.note)
            return
        if inner.into == "box" != self._group.into:
            self._end_paragraph()
            self._current, self._format = self._outer.pop()
            return
        if inner.into in ("fonts", "styles"):
            self._declared.end(inner.into)
        if inner.into == "skip":
            self._format = outer_format

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
        elif symbol in "\r\n":
            self._word("par", None)
        elif symbol in SYMBOLS and self._to_skip:
            self._to_skip -= 1
        elif symbol in SYMBOLS:
            self._letters(SYMBOLS[symbol])

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if self._destination(word, starred):
            return
        if self._group.into in ("fonts", "styles"):
            self._declared.word(word, number)
        elif word == "u" and number is not None:
            self._letters(chr(number % 0x10000))
            self._to_skip = self._group.fallback
        elif word == "uc":
            self._group.fallback = min(8, max(0, number or 0))
        elif word in LETTERS:
            self._letters(LETTERS[word])
        elif self._group.into in ("body", "box"):
            self._body_word(word, number)

    def _destination(self, word: str, starred: bool) -> bool:
        """Whether the word opens a group of another kind."""
        if word in ("fonttbl", "stylesheet"):
            self._group.into = "fonts" if word == "fonttbl" else "styles"
        elif word in ("shptxt", "dptxbxtext"):
            self._group.into = "box"
            self._interrupt()
        elif self._group.into != "skip" and word == "footnote":
            key = f"f{len(self._notes) + 1}"
            self._current.pieces.append(Piece("", anchor=key))
            self._notes[key] = []
            self._group = replace(self._group, note=key, raised=False)
            self._interrupt()
        elif word in NOT_TEXT or (starred and word not in STARRED_TEXT):
            self._group.into = "skip"
        elif word in ("listtext", "pntext"):
            self._group.label = True
        else:
            return False
        return True

    def _interrupt(self) -> None:
        self._outer.append((self._current, self._format))
        self._current, self._format = Paragraph(), replace(self._format, in_table=False)

    def _body_word(self, word: str, number: int | None) -> None:
        group, on = self._group, number != 0
        if word in _PARAGRAPH_ENDS:
            self._end_paragraph(word)
        elif word == "pard":
            self._format = _Format()
        elif word == "plain":
            group.font, group.bold, group.raised, group.hidden = None, False, False, False
        elif word == "f":
            group.font = number
        elif word in ("deff", "ansicpg"):
            self._document_word(word, number)
        elif word in ("b", "v", "deleted", "super", "up"):
            attribute = {"b": "bold", "v": "hidden", "deleted": "hidden", "super": "raised", "up": "raised"}
            setattr(group, attribute[word], on)
        elif word in ("nosupersub", "sub", "dn"):
            group.raised = False
        elif word in ROW_WORDS:
            self._row_word(word)
        else:
            self._format_word(word, number or 0)

    def _document_word(self, word: str, number: int | None) -> None:
        if word == "deff":
            self._default_font = number
        else:
            self._code_page = codec(number)

    def _row_word(self, word: str) -> None:
        if word == "trowd":
            self._rows.bordered = self._rows.header = False
        elif word == "trhdr":
            self._rows.header = True
        else:
            self._rows.bordered = True

    def _format_word(self, word: str, number: int) -> None:
        if word == "s":
            self._format = replace(self._format, style=number)
        elif word == "outlinelevel" and 0 <= number < 9:
            self._format = replace(self._format, level=number + 1)
        elif word == "ilvl":
            self._format = replace(self._format, list_level=min(8, max(0, number)))
        elif word == "intbl":
            self._format = replace(self._format, in_table=True)
        elif word in ("qc", "ql", "qr", "qj"):
            self._format = replace(self._format, centred=word == "qc")

    def _bytes(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        data = data[skipped:]
        if self._group.into == "skip" or not data:
            return
        name, code_page = self._font()
        legacy = legacy_of_font(name)
        self._letters(decode_windows(data, "cp1252" if legacy else code_page or self._code_page))

    def _font(self) -> tuple[str, str | None]:
        font = self._group.font if self._group.font is not None else self._default_font
        return self._declared.fonts.get(font, ("", None)) if font is not None else ("", None)

    def _letters(self, letters: str) -> None:
        group = self._group
        if group.into in ("fonts", "styles"):
            self._declared.letters(letters, group.into)
        elif group.into != "skip" and not group.hidden and letters:
            if group.label:
                letters = letters.replace("\t", " ")
                self._current.kind = "list_item"
            piece = Piece(letters, self._font()[0], group.raised, group.bold)
            last = self._current.pieces[-1] if self._current.pieces else None
            if last and last.looks_like(piece):
                last.text += letters
            else:
                self._current.pieces.append(piece)

    def _end_paragraph(self, word: str = "par") -> None:
        done, self._current = self._current, Paragraph()
        self._classify(done)
        if self._group.note:
            done.kind, done.value = "note", self._group.note
            self._notes[self._group.note].append(done)
        elif self._group.into == "box" or self._outer:
            self._boxes.append(done)
        else:
            self._rows.add(done, word, self._format.in_table or word == "nestcell")
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                self._rows.add(box, "par", self._format.in_table)

    def _classify(self, done: Paragraph) -> None:
        style = self._declared.styles.get(self._format.style, "")
        heading = _HEADING.match(style)
        level = int(heading[1]) if heading else self._format.level
        if level:
            done.kind, done.value = "heading", str(level)
        else:
            done.value = str(self._format.list_level + 1) if done.kind == "list_item" else style
        done.centred = self._format.centred
        for piece in done.pieces:
            piece.text = _paired(piece.text)

    def _adopt_typed_mark(self, key: str) -> None:
        """Where the author typed the mark himself, it stands raised before the note, and opens the note's text."""
        pieces, note = self._current.pieces, self._notes[key]
        typed = pieces[-2].text.strip() if len(pieces) > 1 and pieces[-2].raised else ""
        opening = next((piece for line in note for piece in line.pieces if piece.text.strip()), None)
        if typed and opening and opening.text.lstrip().startswith(typed):
            opening.text = opening.text.lstrip()[len(typed) :]
            pieces[-2].anchor = key
            del pieces[-1]


def _paired(text: str) -> str:
    """Surrogates, which rtf writes as two letters, put together."""
    return re.sub(
        "[\ud800-\udbff][\udc00-\udfff]", lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text
    )
