"""Makes Word 97 files from known text, small ones: a compound file with a WordDocument and a table stream."""

from __future__ import annotations

import struct
from dataclasses import dataclass

FONTS = ("Times New Roman", "VNI-Times", ".VnTime")
_TEXT_AT = 0x800
_PAGE = 512


def run(text, *properties, font=None):
    """Letters with single properties (code, operand bytes)."""
    if font is not None:
        number = font.to_bytes(2, "little")
        properties = ((0x4A4F, number), (0x4A51, number), *properties)
    return text, b"".join(code.to_bytes(2, "little") + operand for code, operand in properties)


RAISED = (0x2A48, b"\x01")
BOLD = (0x0835, b"\x01")
DELETED = (0x0800, b"\x01")
SPECIAL = (0x0855, b"\x01")
IN_TABLE = (0x2416, b"\x01")
ROW_END = (0x2417, b"\x01")
BORDERS = (0xD605, b"\x18" + b"\x04\x01\x00\x00" * 6)


@dataclass
class Paragraph:
    """Runs, the letter that ends them, and paragraph properties."""

    runs: list
    end: str = "\r"
    style: int = 0
    properties: tuple = ()


def paragraph(*runs, end="\r", style=0, properties=()):
    return Paragraph([run(r) if isinstance(r, str) else r for r in runs], end, style, properties)


@dataclass
class Made:
    """Where the notes' marks stand and what their texts are; `typed` where the author typed the mark."""

    place: int
    paragraphs: list
    typed: bool = False


