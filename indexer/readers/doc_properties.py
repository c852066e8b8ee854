"""Properties of letters and paragraphs in a Word 97-2003 file: pages of 512 bytes that say which hold where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from indexer.readers.doc_file import DocFile, plc

_PAGE = 512
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_TABLE_DEFINITION = 0xD608
_TAB_CHANGES = 0xC615


class Properties:
    """Properties of one kind (of letters or of paragraphs), by offset in the file."""

    def __init__(self, document: DocFile, table: int, entry: int) -> None:
        """`table` is the place in the header's list; entries of paragraphs are 13 bytes, of letters 1."""
        self._main = document.main
        self._entry = entry
        self._pages: dict[int, list[tuple[int, int, bytes]]] = {}
        places, numbers = plc(document.table_part(table), 4)
        self._starts = [start for start, _ in places]
        self._numbers = [int.from_bytes(number[:3], "little") for number in numbers]

    def at(self, offset: int) -> tuple[int, bytes]:
        """The properties at an offset, and the offset to which they hold."""
        which = bisect_right(self._starts, offset) - 1
        if which < 0:
            return (self._starts[0] if self._starts else offset + _PAGE), b""
        stretches = self._page(self._numbers[which])
        found = bisect_right(stretches, offset, key=lambda stretch: stretch[0]) - 1
        if found >= 0 and offset < stretches[found][1]:
            return stretches[found][1], stretches[found][2]
        following = [*self._starts[which + 1 : which + 2], *(s for s, _, _ in stretches[found + 1 : found + 2])]
        return min((start for start in following if start > offset), default=offset + _PAGE), b""

    def _page(self, number: int) -> list[tuple[int, int, bytes]]:
        if number not in self._pages:
            page = self._main[number * _PAGE : (number + 1) * _PAGE]
            self._pages[number] = list(self._stretches(page)) if len(page) == _PAGE else []
        return self._pages[number]

    def _stretches(self, page: bytes) -> Iterator[tuple[int, int, bytes]]:
        count = page[-1]
        entries = (count + 1) * 4
        for n in range(count):
            start = int.from_bytes(page[n * 4 : n * 4 + 4], "little")
            end = int.from_bytes(page[n * 4 + 4 : n * 4 + 8], "little")
            place = entries + n * self._entry
            at = page[place] * 2 if place < _PAGE else 0
            if start < end:
                yield start, end, self._held(page, at) if at else b""

    def _held(self, page: bytes, at: int) -> bytes:
        length = page[at] if at < _PAGE else 0
        if self._entry == 1:
            return page[at + 1 : at + 1 + length]
        if length:
            return page[at + 1 : at + length * 2]
        return page[at + 2 : at + 2 + page[at + 1] * 2] if at + 1 < _PAGE else b""


def sprms(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The single properties in a list of them: code and operand."""
    at = 0
    while at + 2 <= len(data):
        code = int.from_bytes(data[at : at + 2], "little")
        at += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            if at >= len(data):
                return
            if code == _TABLE_DEFINITION:
                size = int.from_bytes(data[at : at + 2], "little") + 1
            elif code == _TAB_CHANGES and data[at] == 255:
                return  # longer than one byte can say; nothing after it matters to reading
            else:
                size = data[at] + 1
        yield code, data[at : at + size]
        at += size
