"""Zip packages from strangers: limits first, then parts; nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import join, normpath

from lxml import etree

from indexer.readers.errors import ReadError

_MAX_ENTRIES = 10_000
_MAX_TOTAL = 512 * 2**20  # bytes when unpacked
_MAX_RATIO = 300  # office documents stay under 60; bombs are over 1000
_RATIO_MATTERS = 5 * 2**20
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_RESAVE = "Hãy mở bằng Word hoặc LibreOffice, lưu lại dưới dạng docx rồi thử lại."


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: the last word of its type, and the part's name."""

    kind: str
    target: str


class Package:
    """The parts of an office document."""

    def __init__(self, name: str, data: bytes) -> None:
        """Raises ReadError where the archive is broken, encrypted or a bomb."""
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise self.broken("tệp nén bên trong không mở được, có thể tệp bị cắt cụt") from error
        entries = self._zip.infolist()
        self._refuse_bombs(entries)
        if any(entry.flag_bits & 1 for entry in entries):
            raise ReadError("encrypted", f"«{name}» được đặt mật khẩu.", "Hãy bỏ mật khẩu rồi nạp lại.")
        self.names = frozenset(entry.filename for entry in entries)

    def broken(self, what: str) -> ReadError:
        """The refusal of a damaged file."""
        return ReadError("damaged", f"«{self.name}» bị hỏng: {what}.", _RESAVE)

    def part(self, name: str) -> bytes:
        """The bytes of a part; raises ReadError."""
        try:
            return self._zip.read(name)
        except KeyError:
            raise self.broken(f"thiếu phần {name}") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise self.broken(f"không giải nén được phần {name}") from error

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part; entities and outside references are never followed."""
        data = self.part(name)
        if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
            raise ReadError("unsafe", f"«{self.name}»: phần {name} chứa khai báo thực thể XML, bị từ chối.", _RESAVE)
        if _STRICT in data:
            for strict, transitional in _TRANSITIONAL.items():
                data = data.replace(strict, transitional)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
                raise MemoryError from error
            raise self.broken(f"phần {name} không phải XML hợp lệ") from error
        if root is None:
            raise self.broken(f"phần {name} không phải XML hợp lệ")
        return root

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part links to inside the package, by the id of the link."""
        folder, _, file = part.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels".lstrip("/")
        if rels not in self.names:
            return {}
        links = {}
        for link in self.xml(rels).iter("{*}Relationship"):
            if link.get("TargetMode") != "External":
                target = link.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
                links[link.get("Id", "")] = Relation(link.get("Type", "").rpartition("/")[2], path)
        return links

    def _refuse_bombs(self, entries: list[zipfile.ZipInfo]) -> None:
        total = sum(entry.file_size for entry in entries)
        steep = any(
            entry.file_size > _RATIO_MATTERS and entry.file_size > _MAX_RATIO * max(1, entry.compress_size)
            for entry in entries
        )
        if len(entries) > _MAX_ENTRIES or total > _MAX_TOTAL or steep:
            raise ReadError(
                "bomb",
                f"«{self.name}» bị từ chối: {len(entries)} phần, bung ra {total // 2**20} MB, giống bom nén.",
                "Nếu tệp đáng tin, hãy bỏ bớt hình ảnh, lưu lại rồi thử lại.",
            )
