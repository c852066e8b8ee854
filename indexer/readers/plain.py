"""Text and markdown: bytes to letters, and nothing else."""

from __future__ import annotations

import codecs
import unicodedata
from functools import cache

from indexer.models.source import Source
from indexer.readers.errors import ReadError
from indexer.text import convert_legacy, detect_legacy
from indexer.text.syllables import syllable_share

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536  # bytes
_VIETNAMESE = 0.8  # share of valid syllables
_CONVERTED = "legacy_encoding"


def read_plain(name: str, data: bytes, format_: str) -> Source:
    """The source of a txt or md file; raises ReadError where the bytes are no text."""
    text, encoding, repairs = decode(name, data)
    legacy = detect_legacy(text)
    if legacy is None:
        return Source(name, format_, encoding, "source", text, repairs=repairs)
    converted = convert_legacy(text, legacy)
    changed = sum(not letter.isascii() for letter in converted)
    return Source(name, format_, legacy, "reading", converted, repairs={**repairs, _CONVERTED: changed})


def decode(name: str, data: bytes) -> tuple[str, str, dict[str, int]]:
    """The letters, the name of the encoding, and what was mended on the way."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text, repairs = _decode_as(data[len(bom) :], encoding)
            return text, encoding, {"byte_order_mark": 1, **repairs}
    if utf16 := _utf16_without_bom(data[:_SAMPLE]):
        return _decode_as(data, utf16)[0], utf16, {}
    if _looks_binary(data[:_SAMPLE]):
        raise ReadError(
            "not_text",
            f"«{name}» không phải là văn bản: nội dung là dữ liệu nhị phân, không thuộc định dạng nào được hỗ trợ.",
            "Hãy lưu lại dưới dạng docx, pdf, rtf, html hoặc txt (UTF-8) rồi thử lại.",
        )
    try:
        return data.decode("utf-8"), "utf-8", {}
    except UnicodeDecodeError:
        return _decode_broken(data)


def _decode_as(data: bytes, encoding: str) -> tuple[str, dict[str, int]]:
    try:
        return data.decode(encoding), {}
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return text, {"undecodable_bytes": text.count("\ufffd")}


def _utf16_without_bom(sample: bytes) -> str | None:
    half = len(sample) // 2
    if half < 4:
        return None
    # In Vietnamese text more than half of the letters are ASCII, whose other byte is zero.
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if high > half * 0.4 and low < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if low > half * 0.4 and high < half * 0.05 else None


def _decode_broken(data: bytes) -> tuple[str, str, dict[str, int]]:
    """Bytes that are not UTF-8: damaged UTF-8, or an eight-bit encoding."""
    damaged = data.decode("utf-8", errors="replace")
    lost = damaged.count("\ufffd")
    beyond = sum(1 for letter in damaged[:_SAMPLE] if letter > "\x7f" and letter != "\ufffd")
    if lost * 20 < beyond:
        return damaged, "utf-8", {"undecodable_bytes": lost}
    text = decode_windows(data, "cp1258")
    if (syllable_share(unicodedata.normalize("NFC", text[:_SAMPLE])) or 0.0) > _VIETNAMESE:
        return text, "windows-1258", {}
    # windows-1252 keeps apart the letters that legacy fonts are told by.
    return decode_windows(data, "cp1252"), "windows-1252", {}


@cache
def _letters(codec: str) -> str:
    """The 256 letters of a Windows code page; codes that it leaves open stand for the control of the same number."""
    return "".join(bytes([code]).decode(codec, errors="ignore") or chr(code) for code in range(256))


def decode_windows(data: bytes, codec: str) -> str:
    """Bytes in a Windows code page; never fails."""
    return codecs.charmap_decode(data, "strict", _letters(codec))[0]


def _looks_binary(sample: bytes) -> bool:
    controls = sum(sample.count(bytes([code])) for code in (*range(7), 0x0E, 0x0F, *range(0x10, 0x1A)))
    return controls * 50 > len(sample)
