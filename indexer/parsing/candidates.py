"""Places that may be the mark of a note in the body, or the number that a note begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from indexer.parsing.letters import LOWER, UPPER
from indexer.parsing.lines import Line, line_at

Family = Literal["raised", "round", "square", "plain", "point"]

_RAISED = re.compile(
    r"""
      [⁽(\[]? [⁰¹²³⁴-⁹]{1,3} [⁾)\]]?           # ⁽¹⁾  ¹  (¹)
    | \^ \(? (?P<caret>\d{1,3}) \)? \^         # pandoc: ^1^  ^(1)^
    | <sup> \s* [(\[]? (?P<sup>\d{1,3}) [)\]]? \s* </sup>
    """,
    re.VERBOSE,
)
_SET_RAISED = re.compile(r"\s*[(\[]?(\d{1,3})[)\]]?[.,;]?\s*")
_ROUND = re.compile(r"\((\d{1,3})\)")
_SQUARE = re.compile(r"\[(\d{1,3})\]")
_FIGURES = re.compile(r"(?<!\d)(?P<digits>\d{1,7})(?=[\s,.;:)”\"…?!]|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOSES_WORD = frozenset(".,;:”\"’'…)")
_LINE_NUMBER = re.compile(rf"(?P<digits>\d{{1,3}})(?:\s+|(?=[{UPPER}“\"]))(?=[^\W_]|[“\"‘'(\[*…-])")
_LINE_POINT = re.compile(r"(?P<digits>\d{1,3})[.)]\s*(?=\S)")
_ROW = re.compile(r"\S(?: {3,}| *\t *)\S.*\S(?: {3,}| *\t *)\S")  # 1   Kết nạp đảng viên   850   1.013
_AFTER_NUMBER = re.compile(r"\s*[.:)]?\s*")
_UNIT = re.compile(r"(?:\b(?:k|c|d|m|h)?m|\bha)$", re.IGNORECASE)
_LOST_IN_A_ROW = 2  # notes of a list at the end that have no number
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ATTACHES = re.compile(r"[\s,.;:)”\"…?!\]*_-]|$")
_NOTES_HEADING = re.compile(r"(?:chú thích|ghi chú|chú dẫn)\s*:?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that may mark a place, or open a note whose text begins at `text_start`; None: it cannot."""

    start: int
    end: int
    number: int
    family: Family
    as_mark: float | None
    as_note: float | None
    text_start: int


def candidates(text: str, lines: Sequence[Line], raised: Sequence[tuple[int, int]] = ()) -> list[Candidate]:
    """Every candidate of the text, in order; `raised` are stretches that the format sets as superscript."""
    known = list(_set_raised(text, lines, raised))
    places = {candidate.start for candidate in known}
    found = [*_raised(text, lines), *_bracketed(text, lines), *_plain(lines)]
    found = [*known, *(candidate for candidate in found if candidate.start not in places)]
    return sorted(found, key=lambda candidate: (candidate.start, candidate.end))


def _raised(text: str, lines: Sequence[Line]) -> Iterator[Candidate]:
    for found in _RAISED.finditer(text):
        digits = found["caret"] or found["sup"] or re.sub(r"\D", "", found[0].translate(_DIGITS))
        line = lines[line_at(lines, found.start())]
        opens = found.start() == line.start
        unit = found[0] in "²³" and bool(_UNIT.search(text, max(line.start, found.start() - 4), found.start()))
        after = _text_start(text, found.end())
        yield Candidate(
            found.start(),
            found.end(),
            int(digits),
            "raised",
            None if opens and len(line.text) > len(found[0]) + 2 else (-1.0 if unit else 3.0),
            3.0 if opens else _as_inner_note(text, found.start(), after, in_note=_raised_first(line.text)),
            after,
        )


def _as_inner_note(text: str, start: int, after: int, *, in_note: bool) -> float | None:
    """Several notes in one line: `¹ Có 12 chi bộ. ² Năm 2019`; marks are never set off by a space."""
    before = text[start - 2 : start]
    if not before[-1:].isspace() or not re.match(r"[^\W_]|[“\"(]", text[after : after + 1]) or text[after].islower():
        return None
    closed = before[:1] in ".;…)]”"
    return (1.2 if closed else 0.8) if in_note else (0.6 if closed else None)


