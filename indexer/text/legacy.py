"""The encodings that came before Unicode: TCVN3 (ABC) and VNI as fonts, VIQR as plain letters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from indexer.text.legacy_tables import TCVN3, VIQR, VNI, VNI_SIGNS
from indexer.text.syllables import syllable_share

LegacyEncoding = Literal["tcvn3", "vni", "viqr"]

_SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
_TCVN3_FONT = re.compile(r"\.vn|vn(?:time(?!s)|arial|aristote|avant|book|century|courier|helve|univers)")
_VIQR_SIGNS = re.compile(r"\b[A-Za-z]*(?:[AEOaeo]\^|[OUou]\+|[Aa]\(|\b[Dd][Dd](?=[aeiouyAEIOUY]))", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # letters; enough to be sure, and the cost stays the same for a file of any size
_SURE = 0.8  # share of valid syllables that text must reach after conversion
_CLEARLY_BETTER = 0.3


def _alternatives(table: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(key) for key in sorted(table, key=len, reverse=True)))


_TABLES: dict[str, dict[str, str]] = {"tcvn3": TCVN3, "vni": VNI, "viqr": VIQR}
_PATTERNS = {name: _alternatives(table) for name, table in _TABLES.items()}
# In VIQR a full stop or question mark after a vowel is a tone, unless the sentence ends there; in a heading in
# capitals (`NHIE^.M VU. NA(M 2020`) the capital after it does not tell.
_VIQR_PUNCTUATION = re.compile(r"(?<![A-Z])(?<![A-Z][\^(+*])[.?](?=\s*$|\s+[A-Z0-9\"(+-])|\\[.?'`~^(+*]", re.MULTILINE)
# PDF text layers give the letter ư of .VnTime (byte AD, a soft hyphen) as a minus sign, ã (B7) as a bullet operator.
_TCVN3_LETTER = "[" + "".join(TCVN3) + "A-Za-z]"
_PDF_TCVN3 = re.compile(f"(?<={_TCVN3_LETTER})[\u2212\u2219]|[\u2212\u2219](?={_TCVN3_LETTER})")
_PDF_TCVN3_LETTERS = {"\u2212": "\xad", "\u2219": "\xb7"}
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"\S*[\d/]\S*")


@lru_cache(maxsize=256)
def legacy_of_font(name: str) -> LegacyEncoding | None:
    """The encoding that a font's name tells, or None for any other font.

    A TCVN3 font whose name ends in H draws small letters as capitals: a look, as bold is; the letters stay as typed.
    """
    plain = _SUBSET_TAG.sub("", name).strip().lower()
    if _TCVN3_FONT.match(plain):
        return "tcvn3"
    return "vni" if plain.startswith("vni") else None


def detect_legacy(text: str) -> LegacyEncoding | None:
    """The legacy encoding that the text itself shows, or None where it is Unicode, or too short or too odd to tell."""
    sample = text[:_SAMPLE]
    if _looks_like_viqr(sample):
        return "viqr"
    before = syllable_share(sample)
    if before is None or before > _SURE:
        return None
    shares = {name: syllable_share(convert_legacy(sample, name)) or 0.0 for name in ("tcvn3", "vni")}
    best: LegacyEncoding = "tcvn3" if shares["tcvn3"] >= shares["vni"] else "vni"
    return best if shares[best] > max(_SURE, before + _CLEARLY_BETTER) else None


def convert_legacy(text: str, encoding: LegacyEncoding) -> str:
    """The text in Unicode NFC; letters that the encoding does not know stay."""
    table, pattern = _TABLES[encoding], _PATTERNS[encoding]
    if encoding == "viqr":
        return _convert_viqr(text, pattern)
    if encoding != "vni":
        text = _PDF_TCVN3.sub(lambda found: _PDF_TCVN3_LETTERS[found[0]], text)
    converted = pattern.sub(lambda found: table[found[0]], text)
    return _raise_capitals(converted) if encoding == "tcvn3" else converted


def is_vni_sign(letter: str) -> bool:
    """Whether a letter is a VNI sign that belongs to the letter before it."""
    return letter.lower() in VNI_SIGNS


def _convert_viqr(text: str, pattern: re.Pattern[str]) -> str:
    parts: list[str] = []
    at = 0
    for stop in _VIQR_PUNCTUATION.finditer(text):
        parts += (pattern.sub(lambda found: VIQR[found[0]], text[at : stop.start()]), stop[0][-1])
        at = stop.end()
    return "".join(parts) + pattern.sub(lambda found: VIQR[found[0]], text[at:])


def _raise_capitals(text: str) -> str:
    """Capitals for the accented letters inside words typed in capitals (`CộNG HOà`): TCVN3 has no capitals of its own.

    Words of one capital and one accented letter follow their neighbours: `Xã` in `CộNG HOà Xã HộI`. The symbols of a
    document's number are capitals anywhere and tell nothing: `Số 126-BC/ĐUK`.
    """
    return "\n".join(map(_raise_line, text.split("\n")))


def _raise_line(line: str) -> str:
    if line.isascii():
        return line
    words = _LETTERS.findall(_NUMBERED.sub(" ", line))
    capital = sum(map(_typed_in_capitals, words))
    mostly = capital > sum(any(map(_is_small_ascii, word)) for word in words)

    def raised(found: re.Match[str]) -> str:
        word = found[0]
        follows = mostly and not any(map(_is_small_ascii, word))
        return word.upper() if follows or _typed_in_capitals(word) else word

    return _LETTERS.sub(raised, line)


def _typed_in_capitals(word: str) -> bool:
    return sum("A" <= letter <= "Z" for letter in word) > 1 and not any(map(_is_small_ascii, word))


def _is_small_ascii(letter: str) -> bool:
    return "a" <= letter <= "z"


def _looks_like_viqr(sample: str) -> bool:
    if len(_VIQR_SIGNS.findall(sample)) * 12 <= len(_WORD.findall(sample)) or _ascii_share(sample) < 0.99:
        return False
    return (syllable_share(convert_legacy(sample, "viqr")) or 0.0) > _SURE


def _ascii_share(text: str) -> float:
    return sum(map(str.isascii, text)) / max(1, len(text))
