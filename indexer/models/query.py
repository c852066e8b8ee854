"""A parsed query: what an engine is asked, and how the text of the query was understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Expansion:
    """A syllable of the query that also stands for other words: `ubnd` for `ủy ban nhân dân`."""

    short: str
    phrases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Contraction:
    """Syllables of the query that are also written short: `an toàn giao thông` as `ATGT`."""

    syllables: tuple[str, ...]  # as typed
    short: str  # as the table of abbreviations writes it


@dataclass(frozen=True, slots=True)
class Words:
    """Bare words in order: blocks with every word come first, others follow by score.

    `strict` ones (beside AND, OR or NOT) must all be there; `numbers` are document numbers typed among the words.
    """

    syllables: tuple[str, ...]  # keys of indexer.text.fold, in order
    exact: bool = False  # accents demanded
    numbers: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    contractions: tuple[Contraction, ...] = ()
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Syllables that stand side by side."""

    syllables: tuple[str, ...]
    exact: bool = False
    slop: int = 0  # NEAR/n: at most n others between, in any order where n > 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Syllables that begin so."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A document number as one unit, whatever its written form: `05-ct/tw`."""

    canonical: str


@dataclass(frozen=True, slots=True)
class Value:
    """Blocks that carry a value, such as those that cite a resolution; the rarer, the higher they score."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class All:
    """Every one of them."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of them."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What it holds is excluded."""

    node: Node


Node = Words | Phrase | Prefix | Number | Value | All | Any | Not


@dataclass(frozen=True, slots=True)
class Filter:
    """A structured condition: one of `values` or within `range`; none of them where `exclude`."""

    field: str
    values: tuple[str, ...]
    exclude: bool = False
    range: tuple[str | None, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """One thing the parser says of a query: what it understood, expanded, widened or ignored, and from which words."""

    kind: Literal["term", "expansion", "filter", "widened", "ignored"]
    text: str
    value: str
    start: int = 0  # in the query's text, code points
    end: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood: an expression over text (None: everything), conditions, and notes on the reading."""

    text: str
    root: Node | None
    filters: tuple[Filter, ...] = ()
    notes: tuple[Note, ...] = ()