def _set_raised(text: str, lines: Sequence[Line], spans: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Superscript figures of a format that keeps them, with or without brackets; several with commas between."""
    parts = [part for start, end in spans for part in _figures(text, start, end)]
    for start, end in parts:
        found = _SET_RAISED.fullmatch(text[start:end])
        if not found:
            continue
        line = lines[line_at(lines, start)]
        opens = not text[line.start : start].strip()
        unit = found[1] in "23" and bool(_UNIT.search(text, max(line.start, start - 4), start))
        yield Candidate(
            start,
            end,
            int(found[1]),
            "raised",
            (1.0 if line.bare is not None else None) if opens else (-1.0 if unit else 3.0),
            3.0 if opens else None,
            _text_start(text, end),
        )


def _figures(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretch, or where it holds `7,8` one for each figure, sign included."""
    signs = [found.end() for found in re.finditer(r"(?<=\d)\s?[,;]\s?(?=\d)", text[start:end])]
    return list(pairwise([start, *(start + sign for sign in signs), end]))


def _raised_first(text: str) -> bool:
    return bool(_RAISED.match(text))


def _bracketed(text: str, lines: Sequence[Line]) -> Iterator[Candidate]:
    families: tuple[tuple[re.Pattern[str], Family], ...] = ((_ROUND, "round"), (_SQUARE, "square"))
    for pattern, family in families:
        for found in pattern.finditer(text):
            line = lines[line_at(lines, found.start())]
            opens = found.start() == line.start
            before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
            ends = found.end() == line.end  # `trong giai đoạn mới;(2)`
            glued = not opens and not before.isspace() and (before not in "(:;" or ends)
            closed = (bool(_ATTACHES.match(after)) and not after.isspace()) or after in ("(", "[")
            score = 1.0 if glued else (0.5 if closed and not opens else None)
            text_start = _text_start(text, found.end())
            if not opens:
                begun = bool(pattern.match(line.text)) and text[found.start() - 2] in ".…"  # no `(1) ...; (2) ...`
                note = _as_inner_note(text, found.start(), text_start, in_note=True) if begun else None
            else:
                note = 1.2 + 0.8 * line.rule_before if len(line.text) > found.end() - found.start() else None
            yield Candidate(found.start(), found.end(), int(found[1]), family, score, note, text_start)


def _plain(lines: Sequence[Line]) -> Iterator[Candidate]:
    tail = _tail(lines)
    notes_begun = False  # under a rule or a heading of notes, `1. text` may open a note too
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        notes_begun = (notes_begun and not line.opens_page) or line.rule_before or bool(_NOTES_HEADING.match(line.text))
        if line.bare is not None:
            yield _alone(line, following)
            continue
        yield from _glued(line)
        if _ROW.search(line.text):
            continue
        if opened := _LINE_NUMBER.match(line.text):
            yield _numbered(line, opened, "plain")
        elif (notes_begun or line.index in tail) and (opened := _LINE_POINT.match(line.text)):
            yield _numbered(line, opened, "point")


def _glued(line: Line) -> Iterator[Candidate]:
    """Figures that a word, a closing sign, a percentage or a year runs into: `nước1`, `tỉnh.1`, `95%1`, `năm 20201`."""
    for found in _FIGURES.finditer(line.text):
        start, end = found.span("digits")
        if _YEAR.match(found["digits"]) and end - start > 4:
            start += 4
        elif end - start > 3 or not _ends_word(line.text, start):
            continue
        yield Candidate(
            line.start + start, line.start + end, int(line.text[start:end]), "plain", 0.4, None, line.start + end
        )


def _ends_word(text: str, place: int) -> bool:
    at = place - 1
    if at >= 0 and text[at] in "%”…)":
        return True
    while at >= max(0, place - 2) and text[at] in _CLOSES_WORD:
        at -= 1
    return at >= 0 and text[at].isalpha()


def _tail(lines: Sequence[Line]) -> set[int]:
    """The lines `1. text`, `2. text`, ... that the text ends with: a list of notes, if marks answer them. Where numbers
    are lost, as many lines stand without."""
    found: set[int] = set()
    lowest = without = 0
    for line in reversed(lines):
        point = _LINE_POINT.match(line.text)
        number = int(point["digits"]) if point else 0
        if point and (not found or number == lowest - without - 1):
            found.add(line.index)
            lowest, without = number, 0
        elif found and without < _LOST_IN_A_ROW:
            without += 1
        else:
            break
    return found if lowest == 1 else set()


def _alone(line: Line, following: Line | None) -> Candidate:
    """A number on a line of its own: `nước⏎1⏎, trọng tâm` is a mark, `1⏎ Kỷ niệm 90 năm` opens a note."""
    rest = following.text if following else ""
    continues = bool(re.match(rf"[,.;:)…”]|[{LOWER}]", rest))
    mark = 1.5 if continues else 0.7
    note = (0.5 if continues else 1.2) + (0.8 if line.rule_before else 0.0)
    if line.rule_before or line.opens_page:
        mark -= 1.0
    if following is None or following.bare is not None:
        note -= 1.0
    can_open = bool(re.match(r"\w|[“\"‘'(*\[+-]", rest))
    return Candidate(
        line.start,
        line.end,
        int(line.text),
        "plain",
        mark,
        note if can_open else None,
        following.start if following else line.end,
    )


def _numbered(line: Line, found: re.Match[str], family: Family) -> Candidate:
    rest = line.text[found.end() :]
    score = (1.0 if not rest[:1].islower() else 0.4) + (0.8 if line.rule_before else 0.0)
    return Candidate(
        line.start,
        line.start + found.end("digits"),
        int(found["digits"]),
        family,
        None,
        score,
        line.start + found.end(),
    )


def _text_start(text: str, end: int) -> int:
    found = _AFTER_NUMBER.match(text, end)
    return found.end() if found else end
