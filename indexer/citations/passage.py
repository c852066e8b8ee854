"""One block as the finders read it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from indexer.citations.lexicon import Lexicon
from indexer.citations.scanform import scan_form
from indexer.models.tables import DocumentType


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A written word of a type: `Nghị quyết`, `chương trình hành động`, `NQ`."""

    start: int
    end: int
    kind: DocumentType
    short: bool = False  # its symbol in place of the word: `NQ 18`


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its scan form and its type words, in order."""

    block: str
    text: str
    scanned: str
    words: Lexicon
    type_words: tuple[TypeWord, ...]

    def last_type_word(self, end: int) -> TypeWord | None:
        """The last type word that ends at `end` or before."""
        at = bisect_right(self.type_words, end, key=lambda word: word.end)
        return self.type_words[at - 1] if at else None

    def has_type_word(self, start: int, end: int) -> bool:
        """Whether a type word begins within [start, end)."""
        at = bisect_right(self.type_words, start, key=lambda word: word.end)
        return at < len(self.type_words) and start <= self.type_words[at].start < end

    def is_capital(self, at: int) -> bool:
        """Whether the letter there is a capital."""
        return self.text[at : at + 1].isupper()


def passage(block: str, text: str, words: Lexicon) -> Passage:
    """The block's text made ready for the finders."""
    scanned = scan_form(text)
    found = [
        TypeWord(match.start(), match.end(), words.type_forms[match.group()])
        for match in _written_types(text, scanned, words)
        if not _part_of_a_word(scanned, match)
    ]
    shorts = [
        TypeWord(match.start(), match.end(), words.symbol_types(match.group())[0], short=True)
        for match in words.type_abbreviations.finditer(text)
    ]
    return Passage(
        block, text, scanned, words, tuple(sorted((*found, *shorts), key=lambda word: (word.end, -word.start)))
    )


def _written_types(text: str, scanned: str, words: Lexicon) -> Iterator[re.Match[str]]:
    """The words of types, without those that only look so bare of accents: `thực hiện pháp lệnh` is no `hiến pháp`."""
    place = 0
    while match := words.type_words.search(scanned, place):
        place = match.end()
        within = words.type_words.search(scanned, match.start() + 1, match.end() + _LONGEST)
        if within and within.start() < match.end() and within.end() > match.end():
            form = next(form for form in words.type_forms[match.group()].forms if scan_form(form) == match.group())
            if _tones(text[match.start() : match.end()]) != _tones(form):
                place = within.start()
                continue
        yield match


def _tones(text: str) -> list[str]:
    """The tone of each syllable, wherever its mark is put."""
    return ["".join(_TONE.findall(normalize("NFD", syllable))) for syllable in text.split()]


_LONGEST = 24  # letters that a word of a type has at most
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_COMPOUND = re.compile(
    r"(?:phap|k[yi]|quan|hang|ban chi dao|cuoc hop|hoi nghi) $"
)  # pháp luật, kỷ luật; not a document


def _part_of_a_word(scanned: str, match: re.Match[str]) -> bool:
    before = scanned[max(0, match.start() - 12) : match.start()]
    return bool(match.group() in ("luat", "lenh") and _COMPOUND.search(before))
