"""Folding: letters to what they match as, without accents, tone placement or case."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_SHAPES = "\u0302\u0306\u031b"  # â, ă, ơ: they make another letter, not another tone
_HORNLESS = {"\u01a3": "ư", "\u01a2": "Ư"}  # ƣ stands for ư in text taken out of some pdf files

# A syllable whose tone may stand in several places: onset, vowels, coda; "qu" and "gi" are onsets before a vowel.
_SYLLABLE = re.compile(
    r"""
    (?P<onset> qu(?=[aeiouyăâêôơ]) | gi(?=[aeouăâêôơư]) | [bcdđghklmnpqrstvxfjwz]* )   # qu|ý, gi|à, ngh|iệp
    (?P<vowels> [aăâeêioôơuưy]+ )                                                   # oa, uy, ươ, iê
    (?P<coda> [bcdđghklmnpqrstvx]* )                                                # n, ng, ch
    """,
    re.VERBOSE,
)
_Y_AFTER_ONSET = re.compile(r"[bcdđghklmnpqrstvx]+y")  # kỹ, mỹ, but not quý, not thuỷ and not y


def fold(text: str) -> str:
    """The text in small letters without accents, đ as d; of NFC text each letter keeps its offset."""
    return unicodedata.normalize("NFC", text).translate(_fold_table())


@lru_cache(maxsize=1 << 16)
def bare_key(key: str) -> str:
    """`fold` of a syllable's key, remembered: the language has some ten thousand syllables."""
    return fold(key)


@cache
def _fold_table() -> dict[int, str | None]:
    letters = (*range(0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00))
    table: dict[int, str | None] = {code: _bare(chr(code)) for code in letters}
    return table | dict.fromkeys(range(0x300, 0x370))


def _bare(letter: str) -> str:
    decomposed = unicodedata.normalize("NFD", _HORNLESS.get(letter, letter))
    base = "".join(part for part in decomposed if not unicodedata.combining(part)).lower()
    small = base if len(base) == 1 else letter
    return "d" if small == "đ" else small


@lru_cache(maxsize=1 << 16)
def syllable_key(written: str) -> str:
    """The one form under which a written syllable is indexed and asked for.

    NFC, small letters, the tone where the standard puts it (`hoà` and `hòa` meet), i for y after an onset
    (`kỹ` and `kĩ` meet) but y after qu (`quí` and `quý` meet). Never shown in place of the text.
    """
    text = unicodedata.normalize("NFC", written).lower()
    for wrong, right in _HORNLESS.items():
        text = text.replace(wrong, right)
    bare, tone = _without_tone(text)
    if _Y_AFTER_ONSET.fullmatch(bare):
        bare = bare[:-1] + "i"
    elif bare == "qui":
        bare = "quy"
    match = _SYLLABLE.fullmatch(bare)
    if not tone:
        return bare
    if not match:
        return text  # no syllable of the language: its mark stays where it stands
    at = match.start("vowels") + _tone_place(match["vowels"], bool(match["coda"])) + 1
    return unicodedata.normalize("NFC", bare[:at] + tone + bare[at:])


def _without_tone(text: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", text)
    tones = [part for part in decomposed if part in _TONES]
    if len(tones) != 1:
        return text, ""
    return unicodedata.normalize("NFC", "".join(part for part in decomposed if part not in _TONES)), tones[0]


def _tone_place(vowels: str, coda: bool) -> int:
    """The vowel that bears the tone: the last marked one, the last before a coda, else the first (or middle) one."""
    marked = [at for at, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    if marked:
        return marked[-1]
    if coda:
        return len(vowels) - 1
    return 1 if len(vowels) > 2 else 0


@lru_cache(maxsize=1 << 16)
def accents_allow(typed: str, stands: str) -> bool:
    """Whether a syllable in a text may be what was typed: each accent typed is there, or the text has none at all.

    Both are keys; `quyêt` and `quyet` allow `quyết`, `quyết` allows `quyet`, `mà` does not allow `má`.
    """
    if typed == stands:
        return True
    if fold(typed) != fold(stands):
        return False
    if stands.isascii():
        return True
    typed_marks, marks = _marks(typed), _marks(stands)
    return all(have is None or have == there for have, there in zip(typed_marks[0], marks[0], strict=True)) and (
        not typed_marks[1] or typed_marks[1] == marks[1]
    )


def _marks(key: str) -> tuple[tuple[str | None, ...], str]:
    """The shape of each letter (None where it is plain) and the syllable's tone."""
    bare, tone = _without_tone(key)
    shapes: list[str | None] = []
    for letter in bare:
        if unicodedata.combining(letter):  # a mark that makes no letter with what it stands on: fold drops it too
            continue
        decomposed = unicodedata.normalize("NFD", letter)
        plain = letter != "đ" and not any(part in _SHAPES for part in decomposed)
        shapes.append(None if plain else letter)
    return tuple(shapes), tone
