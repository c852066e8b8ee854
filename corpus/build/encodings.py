"""Text in the encodings and fonts that Vietnamese offices used before Unicode.

Sources: TCVN 5712:1993 (VN3) and the VNI for Windows table, as their fonts (.VnTime, VNI-Times) draw them.
"""

from __future__ import annotations

import codecs
import unicodedata

_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđ",  # A1 to AE
    "àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ",  # B5 to FE
)
# A mark after its letter: grave, acute, hook, tilde, dot below; for plain letters, for â ê ô, and for ă.
_VNI_MARKS = {"": "øùûõï", "\u0302": "àáåãä", "\u0306": "èéúüë"}
_VNI_SINGLE = dict(zip("ìíỉĩịỵơưđ", "ìíæóòîôöñ", strict=True))
_TONES = "\u0300\u0301\u0309\u0303\u0323"


def tcvn3(text: str) -> bytes:
    """Bytes of TCVN3; capitals with a tone do not exist in it and raise KeyError."""
    table = {letter: 0xA1 + at for at, letter in enumerate(_TCVN3_LETTERS[0])}
    table |= {letter: 0xB5 + at for at, letter in enumerate(_TCVN3_LETTERS[1]) if letter != " "}
    return b"".join(
        bytes([table[letter]]) if letter in table else letter.encode("cp1252")
        for letter in unicodedata.normalize("NFC", text)
    )


def vni(text: str) -> str:
    """The text as a VNI font spells it, in letters of Windows-1252."""
    return "".join(_vni_letter(letter) for letter in unicodedata.normalize("NFC", text))


def cp1258(text: str) -> bytes:
    """Bytes of Windows-1258: a letter with its hat or horn, then its tone."""
    return "".join(_tone_apart(letter) for letter in unicodedata.normalize("NFC", text)).encode("cp1258")


def nfd(text: str) -> bytes:
    """UTF-8 with every mark apart from its letter."""
    return unicodedata.normalize("NFD", text).encode()


def utf16(text: str) -> bytes:
    """UTF-16, little end first, with its mark, and the line ends of Windows."""
    return codecs.BOM_UTF16_LE + text.replace("\n", "\r\n").encode("utf-16-le")


def _vni_letter(letter: str) -> str:
    lower = letter.lower()
    if lower in _VNI_SINGLE:
        return _cased(_VNI_SINGLE[lower], letter)
    base, tone = _split(lower)
    if base in _VNI_SINGLE and tone:
        return _cased(_VNI_SINGLE[base] + _VNI_MARKS[""][_TONES.index(tone)], letter)
    plain, hat = unicodedata.normalize("NFD", base)[:1], unicodedata.normalize("NFD", base)[1:]
    if hat not in _VNI_MARKS or not (hat or tone):
        return letter
    if not tone:
        return _cased(plain + {"\u0302": "â", "\u0306": "ê"}[hat], letter)
    return _cased(plain + _VNI_MARKS[hat][_TONES.index(tone)], letter)


def _split(letter: str) -> tuple[str, str]:
    """A letter without its tone, and the tone."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(part for part in parts if part in _TONES)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)), tone


def _tone_apart(letter: str) -> str:
    if letter.encode("cp1258", "ignore") == letter.encode("utf-8", "ignore"):
        return letter
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        return "".join(_split(letter))
    return letter


def _cased(spelt: str, like: str) -> str:
    return spelt.upper() if like.isupper() else spelt
