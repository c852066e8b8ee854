"""Lists of a Word 97-2003 file."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.readers.doc_file import DocFile
from indexer.readers.doc_styles import Look, changed
from indexer.readers.listing import Level, Listing

_LISTS, _OVERRIDES = 73, 74  # places in the header's list of tables
_FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    22: "decimalZero", 23: "bullet", 255: "none",
}  # fmt: skip
_LIST_SIZE, _LEVEL_SIZE, _OVERRIDE_SIZE = 28, 28, 16


def lists_of(document: DocFile, fonts: list[str]) -> dict[str, Listing]:
    """The lists that paragraphs name, by number from 1."""
    levels = _levels_by_list(document, fonts)
    data = document.table_part(_OVERRIDES)
    count = min(int.from_bytes(data[:4], "little"), len(data) // _OVERRIDE_SIZE)
    cursor = _Cursor(data, 4 + count * _OVERRIDE_SIZE)
    lists = {}
    for number in range(count):
        entry = data[4 + number * _OVERRIDE_SIZE :][:_OVERRIDE_SIZE]
        key = entry[:4].hex()
        own, starts = dict(levels.get(key, {})), {}
        cursor.take(4)
        for _ in range(min(9, entry[12])):
            start, flags = cursor.number(4), cursor.number(4)
            level = flags & 0xF
            if flags & 0x20:
                own[level] = _level(cursor, fonts)
            if flags & 0x10:
                starts[level] = own[level].start if flags & 0x20 else start
        lists[str(number + 1)] = Listing(key, own, starts)
    return lists


@dataclass(slots=True)
class _Cursor:
    data: bytes
    at: int = 0

    def take(self, length: int) -> bytes:
        taken = self.data[self.at : self.at + length]
        self.at += length
        return taken

    def number(self, length: int) -> int:
        return int.from_bytes(self.take(length), "little")


def _levels_by_list(document: DocFile, fonts: list[str]) -> dict[str, dict[int, Level]]:
    data = document.table_part(_LISTS)
    count = min(int.from_bytes(data[:2], "little"), len(data) // _LIST_SIZE)
    cursor = _Cursor(document.table_after(_LISTS)) if data else _Cursor(b"")
    found = {}
    for number in range(count):
        entry = data[2 + number * _LIST_SIZE :][:_LIST_SIZE]
        simple = bool(entry[26] & 1)
        found[entry[:4].hex()] = {level: _level(cursor, fonts) for level in range(1 if simple else 9)}
    return found


def _level(cursor: _Cursor, fonts: list[str]) -> Level:
    head = cursor.take(_LEVEL_SIZE).ljust(_LEVEL_SIZE, b"\x00")
    cursor.take(head[25])
    look = changed(Look(font=-1), cursor.take(head[24]), Look())
    length = min(cursor.number(2), 255)
    text = cursor.take(length * 2).decode("utf-16-le", errors="ignore")
    return Level(
        start=min(int.from_bytes(head[:4], "little"), 0x7FFF),
        format=_FORMATS.get(head[4], "decimal"),
        text="".join(f"%{ord(letter) + 1}" if ord(letter) < 9 else letter for letter in text),
        legal=bool(head[5] & 4),
        restart=0 if head[5] & 8 else None,
        font=fonts[look.font] if 0 <= look.font < len(fonts) else "",
    )
