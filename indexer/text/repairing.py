"""Mends what typists, converters and PDF fonts did to the letters, and leaves lines and tone placement alone."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from indexer.models.aligned import AlignedText, Run

_Edit = tuple[int, int, str]

_SINGLES: dict[str, tuple[str, str]] = {}  # letter -> (replacement, name of the repair)


def _mend(letters: str, replacement: str, name: str) -> None:
    _SINGLES.update(dict.fromkeys(letters, (replacement, name)))


def _span(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


_mend("\u01a3", "ư", "gha_to_u_horn")  # fonts of some PDF writers map their ư to U+01A3: "phƣơng hƣớng"
_mend("\u01a2", "Ư", "gha_to_u_horn")
_mend("\u00ad", "", "soft_hyphens")
_mend("\u00a0\u202f\u2007", " ", "no_break_spaces")
_mend(_span(0x2000, 0x2006) + _span(0x2008, 0x200A) + "\u1680\u205f\u3000", " ", "odd_spaces")
_mend("\u180e\u200b\u200c\u200d\u2060\ufeff", "", "zero_width")
_mend("\u061c\u200e\u200f" + _span(0x202A, 0x202E) + _span(0x2066, 0x2069), "", "bidi_controls")
_mend("\x1c\x1d\x1e\x85\u2028\u2029", "\n", "line_breaks")
# Form feeds and vertical tabs stay with line feeds and tabs: they are pages, and line breaks within a paragraph.
_mend(_span(0, 8) + "\x0e\x0f" + _span(0x10, 0x1B) + "\x1f" + _span(0x7F, 0x84) + _span(0x86, 0x9F), "", "controls")
_mend(_span(0x2061, 0x2065) + _span(0x206A, 0x206F) + "\ufff9\ufffa\ufffb", "", "controls")
_mend(_span(0xD800, 0xDFFF), "\ufffd", "lone_surrogates")
_mend("\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf071\uf0e8", "•", "symbol_bullets")  # Symbol and Wingdings bullets
_mend("\uf02d", "-", "symbol_bullets")
_mend("\uf02b", "+", "symbol_bullets")

_SINGLE = re.compile("[" + "".join(re.escape(letter) for letter in sorted(_SINGLES)) + "]")
_BEYOND_ASCII = re.compile(r".?[^\x00-\x7f]+", re.DOTALL)
_LATIN_CLUSTER = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff][\u0300-\u036f]+")
_ETH = re.compile(r"[ÐðƉɖ]")
_WORD_WITH_ETH = re.compile(r"(?<![^\W\d_])[^\W\d_]*[ÐðƉɖ][^\W\d_]*")
_D_STROKE = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Repaired:
    """Mended text with its way back, and how often each repair was made."""

    content: AlignedText
    counts: Mapping[str, int] = field(default_factory=dict)


def repair(text: AlignedText | str) -> Repaired:
    """The text in NFC with damaged letters mended; every line break stays where it is.

    Tone placement is the author's (`hoà`, `hòa`). Repairing twice is repairing once.
    """
    content = text if isinstance(text, AlignedText) else AlignedText.of(text)
    counts: Counter[str] = Counter()
    if _SINGLE.search(content.text):
        content = _edit(content, list(_single_edits(content.text, counts)))
    for edits in (_latin_edits, _composing_edits):
        if not unicodedata.is_normalized("NFC", content.text):
            content = _edit(content, list(edits(content.text, counts)))
    if _ETH.search(content.text):
        content = _edit(content, list(_d_stroke_edits(content.text, counts)))
    return Repaired(content, dict(counts))


def _single_edits(text: str, counts: Counter[str]) -> Iterator[_Edit]:
    for found in _SINGLE.finditer(text):
        replacement, name = _SINGLES[found[0]]
        counts[name] += 1
        yield found.start(), found.end(), replacement


def _latin_edits(text: str, counts: Counter[str]) -> Iterator[_Edit]:
    """Latin letters with their marks, which is all that Vietnamese needs; the short way for whole files in NFD."""
    for found in _LATIN_CLUSTER.finditer(text):
        cluster = found[0]
        composed = _composed(cluster)
        if composed != cluster:
            counts["composed"] += 1
            yield found.start(), found.end(), composed


@lru_cache(maxsize=1024)
def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", cluster)


def _composing_edits(text: str, counts: Counter[str]) -> Iterator[_Edit]:
    for found in _BEYOND_ASCII.finditer(text):
        run = found[0]
        if unicodedata.is_normalized("NFC", run):
            continue
        for start, end, composed in _composed_clusters(run):
            counts["composed"] += 1
            yield found.start() + start, found.start() + end, composed


def _composed_clusters(run: str) -> Iterator[_Edit]:
    """The stretches of a run that change, as small as can be: a letter with its marks where nothing else joins."""
    starts = [at for at, letter in enumerate(run) if at == 0 or not unicodedata.combining(letter)]
    spans = list(zip(starts, [*starts[1:], len(run)], strict=True))
    clusters = [(a, b, unicodedata.normalize("NFC", run[a:b])) for a, b in spans]
    whole = unicodedata.normalize("NFC", run)
    if "".join(cluster for _, _, cluster in clusters) != whole:  # Hangul and a few Indic letters join across clusters
        clusters = [(0, len(run), whole)]
    yield from ((a, b, cluster) for a, b, cluster in clusters if cluster != run[a:b])


def _d_stroke_edits(text: str, counts: Counter[str]) -> Iterator[_Edit]:
    for found in _WORD_WITH_ETH.finditer(text):
        word = found[0]
        for at, letter in enumerate(word):
            if letter in "ÐðƉɖ" and _stands_for_d_stroke(word, at):
                counts["d_stroke"] += 1
                yield found.start() + at, found.start() + at + 1, letter.translate(_D_STROKE)


def _stands_for_d_stroke(word: str, at: int) -> bool:
    """Whether an eth is a Vietnamese đ: it opens a syllable, or stands in capitals (`NÐ-CP`, `QÐ-TTg`, `ÐHÐB`).

    In Icelandic and Old English names (`Guðmundur`) the eth is never first and never in a word of capitals only.
    """
    if word.isupper():
        return True
    if at > 0:
        return False
    following = unicodedata.normalize("NFD", word[1:2].lower())[:1]
    return not following or following in _VOWELS


def _edit(content: AlignedText, edits: list[_Edit]) -> AlignedText:
    """The edits applied; text that has not been edited before takes a short way, as whole files in NFD need it."""
    if len(content.runs) != 1 or not content.runs[0].linear:
        return content.edit(edits)
    text, shift = content.text, content.runs[0].source_start
    texts: list[str] = []
    runs: list[Run] = []
    at = open_at = open_source = previous = 0  # `open_*`: where the letter-by-letter run that is being drawn out began
    for start, end, replacement in edits:
        texts += (text[previous:start], replacement)
        at += start - previous
        previous = end
        if len(replacement) != end - start:
            if at > open_at:
                runs.append(Run(open_at, at, open_source + shift, start + shift))
            if replacement:
                runs.append(Run(at, at + len(replacement), start + shift, end + shift))
            open_at, open_source = at + len(replacement), end
        at += len(replacement)
    texts.append(text[previous:])
    at += len(text) - previous
    if at > open_at:
        runs.append(Run(open_at, at, open_source + shift, len(text) + shift))
    return AlignedText("".join(texts), tuple(runs))
