"""Runs of a docx paragraph: letters, breaks, note marks, tracked changes, text boxes."""

from __future__ import annotations

from lxml import etree

from indexer.readers.docx_note_numbers import NoteNumbers
from indexer.readers.docx_styles import VAL, Look, Styles, W, look_of
from indexer.readers.flow import Piece

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DROPPED = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "rt"))
_LETTERS = {f"{W}tab": "\t", f"{W}cr": "\v", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad", f"{W}ptab": "\t"}
_NOTE_MARKS = {f"{W}footnoteReference": "f", f"{W}endnoteReference": "e"}
_HOLDERS = frozenset((f"{W}drawing", f"{W}pict", f"{W}object", f"{_MC}AlternateContent"))
_BOX = f"{W}txbxContent"


class Runs:
    """Reads the runs of paragraphs; remembers the note marks that authors typed themselves."""

    def __init__(self, styles: Styles, numbers: NoteNumbers | None = None) -> None:
        """Looks are taken from the styles; automatic marks are counted where `numbers` are given."""
        self._styles = styles
        self.numbers = numbers
        self.typed_marks: dict[str, str] = {}

    def pieces(self, paragraph: etree._Element, base: Look, boxes: list[etree._Element]) -> list[Piece]:
        """The pieces of a paragraph; text boxes tied to it are added to `boxes`."""
        found: list[Piece] = []
        self._walk(paragraph, base.over(self._styles.default_look), boxes, found)
        return found

    def _walk(self, parent: etree._Element, base: Look, boxes: list[etree._Element], found: list[Piece]) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child, base, boxes, found)
            elif child.tag == f"{_MC}AlternateContent":
                self._box(child, boxes)
            elif isinstance(child.tag, str) and child.tag not in _DROPPED:
                self._walk(child, base, boxes, found)

    def _run(self, run: etree._Element, base: Look, boxes: list[etree._Element], found: list[Piece]) -> None:
        look = self._look(run.find(f"{W}rPr"), base)
        if look.hidden:
            return
        mark = ""  # key of a note whose mark the author types in this run
        for child in run:
            if self.numbers:
                self.numbers.element(child)
            if child.tag in _NOTE_MARKS:
                mark = self._note_mark(child, look, found)
            elif child.tag in _HOLDERS:
                self._box(child, boxes)
            elif child.tag == f"{W}ruby":
                self._walk(child, base, boxes, found)
            elif text := _letters(child):
                font = child.get(f"{W}font", "") if child.tag == f"{W}sym" else look.font or ""
                found.append(Piece(text, font, bool(look.raised), bool(look.bold), mark))
                if mark:
                    self.typed_marks[mark], mark = text.strip(), ""
        if mark:
            found.append(Piece("", look.font or "", anchor=mark))

    def _note_mark(self, mark: etree._Element, look: Look, found: list[Piece]) -> str:
        """Write down an automatic mark; the key of a note whose mark is typed after it, else nothing."""
        key = _NOTE_MARKS[mark.tag] + mark.get(f"{W}id", "")
        if mark.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            return key
        found.append(Piece("", look.font or "", anchor=key))
        if self.numbers:
            self.numbers.note(key)
        return ""

    def _look(self, properties: etree._Element | None, base: Look) -> Look:
        style = properties.find(f"{W}rStyle") if properties is not None else None
        styled = self._styles[style.get(VAL, "")].look.over(base) if style is not None else base
        return look_of(properties).over(styled)

    def _box(self, holder: etree._Element, boxes: list[etree._Element]) -> None:
        """The text boxes in a drawing, each once: a drawing carries a second form of itself for old programs."""
        for choice in holder.iter(f"{_MC}Choice", f"{_MC}Fallback", _BOX):
            if choice.tag == _BOX and not any(box in boxes for box in choice.iterancestors(_BOX)):
                fallback = next(choice.iterancestors(f"{_MC}Fallback"), None)
                if fallback is None or not _chosen(fallback):
                    boxes.append(choice)


def _chosen(fallback: etree._Element) -> bool:
    """Whether the other form, which is preferred, holds a text box itself."""
    choice = fallback.getprevious()
    return choice is not None and next(choice.iter(_BOX), None) is not None


def _letters(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}br":
        return "" if element.get(f"{W}type") in ("page", "column") else "\v"
    if element.tag == f"{W}sym":
        code = element.get(f"{W}char", "")
        return chr(int(code, 16)) if len(code) == 4 and all(c in "0123456789abcdefABCDEF" for c in code) else ""
    return _LETTERS.get(element.tag, "") if isinstance(element.tag, str) else ""
