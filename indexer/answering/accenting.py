"""Words of several syllables whose accents were mistyped, as the archive's vocabulary has them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.engines import Searcher
from indexer.models.query import Query, Words
from indexer.shapes.search import SuggestionShape
from indexer.text.analysis import Syllable, syllable_keys
from indexer.text.fold import accents_allow, fold

_LONGEST = 4  # syllables of a word that is looked for
_LOOKED_AT = 50  # of the words that begin alike

Change = tuple[int, int, str]  # code points of the query, and the word to stand there


def accented(searcher: Searcher, query: Query, words: Sequence[Syllable], end: float) -> list[SuggestionShape]:
    """The query with the accents of the archive's own words (`xây dụng Đảng`: `xây dựng`), if that finds something."""
    changes = list(_changes(searcher, query.text, words, end))
    if not changes:
        return []
    text, keys = query.text, [one.key for one in words]
    for start, stop, word in reversed(changes):
        inside = [at for at, one in enumerate(words) if start <= one.start < stop]
        keys[inside[0] : inside[-1] + 1] = syllable_keys(word)
        text = text[:start] + word + text[stop:]
    left_s = end - time.monotonic()
    total = searcher.search(replace(query, root=Words(tuple(keys), strict=True)), limit=1, deadline_s=left_s).total
    typed = ", ".join(query.text[start:stop] for start, stop, _ in changes)
    return [SuggestionShape(query=text, reason="accents", word=typed, total=total)] if total else []


def _changes(searcher: Searcher, text: str, words: Sequence[Syllable], end: float) -> Iterator[Change]:
    """From left to right the longest known words that were not typed as the archive has them."""
    at = 0
    while at < len(words) and time.monotonic() < end:
        step = 1
        for size in range(min(_LONGEST, len(words) - at), 1, -1):
            gram = words[at : at + size]
            if not _adjacent(text, gram) or not (known := _known(searcher, gram)):
                continue
            step = size
            if not any(_fits(gram, word) for word in known):
                yield gram[0].start, gram[-1].end, known[0]
            break
        at += step


def _known(searcher: Searcher, gram: Sequence[Syllable]) -> list[str]:
    """The archive's words over these bare syllables, commonest first."""
    bare = fold(" ".join(one.key for one in gram))
    return [word for word, _ in searcher.words(bare, _LOOKED_AT) if fold(" ".join(syllable_keys(word))) == bare]


def _fits(gram: Sequence[Syllable], word: str) -> bool:
    return all(accents_allow(one.key, key) for one, key in zip(gram, syllable_keys(word), strict=True))


def _adjacent(text: str, gram: Sequence[Syllable]) -> bool:
    return all(text[one.end : other.start].isspace() for one, other in pairwise(gram))
