"""Completion while typing, from the archive's own vocabulary: words of several syllables first, then syllables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from indexer.engines import Searcher
from indexer.text.analysis import Syllable, syllable_keys, syllables
from indexer.text.fold import accents_allow, fold, syllable_key

_BEFORE = 3  # syllables before the last one that may belong to its word
_ENOUGH = 50  # of the commonest that begin so: what was typed with other accents is left out of them


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on: what takes the place of the last words typed, the whole query with it, how many blocks."""

    kind: Literal["phrase", "word"]
    text: str
    query: str
    count: int


def complete(searcher: Searcher, typed: str, limit: int) -> tuple[Completion, ...]:
    """At most `limit` ways to go on typing; nothing where the last thing typed is no letter of a word."""
    parts = syllables(typed)
    if not parts or parts[-1].end != len(typed):
        return ()
    found: dict[str, Completion] = {}
    for one in _completions(searcher, typed, parts):
        found.setdefault(one.query, one)
    return tuple(found.values())[:limit]


def _completions(searcher: Searcher, typed: str, parts: tuple[Syllable, ...]) -> Iterator[Completion]:
    """Words that more of what was typed belongs to come first, then what stands behind the syllable before the last."""
    for before in range(min(_BEFORE, len(parts) - 1), 0, -1):
        yield from _phrases(searcher, typed, parts[-before - 1 :])
    last = parts[-1]
    behind = searcher.following(parts[-2].key, last.key, _ENOUGH) if len(parts) > 1 else []
    known = {syllable for syllable, _ in behind}
    for one in _phrases(searcher, typed, parts[-1:]):
        if not known or syllable_key(one.text.split()[0]) in known:
            yield one
    for word, count in behind or searcher.terms(last.key, _ENOUGH):
        if _fits(last.key, word):
            yield Completion("word", word, typed[: last.start] + word, count)


def _phrases(searcher: Searcher, typed: str, within: tuple[Syllable, ...]) -> Iterator[Completion]:
    """Words that begin as these syllables do: `công tác tổ ch` goes on to `tổ chức`."""
    prefix = " ".join(one.key for one in within)
    for word, count in searcher.words(prefix, _ENOUGH):
        if _fits(prefix, word):
            yield Completion("phrase", word, typed[: within[0].start] + word, count)


def _fits(typed: str, word: str) -> bool:
    """Whether the word may begin with what was typed, syllable by syllable: accents that were typed must be there."""
    keys = syllable_keys(word)
    if not fold(" ".join(keys)).startswith(fold(typed)):
        return False
    return all(_begins(part, key) for part, key in zip(typed.split(), keys, strict=False))


def _begins(part: str, key: str) -> bool:
    stands = key[: len(part)]
    return accents_allow(part, stands) and (part.isascii() or not stands.isascii())
