"""Letters of a pdf page with their places, gathered into fragments: letters in one look that follow each other."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_MAX_LETTERS = 200_000  # a page of a newspaper has 30,000
_Handle = Any  # pointers of ctypes, which have no public type
_GENERATED_BREAK = "\r\n"


@dataclass(slots=True)
class Fragment:
    """Letters in one font on one baseline; places in points, y upwards from the foot of the page as it is read."""

    text: str
    font: str
    size: float
    bold: bool
    left: float
    right: float
    base: float
    upright: bool = True


class PageTooFullError(Exception):
    """A page with more letters than any real page has."""


@dataclass(slots=True)
class PageLetters:
    """The fragments of a page, in the order they are drawn."""

    width: float
    height: float
    fragments: list[Fragment] = field(default_factory=list)
    has_image: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    font: str
    size: float
    bold: bool
    turned: int  # quarter turns of the writing against the page


class LetterReader:
    """Reads pages of one document; fonts are looked up once."""

    def __init__(self) -> None:
        """Nothing is known of fonts yet."""
        self._fonts: dict[int, tuple[str, bool]] = {}

    def read(self, page: pypdfium2.PdfPage) -> PageLetters:
        """The letters of a page, turned as the reader holds it."""
        text_page = page.get_textpage()
        try:
            return self._read(page, text_page.raw)
        finally:
            text_page.close()

    def _read(self, page: pypdfium2.PdfPage, raw: _Handle) -> PageLetters:
        width, height = page.get_size()
        count = pdfium.FPDFText_CountChars(raw)
        if count > _MAX_LETTERS:
            raise PageTooFullError(count)
        found = PageLetters(width, height)
        found.has_image = count < 50 and any(o.type == pdfium.FPDF_PAGEOBJ_IMAGE for o in page.get_objects(max_depth=3))
        turn = pdfium.FPDFPage_GetRotation(page.raw)
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        looks: dict[int, _Look] = {}
        open_: Fragment | None = None
        known = None
        for index in range(count):
            letter = chr(pdfium.FPDFText_GetUnicode(raw, index))
            if letter in _GENERATED_BREAK:
                open_ = None if open_ is None or open_.upright else open_
                continue
            if letter == " " and open_ is not None and pdfium.FPDFText_IsGenerated(raw, index) == 1:
                open_.text += letter
                continue
            look = self._look(pdfium.FPDFText_GetTextObject(raw, index), looks)
            pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
            pdfium.FPDFText_GetLooseCharBox(raw, index, box)
            left, right, base = _turned((x.value, y.value), box, turn, (width, height))
            if open_ is not None and known == look and _follows(open_, left, base):
                open_.text += letter
                open_.right = max(open_.right, right)
                if not open_.upright:
                    open_.left, open_.right, open_.base = left, right, base
            else:
                upright = (look.turned - turn) % 4 == 0
                open_ = Fragment(letter, look.font, look.size, look.bold, left, right, base, upright)
                known = look
                found.fragments.append(open_)
        return found

    def _look(self, text_object: _Handle, known: dict[int, _Look]) -> _Look:
        address = ctypes.addressof(text_object.contents) if text_object else 0
        if address not in known:
            known[address] = self._new_look(text_object) if address else _Look("", 0.0, False, 0)
        return known[address]

    def _new_look(self, text_object: _Handle) -> _Look:
        size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        pdfium.FPDFTextObj_GetFontSize(text_object, size)
        pdfium.FPDFPageObj_GetMatrix(text_object, matrix)
        angle = math.degrees(math.atan2(matrix.b, matrix.a))
        font, bold = self._font(pdfium.FPDFTextObj_GetFont(text_object))
        return _Look(font, round(size.value * math.hypot(matrix.c, matrix.d), 1), bold, round(angle / 90) % 4)

    def _font(self, font: _Handle) -> tuple[str, bool]:
        address = ctypes.addressof(font.contents) if font else 0
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            length = pdfium.FPDFFont_GetBaseFontName(font, buffer, 256) if address else 0
            name = buffer.value.decode("utf-8", errors="replace") if 0 < length <= 256 else ""
            heavy = bool(address) and pdfium.FPDFFont_GetWeight(font) >= 700
            self._fonts[address] = (name, heavy or "bold" in name.lower())
        return self._fonts[address]


def _follows(open_: Fragment, left: float, base: float) -> bool:
    """Whether a letter of the same look stands on where the fragment ends."""
    near = open_.size * 0.35 + 1
    if not open_.upright:
        return abs(left - open_.left) + abs(base - open_.base) < open_.size * 2
    return abs(base - open_.base) < open_.size * 0.12 + 0.5 and open_.right - near * 3 < left < open_.right + near * 4


def _turned(
    origin: tuple[float, float], box: pdfium.FS_RECTF, turn: int, size: tuple[float, float]
) -> tuple[float, float, float]:
    """Left, right and baseline as the page is held; `size` is that of the page as it is held."""
    (x, y), (width, height) = origin, size
    if turn == 1:
        return y, y + (box.top - box.bottom), height - x
    if turn == 2:
        return width - x, width - x + (box.right - box.left), height - y
    if turn == 3:
        return width - y, width - y + (box.top - box.bottom), x
    return x, max(box.right, x), y
