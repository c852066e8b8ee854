"""Formats that only a sandboxed worker may parse, and their parsers."""

from __future__ import annotations

from indexer.models.source import Source
from indexer.readers.doc import read_doc
from indexer.readers.docx import read_docx
from indexer.readers.errors import ReadError
from indexer.readers.html import read_html, read_mhtml
from indexer.readers.pdf import read_pdf
from indexer.readers.rtf import read_rtf

_PARSERS = {
    "docx": read_docx,
    "pdf": read_pdf,
    "rtf": read_rtf,
    "html": read_html,
    "mhtml": read_mhtml,
    "doc": read_doc,
}


def parse(name: str, data: bytes, format_: str) -> Source:
    """The source of a file in a format that is not plain text, in this very process; raises ReadError."""
    source = _PARSERS[format_](name, data)
    if not source.text.strip():
        raise ReadError("empty", f"«{name}» không có chữ nào.", "Hãy kiểm tra lại tệp gốc rồi nạp lại.")
    return source
