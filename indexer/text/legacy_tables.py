"""Letters of the legacy encodings, as they surface when their bytes are read as windows-1252.

TCVN3 is TCVN 5712:1993 VN3 (fonts .VnTime, .VnArial, ABC); it has no accented capitals: a font whose name ends in H
draws them. VNI is VNI-Windows (fonts VNI-Times, VNI-Helve): a letter, then a sign for its accents.
VIQR is RFC 1456.
"""

from __future__ import annotations

import unicodedata

_TCVN3_CODES = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãá",
    0xB9: "ạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"

VNI_SIGNS = {
    "ù": _ACUTE,
    "ø": _GRAVE,
    "û": _HOOK,
    "õ": _TILDE,
    "ï": _DOT,
    "â": _CIRCUMFLEX,
    "á": _CIRCUMFLEX + _ACUTE,
    "à": _CIRCUMFLEX + _GRAVE,
    "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE,
    "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE,
    "é": _BREVE + _ACUTE,
    "è": _BREVE + _GRAVE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}
_VNI_BASES = {"a": "a", "e": "e", "i": "i", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "ò": "ị", "æ": "ỉ", "ó": "ĩ", "î": "ỵ"}
_VIQR_SHAPES = {"a(": "ă", "a^": "â", "e^": "ê", "o^": "ô", "o+": "ơ", "o*": "ơ", "u+": "ư", "u*": "ư"}
_VIQR_TONES = {"'": _ACUTE, "`": _GRAVE, "?": _HOOK, "~": _TILDE, ".": _DOT}


def _compose(base: str, marks: str) -> str | None:
    letter = unicodedata.normalize("NFC", base + marks)
    return letter if len(letter) == 1 else None


def _tcvn3() -> dict[str, str]:
    return {chr(first + at): letter for first, row in _TCVN3_CODES.items() for at, letter in enumerate(row)}


def _vni() -> dict[str, str]:
    table: dict[str, str] = {}
    for written, base in _VNI_BASES.items():
        for sign, marks in VNI_SIGNS.items():
            letter = _compose(base, marks)
            if letter:
                table[written + sign] = letter
                # Capitals carry the capital sign; some typists left the small one on.
                table[written.upper() + sign.upper()] = table[written.upper() + sign] = letter.upper()
    for written, letter in _VNI_ALONE.items():
        table[written], table[written.upper()] = letter, letter.upper()
    return table


def _viqr() -> dict[str, str]:
    shapes = {**{vowel: vowel for vowel in "aeiouy"}, **_VIQR_SHAPES}
    table = dict(_VIQR_SHAPES)
    table |= {
        written + sign: _compose(base, tone) or ""
        for written, base in shapes.items()
        for sign, tone in _VIQR_TONES.items()
    }
    table["dd"] = "đ"
    table |= {written[0].upper() + written[1:]: letter.upper() for written, letter in table.items()}
    table["DD"] = table["dD"] = "Đ"
    return table


TCVN3 = _tcvn3()
VNI = _vni()
VIQR = _viqr()
