"""Written names and numbers in the one spelling that the register's keys and ids are made of."""

from __future__ import annotations

import re
import unicodedata

_CENTRAL = re.compile(r"T\.?Ư(?!\w)", re.IGNORECASE)
_DASH = re.compile("[‐‑‒–—−]")
_LEADING_DIGITS = re.compile(r"0*(\d+)")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def ascii_fold(text: str) -> str:
    """The text in lower-case letters without accents, `đ` as `d`; signs stay."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def slug(name: str) -> str:
    """A name as it stands in ids: lower-case ASCII words joined by `-` (`Cán bộ, công chức`: `can-bo-cong-chuc`)."""
    return _NOT_SLUG.sub("-", ascii_fold(name).replace("&", "")).strip("-")


def fold_number(number: str) -> str:
    """A document's number as a key: `5 – CT/TƯ` and `05-CT/TW` are both `05-ct/tw`; damage is not mended.

    TƯ is Trung ương and TU is Tỉnh ủy: only the hook tells them apart, so it is read before accents go.
    """
    central = _CENTRAL.sub("TW", unicodedata.normalize("NFC", number))
    folded = ascii_fold("".join(_DASH.sub("-", central).split()))
    return _LEADING_DIGITS.sub(lambda match: match[1].zfill(2), folded, count=1)
