"""A query compiled for an index: which units to look up, once, before any block is scored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.engines import matching
from indexer.engines.arrayfile import Array
from indexer.engines.ranking import Bm25
from indexer.engines.segment import NOTHING, Postings, Segment
from indexer.models.query import All, Any, Node, Not, Number, Phrase, Prefix, Value, Words
from indexer.text.fold import syllable_key

ACCENTED_SHARE = 0.6  # of the words with accents, as in ordinary text: below it some may have been left out
PAIR_WORTH = 0.85  # of a pair beside its two syllables
FEW = 8  # different units: as many are words that one remembers, more are a sentence
PREMIUM = 0.3  # of what all the words of a sentence are worth, for a block that holds every one

Lookup = Callable[[Segment], Postings]


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing to score: its postings in each segment, and what it is worth in the whole index."""

    postings: tuple[Postings, ...]
    worth: float
    accented: bool = False  # typed with accents
    doubtful: tuple[Array, ...] = ()  # in each segment the blocks that hold it without those accents alone


@dataclass(frozen=True, slots=True)
class Leaf:
    """Units scored together: with `needed` of them a block is complete, with any of them it matches.

    A block that has some of the accents typed and lacks others holds other words: it is not complete.
    Bonus units (pairs of neighbours) add to the score and never decide whether something is found.
    """

    units: tuple[Unit, ...]
    bonus: tuple[Unit, ...] = ()
    strict: bool = True

    @property
    def few(self) -> bool:
        """Whether complete blocks come before all others, whatever they score."""
        return len(self.units) <= FEW

    @property
    def premium(self) -> float:
        """What complete blocks earn where they do not."""
        return PREMIUM * sum(unit.worth for unit in self.units)


@dataclass(frozen=True, slots=True)
class Branch:
    """Plans joined by a word of the grammar: "all", "any" or "not"."""

    kind: str
    parts: tuple[Plan, ...]


Plan = Leaf | Branch


@dataclass(frozen=True, slots=True)
class Compiler:
    """Looks a query's units up in all segments; past the deadline a unit is taken to stand nowhere."""

    segments: Sequence[Segment]
    bm25: Bm25
    late: Callable[[], bool]

    def compile(self, node: Node) -> Plan:
        """The plan of a query's expression."""
        match node:
            case All(nodes) | Any(nodes):
                kind = "all" if isinstance(node, All) else "any"
                return Branch(kind, tuple(self.compile(one) for one in nodes))
            case Not(inner):
                return Branch("not", (self.compile(inner),))
            case Words():
                return self._words(node)
            case _:
                return Leaf((self._unit(self._lookup(node)),))

    def _lookup(self, node: Phrase | Prefix | Number | Value) -> Lookup:
        match node:
            case Phrase(keys, exact, slop):
                return lambda segment: matching.phrase(segment, keys, exact, slop, self.late)
            case Prefix(text):
                return lambda segment: matching.prefix(segment, text)
            case Number(canonical):
                return self._number(canonical)
            case Value(field, value):
                return lambda segment: matching.value(segment, field, value)

    def _words(self, words: Words) -> Leaf:
        accented = _has_accents(words.syllables)
        units = [
            self._typed(key, self._unit(self._syllable(key, words, accented), times), words)
            for key, times in Counter(words.syllables).items()
        ]
        units += [self._unit(self._number(number)) for number in dict.fromkeys(words.numbers)]
        pairs = Counter(pairwise(words.syllables))
        bonus = [self._unit(self._pair(two, words, accented), times * PAIR_WORTH) for two, times in pairs.items()]
        return Leaf(tuple(units), tuple(bonus), words.strict)

    def _syllable(self, key: str, words: Words, accented: bool) -> Lookup:
        phrases = [phrase for one in words.expansions if one.short == key for phrase in one.phrases]
        shorts = _shorts(words, lambda syllables: key in syllables)

        def lookup(segment: Segment) -> Postings:
            found = [matching.syllable(segment, key, words.exact, accented)]
            found += [matching.phrase(segment, phrase, False, 0, self.late) for phrase in phrases]
            found += [matching.syllable(segment, short, True) for short in shorts]
            return found[0] if len(found) == 1 else segment.merged(found)

        return lookup

    def _typed(self, key: str, unit: Unit, words: Words) -> Unit:
        if key.isascii() or words.exact:
            return unit
        found = zip(self.segments, unit.postings, strict=True)
        doubtful = tuple(matching.without_accents(segment, key, postings) for segment, postings in found)
        return replace(unit, accented=True, doubtful=doubtful)

    def _pair(self, two: tuple[str, str], words: Words, accented: bool) -> Lookup:
        shorts = _shorts(words, lambda syllables: two in pairwise(syllables))

        def lookup(segment: Segment) -> Postings:
            found = [matching.pair(segment, *two, words.exact, accented)]
            found += [matching.syllable(segment, short, True) for short in shorts]
            return found[0] if len(found) == 1 else segment.merged(found)

        return lookup

    def _number(self, number: str) -> Lookup:
        return lambda segment: matching.numbered(segment, number)

    def _unit(self, lookup: Lookup, times: float = 1.0) -> Unit:
        postings = tuple(NOTHING if self.late() else lookup(segment) for segment in self.segments)
        holding = sum(one.holding for one in postings)
        return Unit(postings, times * self.bm25.rarity(holding))


def syllable_count(root: Node | None) -> int:
    """How long a query is, by its words and phrases."""
    match root:
        case Words(syllables) | Phrase(syllables):
            return len(syllables)
        case All(nodes) | Any(nodes):
            return sum(map(syllable_count, nodes))
        case _:
            return 0


def _shorts(words: Words, covers: Callable[[tuple[str, ...]], bool]) -> list[str]:
    """The short forms that stand for a part of the query: where one stands, each of its syllables and pairs does."""
    return list(dict.fromkeys(syllable_key(one.short) for one in words.contractions if covers(one.syllables)))


def _has_accents(syllables: Sequence[str]) -> bool:
    """Whether a query was typed with accents: of three words in ordinary text two have some."""
    words = [key for key in syllables if key.isalpha()]
    return sum(not key.isascii() for key in words) >= ACCENTED_SHARE * len(words) > 0
