"""The sentence around a citation."""

from __future__ import annotations

import re

from indexer.catalogue.answers import Quote

LONGEST = 400  # code points of context on each side of the citation; a table row or a list may have no sentence end

_END = re.compile(
    r"""
    (?<![\s(]\w)      # not an initial or a single-letter mark: "a. ..."
    (?<!\d)           # not a number's own full stop: "1.250", "12. Về"
    [.!?;…]["”’)]*    # the end itself: "... thực hiện." or "... thực hiện;"
    \s+
    (?=[^\W\d_]|["“‘(\d-])
    """,
    re.VERBOSE,
)


def quote(text: str, start: int, end: int) -> Quote:
    """The sentence of `text` that holds [start, end), cut at a word where it is too long."""
    left, right = max(0, start - LONGEST), min(len(text), end + LONGEST)
    before = [match.end() for match in _END.finditer(text, left, start + 1) if match.end() <= start]
    after = _END.search(text, end, right)
    first = before[-1] if before else _word_start(text, left, start)
    last = after.end() if after else _word_end(text, right, end)
    cut = text[first:last].rstrip()
    return Quote(cut, start - first, min(end - first, len(cut)))


def _word_start(text: str, at: int, limit: int) -> int:
    if at == 0:
        return 0
    space = text.find(" ", at, limit)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int, limit: int) -> int:
    if at == len(text):
        return at
    space = text.rfind(" ", limit, at)
    return space if space >= 0 else at
