"""One question put to a searcher; what nothing answers as it stands is asked again by its words alone."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from indexer.engines import Hits, Searcher
from indexer.models.query import All, Any, Node, Not, Number, Phrase, Query, Words


class Page(TypedDict):
    """Which of the hits are wanted, and what is counted beside them."""

    limit: int
    offset: int
    facets: Sequence[str]
    grouped: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked in the end, and the engine's answer."""

    query: Query
    hits: Hits
    relaxed: bool


def ask(
    searcher: Searcher,
    query: Query,
    *,
    limit: int,
    offset: int = 0,
    facets: Sequence[str] = (),
    grouped: bool = False,
    deadline_s: float = 1.0,
) -> Asked:
    """The answer, from the words alone where the query as it stands finds nothing."""
    end = time.monotonic() + deadline_s
    page: Page = {"limit": limit, "offset": offset, "facets": facets, "grouped": grouped}
    hits = searcher.search(query, **page, deadline_s=deadline_s)
    words = bare_words(query.root)
    if hits.total or hits.timed_out or words is None or words == query.root:
        return Asked(query, hits, relaxed=False)
    relaxed = replace(query, root=words)
    left_s = end - time.monotonic()
    hits = searcher.search(relaxed, **page, deadline_s=left_s)
    return Asked(relaxed, hits, relaxed=True)


def bare_words(root: Node | None) -> Words | None:
    """Every word that an expression asks for, none of them demanded; what it excludes is left out."""
    syllables: list[str] = []
    numbers: list[str] = []
    for node in leaves(root):
        match node:
            case Words() | Phrase():
                syllables += node.syllables
                numbers += node.numbers if isinstance(node, Words) else ()
            case Number(canonical):
                numbers.append(canonical)
    if not syllables and not numbers:
        return None
    words = [node for node in leaves(root) if isinstance(node, Words)]
    return Words(
        tuple(syllables),
        numbers=tuple(numbers),
        expansions=tuple(expansion for one in words for expansion in one.expansions),
        contractions=tuple(contraction for one in words for contraction in one.contractions),
    )


def leaves(root: Node | None) -> Iterator[Node]:
    """What an expression asks for, without what it excludes, from left to right."""
    match root:
        case None | Not():
            return
        case All(nodes) | Any(nodes):
            for node in nodes:
                yield from leaves(node)
        case _:
            yield root
