"""Fonts and styles of a Word 97-2003 file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.readers.doc_file import DocFile
from indexer.readers.doc_properties import sprms

_STYLES, _FONTS = 1, 15  # places in the header's list of tables
_FONT_NAME_AT = 40
_NO_STYLE = 0xFFF
_FONT_CODES = (0x4A4F, 0x4A51)  # of ASCII letters, of other letters


@dataclass(frozen=True, slots=True)
class Look:
    """What of the look of letters matters to reading."""

    font: int = 0
    bold: bool = False
    raised: bool = False
    hidden: bool = False
    special: bool = False  # the letter is a code for a mark, a field or a picture
    symbol: str = ""  # a letter of a symbol font


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits."""

    name: str = ""
    heading: int = 0
    look: Look = Look()
    paragraph: bytes = b""  # its own paragraph properties, after those of the style it is based on


def changed(look: Look, properties: bytes, base: Look) -> Look:
    """The look with properties laid over it; `base` is that of the style, which a property may invert."""
    for code, operand in sprms(properties):
        value = operand[0] if operand else 0
        if code in _FONT_CODES:
            look = replace(look, font=int.from_bytes(operand, "little"))
        elif code == 0x0835:
            look = replace(look, bold=_toggled(value, base.bold))
        elif code == 0x2A48:
            look = replace(look, raised=value == 1)
        elif code == 0x4845:
            look = replace(look, raised=int.from_bytes(operand, "little", signed=True) > 0)
        elif code in (0x083C, 0x0800):  # hidden; deleted while changes were tracked
            look = replace(look, hidden=look.hidden or _toggled(value, base.hidden))
        elif code == 0x0855:
            look = replace(look, special=bool(value))
        elif code == 0x6A09 and len(operand) == 4:
            letter = chr(int.from_bytes(operand[2:], "little"))
            look = replace(look, symbol=letter, font=int.from_bytes(operand[:2], "little"))
    return look


def _toggled(value: int, base: bool) -> bool:
    return base if value == 0x80 else not base if value == 0x81 else bool(value)


def fonts_of(document: DocFile) -> list[str]:
    """The names of the fonts, by number."""
    data = document.table_part(_FONTS)
    names: list[str] = []
    at = 4
    while at < len(data):
        length = data[at] + 1
        name = data[at + _FONT_NAME_AT : at + length].decode("utf-16-le", errors="ignore")
        names.append(name.partition("\x00")[0])
        at += length
    return names


class Styles:
    """The styles of one document, by number."""

    def __init__(self, document: DocFile) -> None:
        """An absent table has no styles."""
        data = document.table_part(_STYLES)
        head = int.from_bytes(data[:2], "little")
        self._base_size = int.from_bytes(data[4:6], "little") or 10
        self._default = Look(font=int.from_bytes(data[14:16], "little") if head >= 14 else 0)
        self._raw: list[bytes] = []
        at = 2 + head
        while at + 2 <= len(data):
            length = int.from_bytes(data[at : at + 2], "little")
            self._raw.append(data[at + 2 : at + 2 + length])
            at += 2 + length + length % 2
        self._known: dict[int, Style] = {}

    def __getitem__(self, number: int) -> Style:
        """The style of a number; an unknown one is plain."""
        return self._style(number, 0)

    def _style(self, number: int, depth: int) -> Style:
        if number not in self._known:
            raw = self._raw[number] if number < len(self._raw) else b""
            self._known[number] = self._read(raw, depth) if len(raw) > self._base_size else Style(look=self._default)
        return self._known[number]

    def _read(self, raw: bytes, depth: int) -> Style:
        identity = int.from_bytes(raw[:2], "little") & 0xFFF
        kind = raw[2] & 0xF
        based_on = int.from_bytes(raw[2:4], "little") >> 4
        deep = depth > 20 or based_on == _NO_STYLE
        base = Style(look=self._default) if deep else self._style(based_on, depth + 1)
        at = self._base_size
        length = int.from_bytes(raw[at : at + 2], "little")
        name = raw[at + 2 : at + 2 + length * 2].decode("utf-16-le", errors="ignore")
        at += 2 + length * 2 + 2
        parts = list(_parts(raw, at, 2 if kind == 1 else 1))
        paragraph = parts[0][2:] if kind == 1 and parts else b""
        letters = parts[-1] if len(parts) == (2 if kind == 1 else 1) else b""
        return Style(
            name=name,
            heading=identity if 1 <= identity <= 9 else base.heading,
            look=changed(base.look, letters, base.look),
            paragraph=base.paragraph + paragraph,
        )


def _parts(raw: bytes, at: int, count: int) -> list[bytes]:
    parts = []
    for _ in range(count):
        at += at % 2
        length = int.from_bytes(raw[at : at + 2], "little")
        parts.append(raw[at + 2 : at + 2 + length])
        at += 2 + length
    return parts
