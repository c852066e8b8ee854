"""Notes marked with asterisks, `(*)`, `*`, `**`, or with a small letter that stands alone on its line."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.parsing.aligning import Pair
from indexer.parsing.candidates import Candidate
from indexer.parsing.letters import LOWER
from indexer.parsing.lines import Line

_ROUND = re.compile(r"[(⁽](?P<stars>\*{1,4})[)⁾]")  # (*)  (**)
_BARE = re.compile(r"(?<=[\w”\"’)%])(?P<stars>\*{1,4})(?=[\s,.;:)…]|$)")  # 12 chi bộ*,
_EMPHASIS = re.compile(r"(?<![\w”\"’)%.,;:*])\*{1,3}(?=[^\s*])")
_OPENS = re.compile(r"(?:[(⁽](?P<round>\*{1,4})[)⁾]|(?P<bare>\*{1,4})(?=\s))[.:]?\s*(?=\S)")
_LETTER = re.compile(r"[a-hk-u]")  # neither i nor v, which count as figures do
_SIGN = re.compile(rf"[,.;:)…”]|[{LOWER}]")
_REACH = 120  # lines that a note may stand after its mark


def starred_pairs(lines: Sequence[Line]) -> list[Pair]:
    """Each line that opens with asterisks and answers a mark of as many; an asterisk that none answers is text."""
    waiting: dict[str, deque[tuple[int, Candidate]]] = defaultdict(deque)
    pairs: list[Pair] = []
    for line in lines:
        opened = _OPENS.match(line.text)
        if opened and (mark := _answered(waiting[_key(opened)], line.index)):
            pairs.append(Pair(mark.number, mark, _candidate(line, opened, mark.number, opened.end())))
            continue
        for found in _marks(line.text):
            mark = _candidate(line, found, len(found["stars"]), found.end())
            waiting[_key(found)].append((line.index, mark))
    return pairs


def lettered_pairs(lines: Sequence[Line]) -> list[Pair]:
    """Each letter alone before a sentence that answers the same letter alone after a word; numbered by the alphabet."""
    waiting: dict[str, Candidate] = {}
    pairs: list[Pair] = []
    for line, following in pairwise(lines):
        if not _LETTER.fullmatch(line.text) or line.kind[0]:
            continue
        number = ord(line.text) - ord("a") + 1
        if _SIGN.match(following.text):
            waiting[line.text] = Candidate(line.start, line.end, number, "plain", None, None, line.end)
        elif following.text[0].isalnum() and (mark := waiting.pop(line.text, None)):
            pairs.append(Pair(number, mark, replace(mark, start=line.start, end=line.end, text_start=following.start)))
    return pairs


def _marks(text: str) -> Iterator[re.Match[str]]:
    """The marks of a line without the asterisks that close an emphasis."""
    if "*" not in text:
        return
    yield from (found for found in _ROUND.finditer(text) if found.start())
    opened = deque(found.start() for found in _EMPHASIS.finditer(text))
    for found in _BARE.finditer(text):
        if opened and opened[0] < found.start():
            opened.popleft()
        else:
            yield found


def _key(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return next(stars for stars in groups.values() if stars) + ("()" if found[0][0] in "(⁽" else "")


def _answered(marks: deque[tuple[int, Candidate]], at: int) -> Candidate | None:
    while marks and at - marks[0][0] > _REACH:
        marks.popleft()
    return marks.popleft()[1] if marks else None


def _candidate(line: Line, found: re.Match[str], number: int, text_start: int) -> Candidate:
    place = line.start + found.start()
    return Candidate(place, line.start + found.end(), number, "round", None, None, line.start + text_start)
