"""Where a query's words stand in a text: exact ranges of the text as it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from indexer.answering.asking import leaves
from indexer.models.query import Node, Number, Phrase, Prefix, Words
from indexer.text.analysis import TOKEN, Syllable, numbers, syllables
from indexer.text.fold import accents_allow, bare_key, fold, syllable_key


class Mark(NamedTuple):
    """A range of the text, and the unit of the query that stands there."""

    start: int
    end: int
    unit: str


def marks(text: str, root: Node | None) -> list[Mark]:
    """Every place at which a unit of the query stands, in order."""
    found: set[Mark] = set()
    for node in _gathered(root):
        found.update(_of_node(node, text))
    return sorted(found)


@lru_cache(maxsize=16)
def _gathered(root: Node | None) -> tuple[Node, ...]:
    """What is looked for, each once, and all bare words together: a text is read once, not once for each of them."""
    asked = tuple(dict.fromkeys(leaves(root)))
    others = tuple(node for node in asked if not isinstance(node, Words))
    words = [node for node in asked if isinstance(node, Words)]
    return (*others, *(_together([node for node in words if node.exact == exact], exact) for exact in (False, True)))


def _together(words: list[Words], exact: bool) -> Words:
    return Words(
        syllables=tuple(dict.fromkeys(key for one in words for key in one.syllables)),
        exact=exact,
        numbers=tuple(dict.fromkeys(number for one in words for number in one.numbers)),
        expansions=tuple(dict.fromkeys(expansion for one in words for expansion in one.expansions)),
        contractions=tuple(dict.fromkeys(contraction for one in words for contraction in one.contractions)),
    )


def _of_node(node: Node, text: str) -> Iterator[Mark]:
    match node:
        case Words():
            yield from _of_words(node, text)
        case Phrase(keys, exact, 0):
            yield from _side_by_side(keys, exact, syllables(text))
        case Phrase(keys, exact, slop):
            yield from _near(keys, exact, slop, syllables(text))
        case Prefix(beginning):
            bare = fold(beginning)
            for one in syllables(text):
                if bare_key(one.key).startswith(bare) and accents_allow(beginning, one.key[: len(beginning)]):
                    yield Mark(one.start, one.end, beginning)
        case Number(canonical):
            yield from _numbers((canonical,), text)


def _of_words(words: Words, text: str) -> Iterator[Mark]:
    shorts = (syllable_key(one.short) for one in words.contractions)
    standing = _standing((*words.syllables, *shorts), words.exact)
    for token in TOKEN.finditer(text):
        for key in standing[token[0]]:
            yield Mark(*token.span(), key)
    if words.numbers:
        yield from _numbers(words.numbers, text)
    if words.expansions:
        at_hand = syllables(text)
        for expansion in words.expansions:
            for phrase in expansion.phrases:
                for mark in _side_by_side(phrase, False, at_hand):
                    yield Mark(mark.start, mark.end, expansion.short)


class _Standing(dict[str, tuple[str, ...]]):
    """Which of a query's syllables each written form may be: worked out at the first block that has the form."""

    def __init__(self, keys: tuple[str, ...], exact: bool) -> None:
        super().__init__()
        self._exact = exact
        self._by_bare: dict[str, list[str]] = {}
        for key in dict.fromkeys(keys):
            self._by_bare.setdefault(bare_key(key), []).append(key)

    def __missing__(self, written: str) -> tuple[str, ...]:
        stands = syllable_key(written)
        typed = self._by_bare.get(bare_key(stands), ())
        self[written] = found = tuple(key for key in typed if _allows(key, self._exact, stands))
        return found


_standing = lru_cache(maxsize=16)(_Standing)


def _allows(key: str, exact: bool, stands: str) -> bool:
    return stands == key if exact else accents_allow(key, stands)


def _stands(key: str, exact: bool, syllable: Syllable) -> bool:
    return _allows(key, exact, syllable.key)


def _numbers(keys: tuple[str, ...], text: str) -> Iterator[Mark]:
    for number in numbers(text):
        if number.key in keys or number.key.replace("/", "-").split("-")[0] in keys:
            yield Mark(number.start, number.end, number.key)


def _side_by_side(keys: tuple[str, ...], exact: bool, syllables: tuple[Syllable, ...]) -> Iterator[Mark]:
    for at in range(len(syllables) - len(keys) + 1):
        if all(_stands(key, exact, syllables[at + shift]) for shift, key in enumerate(keys)):
            yield Mark(syllables[at].start, syllables[at + len(keys) - 1].end, " ".join(keys))


def _near(keys: tuple[str, ...], exact: bool, slop: int, syllables: tuple[Syllable, ...]) -> Iterator[Mark]:
    """The words of each window that holds all of them."""
    wanted = dict.fromkeys(keys)
    last: dict[str, int] = {}
    for at, syllable in enumerate(syllables):
        here = [key for key in wanted if _stands(key, exact, syllable)]
        last.update(dict.fromkeys(here, at))
        if here and len(last) == len(wanted) and at - min(last.values()) < len(keys) + slop:
            for key, place in last.items():
                yield Mark(syllables[place].start, syllables[place].end, key)
