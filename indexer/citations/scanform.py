"""The form of a text that the grammar reads: small letters without accents, one sign for each family, same length."""

from __future__ import annotations

import unicodedata
from functools import cache

from indexer.text.fold import fold

_DASHES = "‐‑‒–—―−﹣－"
_SPACES = "\t\n\r\f\v\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_QUOTES = "“”„‟«»″"
_SLASHES = "⁄∕／"
_CELLS = "|│"  # between the cells of a table: "205-QĐ/TW | 23/9/2019 | Bộ Chính trị"


def scan_form(text: str) -> str:
    """The text as the grammar reads it; offsets are those of the text.

    Accents go because real texts carry wrong ones (`chính đản`, `Đảng bộ Khôi`) and both tone placements.
    """
    return text.translate(_table())


def shape(text: str) -> str:
    """A symbol as a key: capitals, NFC; `TƯ` (Trung ương) stays apart from `TU` (Tỉnh ủy)."""
    return unicodedata.normalize("NFC", text).upper()


@cache
def _table() -> dict[int, str]:
    letters = (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    table = {code: _one(fold(chr(code)), chr(code)) for code in letters}
    for signs, sign in ((_DASHES, "-"), (_SPACES, " "), (_QUOTES, '"'), (_SLASHES, "/"), (_CELLS, ",")):
        table |= {ord(letter): sign for letter in signs}
    return table


def _one(folded: str, letter: str) -> str:
    return folded if len(folded) == 1 else letter
