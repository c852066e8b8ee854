"""Marks that adjoin: `⁷⁸` is 7 and 8 where the text has such notes and none of number 78; `¹,²`, `(1,2)`, `nước7,8`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.parsing.candidates import Candidate, Family

_LIST = re.compile(
    r"""
      \( (?P<round> \d{1,3} (?:\s*[,;]\s*\d{1,3}){1,3} ) \)          # chi bộ(1,2)
    | \[ (?P<square> \d{1,3} (?:\s*[,;]\s*\d{1,3}){1,3} ) \]         # chi bộ [3, 4]
    | (?<=[^\W\d_”\")%]) (?P<plain> \d{1,3} (?:,\d{1,3}){1,3} ) (?=[\s.;:)…]|$)   # nước7,8
    """,
    re.VERBOSE,
)
_FIGURE = re.compile(r"\d+")
_SIGN = re.compile(r"[,;˒⁻-]\s?")


def listed(text: str) -> Iterator[Candidate]:
    """Marks of several notes between one pair of brackets, or glued to a word."""
    for found in _LIST.finditer(text):
        family: Family = "round" if found["round"] else "square" if found["square"] else "plain"
        figures = list(_FIGURE.finditer(text, *found.span(family)))
        numbers = [int(figure[0]) for figure in figures]
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))) or not _attaches(text, found):
            continue
        starts = [found.start(), *(figure.start() for figure in figures[1:])]
        for number, start, end in zip(numbers, starts, [*starts[1:], found.end()], strict=True):
            yield Candidate(start, end, number, family, 1.0 if family != "plain" else 0.4, None, end)


def _attaches(text: str, found: re.Match[str]) -> bool:
    """Not an item of the text: a mark stands after a word, and before a space, a sign or the line's end."""
    before = text[max(0, found.start() - 2) : found.start()].rstrip(" ")
    return bool(before) and (before[-1].isalnum() or before[-1] in '”"’)%,.;')


def parted(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with each run of raised figures that stands for two or more marks parted into them."""
    notes = {candidate.number for candidate in found if candidate.as_note is not None}
    out: list[Candidate] = []
    last = 0
    for candidate in found:
        if out and _parted_by_sign(text, out[-1], candidate):
            out[-1] = replace(out[-1], end=candidate.start)
        parts = _parts(text, candidate, notes, last) if candidate.family == "raised" else [candidate]
        if candidate.family == "raised" and candidate.as_mark is not None:
            last = parts[-1].number
        out += parts
    return out


def _parted_by_sign(text: str, left: Candidate, right: Candidate) -> bool:
    """`¹,²`: the comma belongs to the marks."""
    raised = left.family == right.family == "raised" and None not in (left.as_mark, right.as_mark)
    return raised and right.number == left.number + 1 and bool(_SIGN.fullmatch(text, left.end, right.start))


def _parts(text: str, candidate: Candidate, notes: set[int], last: int) -> list[Candidate]:
    """The candidate, or the marks it stands for: numbers in a row with notes, where its own does not count on."""
    digits = str(candidate.number)
    if candidate.as_mark is None or len(digits) < 2 or candidate.number == last + 1:
        return [candidate]
    for size in range(1, len(digits) // 2 + 1):
        first = int(digits[:size])
        numbers = range(first, first + len(digits))
        count = next((n for n in range(2, len(digits) + 1) if "".join(map(str, numbers[:n])) == digits), 0)
        if count and (first == last + 1 or candidate.number not in notes) and notes.issuperset(numbers[:count]):
            return list(_split(text, candidate, numbers[:count]))
    return [candidate]


def _split(text: str, candidate: Candidate, numbers: Sequence[int]) -> Iterator[Candidate]:
    written = text[candidate.start : candidate.end]
    place = candidate.start + next((at for at, letter in enumerate(written) if letter.isdigit()), 0)
    start = candidate.start
    for number in numbers:
        place += len(str(number))
        end = candidate.end if number == numbers[-1] else place
        yield replace(candidate, start=start, end=end, number=number, as_note=None)
        start = end
