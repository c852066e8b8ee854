"""Ordinals as reports write them: roman (`XIX`), arabic (`19`), in words (`lần thứ tư`), in scan form."""

from __future__ import annotations

import re

ROMAN = r"(?:[ivx]{1,6}|[ivx]{0,5}l[ivx]{0,5})"  # xix, xiii; xlii is read too, to be refused
ARABIC = r"[0-9]{1,2}"
ORDINAL = rf"(?:{ROMAN}|{ARABIC})(?![0-9a-z])"  # xii, 12

_UNITS = {
    "nhat": 1, "mot": 1, "hai": 2, "nhi": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7,
    "bẩy": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
_WORD = "|".join(_UNITS)
ORDINAL_WORD = rf"(?:muoi(?:[ ](?:{_WORD}))?|{_WORD})(?![0-9a-z])"  # tu, sau, muoi, muoi mot

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_ROMAN_SHAPE = re.compile(r"(?:x{0,3}|xl|l)(?:ix|iv|v?i{0,4})")
HIGHEST = 40  # no congress and no plenum counts higher: `khóa XLII` is a slip


def ordinal(written: str) -> int | None:
    """The number that an ordinal in scan form means, None where it means none (`iiv`, `xlii`, `0`)."""
    if written.isdigit():
        number = int(written)
    elif written in _UNITS:
        number = _UNITS[written]
    elif written.startswith("muoi "):
        number = 10 + _UNITS[written[5:]]
    else:
        number = _roman(written)
    return number if 1 <= number <= HIGHEST else None


def _roman(written: str) -> int:
    if not _ROMAN_SHAPE.fullmatch(written):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in written]
    return sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))
