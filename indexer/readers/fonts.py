"""Legacy fonts: letters to Unicode, run by run, by the font that each run is set in or by what the letters show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol

from indexer.text import LegacyEncoding, convert_legacy, detect_legacy, legacy_of_font
from indexer.text.legacy_tables import VNI
from indexer.text.syllables import is_syllable

# Letters and marks that no legacy font has: a run that holds one is Unicode whatever its font is called.
_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u036f]")
_SYMBOL_AREA = re.compile("[\uf020-\uf0ff]")  # where Word puts the letters of fonts it takes for symbols
_HYPHENED = re.compile(
    r"(?<![^\s!-,./0-9:-@\[-`{-~])[^\s!-,./0-9:-@\[-`{-~]*-[^\s!-,./0-9:-@\[-`{-~]*"
)  # "h-íng", "t-"


class Lettered(Protocol):
    """What can be converted: letters in a font."""

    text: str
    font: str


def to_unicode(paragraphs: Sequence[Sequence[Lettered]], *, lost_horns: bool = False) -> Counter[str]:
    """Convert pieces in place; the count of converted letters by encoding.

    `lost_horns`: the format may have made hyphens of the code that is ư in TCVN3, as pdf does.
    """
    counts: Counter[str] = Counter()
    unnamed = _encodings_of_unnamed(paragraphs)
    encodings = [
        [_encoding(piece, fallback) for piece in pieces] for pieces, fallback in zip(paragraphs, unnamed, strict=True)
    ]
    if lost_horns:
        _restore_lost_horns(
            [
                piece
                for pieces, named in zip(paragraphs, encodings, strict=True)
                for piece, encoding in zip(pieces, named, strict=True)
                if encoding == "tcvn3"
            ]
        )
    for pieces, named in zip(paragraphs, encodings, strict=True):
        _mend_split_letters(pieces, named)
        for encoding, group in groupby(zip(named, pieces, strict=True), key=lambda pair: pair[0]):
            if encoding:
                counts[encoding] += _convert([piece for _, piece in group], encoding)
    return counts


def _encodings_of_unnamed(paragraphs: Sequence[Sequence[Lettered]]) -> list[LegacyEncoding | None]:
    """For each paragraph, the encoding of text whose font says nothing (a theme's font, a renamed one, VNSTCVN3).

    Some documents were put together from parts typed on different machines, so each paragraph is asked; one that is
    too short to tell goes with the last that told, and before any told, with all of them.
    """
    texts = ["".join(p.text for p in pieces if not legacy_of_font(p.font)) for pieces in paragraphs]
    doubtful = [not text.isascii() and not _UNICODE_ONLY.search(text) for text in texts]
    carried = _told("\n".join(text for text, doubt in zip(texts, doubtful, strict=True) if doubt))
    verdicts: list[LegacyEncoding | None] = []
    for text, doubt in zip(texts, doubtful, strict=True):
        if doubt:
            carried = _told(text) or carried
        verdicts.append(carried if doubt else None)
    return verdicts


def _told(text: str) -> LegacyEncoding | None:
    found = detect_legacy(text)
    return None if found == "viqr" else found


def _encoding(piece: Lettered, unnamed: LegacyEncoding | None) -> LegacyEncoding | None:
    encoding = legacy_of_font(piece.font)
    if encoding and _SYMBOL_AREA.search(piece.text):
        piece.text = _SYMBOL_AREA.sub(lambda found: chr(ord(found[0]) & 0xFF), piece.text)
    if _UNICODE_ONLY.search(piece.text):
        return None
    return encoding or unnamed


def _restore_lost_horns(pieces: Sequence[Lettered]) -> None:
    """Give TCVN3 text its ư back where its code, AD, was taken for a plain hyphen.

    A hyphen is the letter where the word is a syllable with it (`h-íng`, hướng) and not where it joins (`Q§-TTg`).
    """
    if any(letter in piece.text for piece in pieces for letter in "\xad\u2212"):
        return
    for piece in pieces:
        if "-" in piece.text:
            piece.text = _HYPHENED.sub(_with_horn, piece.text)


def _with_horn(found: re.Match[str]) -> str:
    word = found[0].replace("-", "\xad")
    return word if is_syllable(convert_legacy(word, "tcvn3")) else found[0]


def _mend_split_letters(pieces: Sequence[Lettered], encodings: Sequence[LegacyEncoding | None]) -> None:
    """Give a VNI sign that a change of look cut off back to its letter."""
    for at in range(1, len(pieces)):
        before, after = pieces[at - 1], pieces[at]
        if encodings[at - 1] == encodings[at] == "vni" and before.text[-1:] + after.text[:1] in VNI:
            before.text, after.text = before.text + after.text[:1], after.text[1:]


def _convert(pieces: Sequence[Lettered], encoding: LegacyEncoding) -> int:
    """Convert the pieces as one text where letters keep their number, so that words are seen whole."""
    before = [piece.text for piece in pieces]
    if encoding == "tcvn3":
        whole = convert_legacy("".join(before), encoding)
        for piece, (start, end) in zip(pieces, _spans(before), strict=True):
            piece.text = whole[start:end]
    else:
        for piece in pieces:
            piece.text = convert_legacy(piece.text, encoding)
    return sum(not letter.isascii() for piece in pieces for letter in piece.text)


def _spans(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for text in texts:
        yield at, at + len(text)
        at += len(text)
