"""Help where a query finds nothing: the word that stands in the way, and what is found without or beside it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from indexer.answering.accenting import accented
from indexer.answering.asking import leaves
from indexer.engines import Searcher
from indexer.models.query import Node, Phrase, Query, Words
from indexer.query import demand
from indexer.shapes.search import SuggestionShape
from indexer.text.analysis import Syllable, syllables
from indexer.text.fold import fold

_MOST = 3
_LONG = 5  # letters: shorter words have too many neighbours
_TRIED = 5  # of the commonest words that one may have been meant for
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_Reason = Literal["accents", "spelling", "without"]


@dataclass(frozen=True, slots=True)
class _Change:
    """A word of the query that the archive does not have, and what stands there instead; nothing, where it is None."""

    word: Syllable
    instead: str | None
    reason: _Reason


def suggestions(searcher: Searcher, query: Query, deadline_s: float) -> tuple[SuggestionShape, ...]:
    """Queries near this one that every word of is found for, at most three; fewer where time runs out."""
    end = time.monotonic() + deadline_s
    asked = {key for leaf in leaves(query.root) if isinstance(leaf, Words | Phrase) for key in leaf.syllables}
    words = [one for one in syllables(query.text) if one.key in asked and not one.key.isdecimal()]
    found = accented(searcher, query, words, end) or list(_without_conditions(searcher, query, end))
    if not found:
        missing = [word for word in words if not _count(searcher, query, [word.key], end)]
        changes = [change for word in missing for change in _changes(searcher, query, word, words, end)]
        ways = [[one] for one in changes] + ([changes] if len(missing) > 1 else [])
        found = [one for way in ways if (one := _changed(searcher, query, words, way, end))]
    return tuple(found[:_MOST])


def _without_conditions(searcher: Searcher, query: Query, end: float) -> Iterator[SuggestionShape]:
    """For each field that the query has a condition on, the query without it, where that finds something."""
    conditions = [note for note in query.notes if note.kind == "filter"]
    for field in dict.fromkeys(note.value for note in conditions):
        spans = [(note.start, note.end) for note in conditions if note.value == field]
        text = _cut(query.text, spans)
        if not text or time.monotonic() > end:
            continue
        kept = tuple(one for one in query.filters if one.field != field and (field, one.field) not in _ALSO)
        total = _total(searcher, replace(query, filters=kept), query.root and demand(query.root), end)
        if total:
            typed = " ".join(query.text[start:stop] for start, stop in spans)
            yield SuggestionShape(query=text, reason="without", word=typed, total=total)


_ALSO = {("resolution", "number")}  # a resolution that no table knows is asked for by its number


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text without these stretches and the minus before each."""
    for start, stop in reversed(spans):
        text = text[:start].rstrip("-\u2212") + text[stop:]
    return " ".join(text.split())


def _changes(
    searcher: Searcher, query: Query, word: Syllable, words: Sequence[Syllable], end: float
) -> Iterator[_Change]:
    """The word as the archive's vocabulary has it: other accents first, then one letter changed in long words."""
    bare = fold(word.key)
    ways: list[tuple[_Reason, Iterable[str]]] = [("accents", [bare])]
    if len(bare) >= _LONG:
        ways.append(("spelling", _edits(bare)))
    for reason, candidates in ways:
        counted: dict[str, int] = {}
        for candidate in candidates:
            if time.monotonic() > end:
                break
            counted.update({key: held for key, held in searcher.terms(candidate, 20) if fold(key) == candidate})
        counted.pop(word.key, None)
        known = sorted(counted, key=lambda key: (-counted[key], key))[:_TRIED]
        if known:
            totals = {key: _count(searcher, query, _keys(words, {word: key}), end) for key in known}
            yield _Change(word, max(known, key=lambda key: totals[key]), reason)
            return
    yield _Change(word, None, "without")


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


def _changed(
    searcher: Searcher, query: Query, words: Sequence[Syllable], changes: Sequence[_Change], end: float
) -> SuggestionShape | None:
    """The query with these words changed, if every word of it is found."""
    keys = _keys(words, {change.word: change.instead for change in changes})
    total = _count(searcher, query, keys, end) if keys else 0
    text = query.text
    for change in reversed(changes):
        text = text[: change.word.start] + (change.instead or "") + text[change.word.end :]
    typed = ", ".join(query.text[change.word.start : change.word.end] for change in changes)
    shape = SuggestionShape(query=" ".join(text.split()), reason=changes[0].reason, word=typed, total=total)
    return shape if total else None


def _keys(words: Sequence[Syllable], instead: dict[Syllable, str] | dict[Syllable, str | None]) -> list[str]:
    changed = (instead.get(word, word.key) for word in words)
    return [key for key in changed if key is not None]


def _count(searcher: Searcher, query: Query, keys: Sequence[str], end: float) -> int:
    return _total(searcher, query, Words(tuple(keys), strict=True), end)


def _total(searcher: Searcher, query: Query, root: Node | None, end: float) -> int:
    return searcher.search(replace(query, root=root), limit=1, deadline_s=end - time.monotonic()).total
