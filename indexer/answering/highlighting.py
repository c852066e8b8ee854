"""Where a query's words stand in a text: exact ranges of the text as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from indexer.answering.asking import leaves
from indexer.models.query import Node, Number, Phrase, Prefix, Words
from indexer.text.analysis import Syllable, Tokens, analyse
from indexer.text.fold import accents_allow, bare_key, fold


class Mark(NamedTuple):
    """A range of the text, and the unit of the query that stands there."""

    start: int
    end: int
    unit: str


def marks(text: str, root: Node | None) -> list[Mark]:
    """Every place at which a unit of the query stands, in order."""
    tokens = analyse(text)
    found: set[Mark] = set()
    for node in leaves(root):
        found.update(_of_node(node, tokens))
    return sorted(found)


def _of_node(node: Node, tokens: Tokens) -> Iterator[Mark]:
    match node:
        case Words():
            yield from _of_words(node, tokens)
        case Phrase(keys, exact, 0):
            yield from _side_by_side(keys, exact, tokens.syllables)
        case Phrase(keys, exact, slop):
            yield from _near(keys, exact, slop, tokens.syllables)
        case Prefix(text):
            bare = fold(text)
            for one in tokens.syllables:
                if bare_key(one.key).startswith(bare) and accents_allow(text, one.key[: len(text)]):
                    yield Mark(one.start, one.end, text)
        case Number(canonical):
            yield from _numbers((canonical,), tokens)


def _of_words(words: Words, tokens: Tokens) -> Iterator[Mark]:
    by_bare: dict[str, list[str]] = {}
    for key in dict.fromkeys(words.syllables):
        by_bare.setdefault(bare_key(key), []).append(key)
    for one in tokens.syllables:
        for key in by_bare.get(bare_key(one.key), ()):
            if _stands(key, words.exact, one):
                yield Mark(one.start, one.end, key)
    yield from _numbers(words.numbers, tokens)
    for expansion in words.expansions:
        for phrase in expansion.phrases:
            for mark in _side_by_side(phrase, False, tokens.syllables):
                yield Mark(mark.start, mark.end, expansion.short)


def _stands(key: str, exact: bool, syllable: Syllable) -> bool:
    return syllable.key == key if exact else accents_allow(key, syllable.key)


def _numbers(keys: tuple[str, ...], tokens: Tokens) -> Iterator[Mark]:
    for number in tokens.numbers:
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
