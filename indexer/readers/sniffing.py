"""Which format bytes are in, told by the bytes: names lie (html and rtf are often called .doc)."""

from __future__ import annotations

import re
from typing import Literal

from indexer.readers.errors import ReadError

Format = Literal["txt", "md", "html", "mhtml", "docx", "pdf", "rtf", "doc"]

_HEAD = 4096
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S
)
_ANY_TAG = re.compile(rb"<(?:p|div|br|table|span|font|h[1-6])\b", re.I)
_UTF16_HTML = re.compile("\\s*<(?:!doctype\\s+html|html)", re.I)
_FOREIGN = (
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"II*\x00", "ảnh TIFF"),
    (b"MM\x00*", "ảnh TIFF"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"PK\x05\x06", "tệp zip rỗng"),
    (b"\x7fELF", "chương trình"),
    (b"MZ", "chương trình"),
    (b"SQLite format 3", "cơ sở dữ liệu"),
)


def sniff(name: str, data: bytes) -> Format:
    """The format of the bytes; the name only tells md from txt. Raises ReadError for what is no document."""
    if not data.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise ReadError("empty", f"«{name}» rỗng: tệp không có nội dung.", "Hãy kiểm tra lại tệp gốc rồi nạp lại.")
    head = data[:_HEAD]
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "doc"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    for start, what in _FOREIGN:
        if head.startswith(start) and (what != "chương trình" or b"\x00" in head):
            raise ReadError(
                "unsupported",
                f"«{name}» là {what}, không phải văn bản đọc được.",
                "Hãy nạp bản docx, pdf có lớp chữ, rtf, doc, html hoặc txt.",
            )
    return _sniff_text(name, head)


def _sniff_text(name: str, head: bytes) -> Format:
    suffix = name.lower().rpartition(".")[2]
    if re.match(rb"(?:[\w-]+:[^\n]*\n)*?MIME-Version:", head, re.I):
        return "mhtml"
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        decoded = head[2:].decode("utf-16-le" if head[0] == 0xFF else "utf-16-be", errors="ignore")
        plain = decoded.encode("utf-8", errors="ignore")
    if _HTML.match(plain) or (suffix in ("html", "htm", "doc") and _ANY_TAG.search(plain)):
        return "html"
    return "md" if suffix in ("md", "markdown") else "txt"
