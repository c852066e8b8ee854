"""The layers of a Word 97-2003 file: header, piece table, and the tables that say where properties stand.

Offsets and structures are those of Microsoft's open specification [MS-DOC].
"""

from __future__ import annotations

import io
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import olefile

from indexer.readers.errors import ReadError
from indexer.readers.plain import decode_windows

_RESAVE = "Hãy mở bằng Word hoặc LibreOffice (gói Debian: libreoffice-writer), lưu lại dưới dạng docx rồi thử lại."
_WORD = 0xA5EC
_OLD_WORD = (0xA5DC, 0xA59B, 0xA59C, 0xA697, 0xA698, 0xA699)
_WORD_97 = 0x00C1
_TABLES = 0x9A  # where pairs of offset and length begin
_MAX_LETTERS = 50_000_000


class DocFile:
    """The streams of one file; raises ReadError where they are no Word document of these years."""

    def __init__(self, name: str, data: bytes) -> None:
        """Reads the header and the piece table."""
        self.name = name
        streams = self._streams(data)
        self.main = streams["WordDocument"]
        self._check_header()
        flags = self.u16(0x0A)
        self.table = streams.get("1Table" if flags & 0x0200 else "0Table", b"")
        # Lengths, in letters, of the parts that follow each other in the text.
        counts = struct.unpack_from("<8i", self.main, 0x4C)
        self.text_end, self.footnotes, headers, macros, annotations, self.endnotes, self.boxes, _ = counts
        self.footnotes_at = self.text_end
        self.endnotes_at = self.text_end + self.footnotes + headers + macros + annotations
        self.boxes_at = self.endnotes_at + self.endnotes
        if min(counts) < 0 or sum(counts) > _MAX_LETTERS:
            raise self.broken("phần đầu ghi độ dài vô lý")
        self.pieces = list(self._pieces())

    def broken(self, what: str) -> ReadError:
        """The refusal of a damaged file."""
        return ReadError("damaged", f"«{self.name}» bị hỏng: {what}.", _RESAVE)

    def u16(self, at: int) -> int:
        """A number of the header."""
        return int.from_bytes(self.main[at : at + 2], "little")

    def table_part(self, index: int) -> bytes:
        """The bytes of a table, by its place in the header's list."""
        if len(self.main) < _TABLES + index * 8 + 8:
            return b""
        offset, length = struct.unpack_from("<II", self.main, _TABLES + index * 8)
        return self.table[offset : offset + length]

    def table_after(self, index: int) -> bytes:
        """What follows a table: the levels of lists stand behind the lists."""
        offset, length = struct.unpack_from("<II", self.main, _TABLES + index * 8)
        return self.table[offset + length :]

    def _streams(self, data: bytes) -> dict[str, bytes]:
        try:
            with olefile.OleFileIO(io.BytesIO(data)) as ole:
                if ole.exists("EncryptedPackage"):
                    raise ReadError("encrypted", f"«{self.name}» được đặt mật khẩu.", "Hãy bỏ mật khẩu rồi nạp lại.")
                if not ole.exists("WordDocument"):
                    raise ReadError(
                        "unsupported", f"«{self.name}» là tệp Office cũ nhưng không phải văn bản Word.", _RESAVE
                    )
                wanted = ("WordDocument", "0Table", "1Table")
                return {stream: ole.openstream(stream).read() for stream in wanted if ole.exists(stream)}
        except (OSError, ValueError, IndexError, struct.error) as error:
            raise self.broken("cấu trúc tệp không mở được, có thể tệp bị cắt cụt") from error

    def _check_header(self) -> None:
        if self.u16(0) in _OLD_WORD or (self.u16(0) == _WORD and self.u16(2) < _WORD_97):
            raise ReadError("unsupported", f"«{self.name}» là văn bản của Word 95 hoặc cũ hơn.", _RESAVE)
        if self.u16(0) != _WORD or len(self.main) < 0x200:
            raise self.broken("phần đầu không phải của Word 97-2003")
        if self.u16(0x0A) & 0x0100:
            raise ReadError("encrypted", f"«{self.name}» được đặt mật khẩu.", "Hãy bỏ mật khẩu rồi nạp lại.")

    def _pieces(self) -> Iterator[Piece]:
        clx = self.table_part(33)
        at = 0
        while at + 3 <= len(clx) and clx[at] == 1:  # properties that pieces share
            at += 3 + int.from_bytes(clx[at + 1 : at + 3], "little")
        if at + 5 > len(clx) or clx[at] != 2:
            raise self.broken("không có bảng mảnh văn bản")
        places, entries = plc(clx[at + 5 : at + 5 + int.from_bytes(clx[at + 1 : at + 5], "little")], 8)
        for (start, end), entry in zip(places, entries, strict=True):
            offset = int.from_bytes(entry[2:6], "little")
            single = bool(offset & 0x40000000)
            offset &= 0x3FFFFFFF
            if start < end <= _MAX_LETTERS:
                yield Piece(start, end, offset // 2 if single else offset, 1 if single else 2)

    def letters(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Letters [start, end) of the text, in stretches: the place of the first, its offset in the file, letters."""
        first = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1)
        for piece in self.pieces[first:]:
            if piece.start >= end:
                return
            a, b = max(start, piece.start), min(end, piece.end)
            if a < b:
                offset = piece.offset + (a - piece.start) * piece.width
                yield a, offset, _decoded(self.main[offset : offset + (b - a) * piece.width], piece.width)


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters [start, end) of the text that stand together in the file, in one or two bytes each."""

    start: int
    end: int
    offset: int
    width: int


def plc(data: bytes, size: int) -> tuple[list[tuple[int, int]], list[bytes]]:
    """A table of stretches with an entry of `size` bytes for each."""
    count = max(0, (len(data) - 4) // (4 + size))
    bounds = struct.unpack_from(f"<{count + 1}I", data) if count else ()
    entries = [data[(count + 1) * 4 + n * size :][:size] for n in range(count)]
    return [(bounds[n], bounds[n + 1]) for n in range(count)], entries


def _decoded(data: bytes, width: int) -> str:
    if width == 1:
        return decode_windows(data, "cp1252")
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])))
