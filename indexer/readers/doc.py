"""Binary Word (97 to 2003)."""

from __future__ import annotations

from indexer.models.source import Source
from indexer.readers.errors import ReadError


def read_doc(name: str, data: bytes) -> Source:
    """The source of a .doc file; raises ReadError."""
    raise ReadError("unsupported", f"«{name}»: chưa đọc được định dạng doc.", "Hãy lưu lại dưới dạng docx.")