def document(body, *, footnotes=(), endnotes=(), fonts=FONTS, single=False, flags=0, levels=()):
    """The bytes of a .doc."""
    stories = [body, [p for n in footnotes for p in n.paragraphs], [p for n in endnotes for p in n.paragraphs]]
    lengths = [sum(len(p.end) + sum(len(t) for t, _ in p.runs) for p in story) for story in stories]
    width = 1 if single else 2
    writer = _Pages(width)
    text = "".join(writer.add(p) for story in stories for p in story)
    data = text.encode("cp1252") if single else text.encode("utf-16-le", "surrogatepass")
    first_page = (_TEXT_AT + len(data) + _PAGE - 1) // _PAGE
    pages, letters, paragraphs = writer.pages(first_page)
    offset = _TEXT_AT * 2 | 0x40000000 if single else _TEXT_AT
    tables = {
        1: _styles(),
        2: _marks(footnotes, lengths[0]),
        3: _texts(footnotes),
        12: letters,
        13: paragraphs,
        15: _fonts(fonts),
        33: b"\x02" + struct.pack("<I2IHIH", 16, 0, len(text), 0, offset, 0),
        46: _marks(endnotes, lengths[0]),
        47: _texts(endnotes),
        73: _lists(levels),
        74: _overrides(levels),
    }
    behind = {73: b"".join(_level(*level) for level in levels)}
    header = bytearray(_TEXT_AT)
    struct.pack_into("<HH", header, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", header, 0x0A, 0x0200 | flags)
    struct.pack_into("<8i", header, 0x4C, lengths[0], lengths[1], 0, 0, 0, lengths[2], 0, 0)
    table = b""
    for index, content in tables.items():
        struct.pack_into("<II", header, 0x9A + index * 8, len(table), len(content))
        table += content + behind.get(index, b"")
    main = (bytes(header) + data).ljust(first_page * _PAGE, b"\x00") + pages
    return compound({"WordDocument": main, "1Table": table})


class _Pages:
    """Pages of properties: one for letters, one for paragraphs."""

    def __init__(self, width):
        self._width = width
        self._at = _TEXT_AT
        self._runs = []
        self._paragraphs = []

    def add(self, made):
        start = self._at
        for text, properties in [*made.runs, (made.end, b"")]:
            end = self._at + len(text) * self._width
            self._runs.append((self._at, end, bytes([len(properties)]) + properties if properties else b""))
            self._at = end
        held = made.style.to_bytes(2, "little")
        held += b"".join(code.to_bytes(2, "little") + operand for code, operand in made.properties)
        held += b"\x00" if len(held) % 2 == 0 else b""
        self._paragraphs.append((start, self._at, bytes([(len(held) + 1) // 2]) + held))
        return "".join(text for text, _ in made.runs) + made.end

    def pages(self, first):
        runs, run_table = _kind(self._runs, 1, first)
        paragraphs, paragraph_table = _kind(self._paragraphs, 13, first + len(runs) // _PAGE)
        return runs + paragraphs, run_table, paragraph_table


def _kind(stretches, entry, first):
    pages, bounds = b"", []
    for at in range(0, len(stretches), 12):
        part = stretches[at : at + 12]
        page = bytearray(_PAGE)
        free = _PAGE - 2
        for n, (start, end, held) in enumerate(part):
            struct.pack_into("<II", page, n * 4, start, end)
            if held:
                free = (free - len(held)) // 2 * 2
                page[free : free + len(held)] = held
                page[(len(part) + 1) * 4 + n * entry] = free // 2
        page[-1] = len(part)
        pages += bytes(page)
        bounds.append(part[0][0])
    bounds.append(stretches[-1][1])
    numbers = [first + n for n in range(len(bounds) - 1)]
    return pages, struct.pack(f"<{len(bounds) + len(numbers)}I", *bounds, *numbers)


def _fonts(names):
    fonts = b""
    for name in names:
        letters = name.encode("utf-16-le") + b"\x00\x00"
        fonts += bytes([39 + len(letters)]) + b"\x00" * 39 + letters
    return struct.pack("<HH", len(names), 0) + fonts


def listed(number, level=0):
    """The properties of a paragraph of a list."""
    return (0x460B, number.to_bytes(2, "little")), (0x260A, bytes([level]))


def _lists(levels):
    """One list of nine levels."""
    return struct.pack("<Hii18xBx", 1, 77, 0, 0) if levels else b""


def _overrides(levels):
    """The list twice, the second time starting anew."""
    if not levels:
        return b""
    first, second = struct.pack("<i8xBBH", 77, 0, 0, 0), struct.pack("<i8xBBH", 77, 1, 0, 0)
    return (
        struct.pack("<I", 2) + first + second + struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, 1) + struct.pack("<I", 0x10)
    )


def _level(start, kind, text):
    head = struct.pack("<iBB", start, kind, 0) + b"\x00" * 9 + b"\x00" + b"\x00" * 8 + b"\x00\x00\x00\x00"
    return head + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def _styles():
    """Normal and heading 1, then a style set in the second font."""
    head = struct.pack("<9H", 3, 10, 0, 0, 0, 0, 0, 0, 0)
    font = b"\x4f\x4a\x01\x00\x51\x4a\x01\x00"
    entries = b"".join(
        struct.pack("<H", len(entry)) + entry
        for entry in (_style(0, "Normal"), _style(1, "heading 1", base=0), _style(0xFFE, "Cu", base=0, letters=font))
    )
    return struct.pack("<H", len(head)) + head + entries


def _style(identity, name, base=0xFFF, letters=b""):
    entry = struct.pack("<5H", identity, base << 4 | 1, 2, 0, 0) + struct.pack("<H", len(name))
    entry += name.encode("utf-16-le") + b"\x00\x00"
    for part in (b"\x00\x00", letters):
        entry += struct.pack("<H", len(part)) + part
    return entry + b"\x00" * (len(entry) % 2)


def _marks(notes, end):
    if not notes:
        return b""
    automatic = [0 if note.typed else 1 for note in notes]
    return struct.pack(f"<{len(notes) + 1}I{len(notes)}H", *(note.place for note in notes), end, *automatic)


def _texts(notes):
    places, at = [0], 0
    for note in notes:
        at += sum(len(p.end) + sum(len(t) for t, _ in p.runs) for p in note.paragraphs)
        places.append(at)
    return struct.pack(f"<{len(places)}I", *places) if notes else b""


def compound(streams):
    """An OLE2 compound file; streams are filled up to 4096 bytes, so that none goes to the mini stream."""
    sectors, entries, chain = [], [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)], []
    for n, (name, content) in enumerate(streams.items(), start=1):
        filled = content.ljust(4096, b"\x00")
        start, count = len(sectors), (len(filled) + 511) // 512
        sectors += [filled[at * 512 : at * 512 + 512].ljust(512, b"\x00") for at in range(count)]
        chain += [*range(start + 1, start + count), 0xFFFFFFFE]
        entries.append(_entry(name, 2, start, len(filled), right=n + 1 if n < len(streams) else 0xFFFFFFFF))
    directory = b"".join(entries).ljust(-(-len(entries) // 4) * 512, b"\x00")
    directory_at = len(sectors)
    count = len(directory) // 512
    sectors += [directory[at * 512 : at * 512 + 512] for at in range(count)]
    chain += [*range(directory_at + 1, directory_at + count), 0xFFFFFFFE]
    fat_at, fat_count = len(sectors), (len(chain) + 8) // 127 + 1
    chain += [0xFFFFFFFD] * fat_count
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(fat_count * 512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16 + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + b"\x00" * 6
    head += struct.pack("<9I", 0, fat_count, directory_at, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack(f"<{fat_count}I", *range(fat_at, fat_at + fat_count))
    return head.ljust(512, b"\xff") + b"".join(sectors) + fat


def _entry(name, kind, start, size, child=0xFFFFFFFF, right=0xFFFFFFFF):
    letters = name.encode("utf-16-le") + b"\x00\x00"
    links = struct.pack("<BBIII", kind, 1, 0xFFFFFFFF, right, child)
    return (
        letters.ljust(64, b"\x00")
        + struct.pack("<H", len(letters))
        + links
        + b"\x00" * 36
        + struct.pack("<IQ", start, size)
    )
