"""Help where a query finds nothing: the word that stands in the way, and what is found without or beside it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from indexer.answering.accenting import accented
from indexer.answering.asking import leaves
from indexer.engines import Searcher
from indexer.models.query import Phrase, Query, Words
from indexer.shapes.search import SuggestionShape
from indexer.text.analysis import Syllable, syllables
from indexer.text.fold import fold

_MOST = 3
_LONG = 5  # letters: shorter words have too many neighbours
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def suggestions(searcher: Searcher, query: Query, deadline_s: float) -> tuple[SuggestionShape, ...]:
    """Queries near this one that every word of is found for, at most three; fewer where time runs out."""
    end = time.monotonic() + deadline_s
    asked = {key for leaf in leaves(query.root) if isinstance(leaf, Words | Phrase) for key in leaf.syllables}
    words = [one for one in syllables(query.text) if one.key in asked and not one.key.isdecimal()]
    found = accented(searcher, query, words, end)
    for word in words if not found else ():
        if time.monotonic() > end or len(found) >= _MOST:
            break
        if _count(searcher, query, Words((word.key,), strict=True), end):
            continue
        found += _instead(searcher, query, word, end) or _without(searcher, query, word, words, end)
    return tuple(found[:_MOST])


def _instead(searcher: Searcher, query: Query, word: Syllable, end: float) -> list[SuggestionShape]:
    """The word as the archive's vocabulary has it: other accents first, then one letter changed in long words."""
    bare = fold(word.key)
    ways: list[tuple[Literal["accents", "spelling"], Iterable[str]]] = [("accents", [bare])]
    if len(bare) >= _LONG:
        ways.append(("spelling", _edits(bare)))
    for reason, candidates in ways:
        counted: dict[str, int] = {}
        for candidate in candidates:
            if time.monotonic() > end:
                break
            counted.update({key: held for key, held in searcher.terms(candidate, 20) if fold(key) == candidate})
        if counted:
            best = min(counted, key=lambda key: (-counted[key], key))
            text = query.text[: word.start] + best + query.text[word.end :]
            return [SuggestionShape(query=text, reason=reason, word=_written(query, word), total=counted[best])]
    return []


def _edits(bare: str) -> Iterator[str]:
    """What one letter left out, changed, put in or exchanged with its neighbour makes of a word."""
    for at in range(len(bare) + 1):
        left, right = bare[:at], bare[at:]
        if right:
            yield left + right[1:]
            yield from (left + letter + right[1:] for letter in _ALPHABET)
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        yield from (left + letter + right for letter in _ALPHABET)


def _without(
    searcher: Searcher, query: Query, word: Syllable, words: list[Syllable], end: float
) -> list[SuggestionShape]:
    """The query without a word that the archive does not have."""
    rest = tuple(one.key for one in words if one.key != word.key)
    if not rest or not (total := _count(searcher, query, Words(rest, strict=True), end)):
        return []
    text = " ".join((query.text[: word.start] + query.text[word.end :]).split())
    return [SuggestionShape(query=text, reason="without", word=_written(query, word), total=total)]


def _written(query: Query, word: Syllable) -> str:
    return query.text[word.start : word.end]


def _count(searcher: Searcher, query: Query, root: Words, end: float) -> int:
    return searcher.search(replace(query, root=root), limit=1, deadline_s=end - time.monotonic()).total
