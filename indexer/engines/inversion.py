"""From blocks to a segment's arrays: the inverted index, built by sorting.

A segment holds the stream of all syllables, block after block, and what is asked of it, inverted: for each
syllable, each pair of neighbours and each value, the ascending list of blocks that hold it. Syllables are numbered in
the order (folded, accented), so that all accentings of one bare syllable, and all pairs over two bare syllables, lie
side by side: a search without accents reads one slice.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from indexer.engines.arrayfile import Array, pack_strings, smallest
from indexer.text.analysis import syllable_keys
from indexer.text.fold import fold

WEIGHTS = ("body", "title", "heading", "footnote")  # a block's weight is stored as its place here

WORD = "word"  # the field whose values are the words of several syllables
GAP = ""  # stands in a stream where neighbours are none


@dataclass(frozen=True, slots=True)
class Entry:
    """One block as a segment stores it: analysed, without its text."""

    id: str
    weight: str
    syllables: list[str]
    values: dict[str, tuple[str, ...]]


@dataclass(slots=True)
class SegmentBuilder:
    """Gathers entries and inverts them."""

    ids: list[str] = field(default_factory=list)
    weights: array[int] = field(default_factory=lambda: array("B"))
    lengths: array[int] = field(default_factory=lambda: array("I"))
    stream: array[int] = field(default_factory=lambda: array("I"))
    vocabulary: dict[str, int] = field(default_factory=dict)
    values: dict[str, dict[str, array[int]]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, entry: Entry) -> None:
        """Append one block; its number is the count of those before it."""
        number = len(self.ids)
        self.ids.append(entry.id)
        self.weights.append(WEIGHTS.index(entry.weight))
        self.lengths.append(len(entry.syllables))
        known = self.vocabulary
        self.stream.extend([known.setdefault(syllable, len(known)) for syllable in entry.syllables])
        for name, values in entry.values.items():
            for value in dict.fromkeys(value for value in values if value):
                self.values[name].setdefault(value, array("I")).append(number)

    def arrays(self) -> dict[str, Array]:
        """The segment's arrays."""
        count = len(self.ids)
        lengths = np.array(self.lengths, dtype=np.int64)
        forms = sorted(self.vocabulary, key=lambda form: (fold(form), form))
        rank = np.empty(len(forms), dtype=np.int64)
        rank[[self.vocabulary[form] for form in forms]] = np.arange(len(forms))
        tokens = rank[np.array(self.stream, dtype=np.int64)]
        owner = np.repeat(np.arange(count), lengths)
        return {
            **_identities(self.ids),
            "weight": np.array(self.weights, dtype=np.uint8),
            "length": smallest(lengths),
            "stream": smallest(tokens),
            "stream.at": smallest(_starts(lengths)),
            "form": pack_strings(forms),
            **_invert("syllable", tokens, owner, len(forms), count),
            **_pairs(tokens, owner, _first_of_fold(forms), count),
            **_value_arrays(self.values),
        }


def _identities(ids: list[str]) -> dict[str, Array]:
    order = sorted(range(len(ids)), key=ids.__getitem__)
    place = np.empty(len(ids), dtype=np.int64)
    place[order] = np.arange(len(ids))
    encoded = [name.encode() for name in ids]
    return {
        "id": np.frombuffer(b"".join(encoded), dtype=np.uint8),
        "id.at": smallest(_starts(np.array([len(name) for name in encoded], dtype=np.int64))),
        "id.place": smallest(place),  # where the block stands among the ids in order: it breaks ties
    }


def word_value(word: str) -> str:
    """A word as a value that sorts by its bare form, so that words that begin alike lie side by side.

    The form itself stays as written (`kỷ luật`, where the key is `kỉ luật`): it is shown to people.
    """
    return f"{fold(' '.join(syllable_keys(word)))}|{word}"


def _starts(lengths: Array) -> Array:
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])


def _first_of_fold(forms: list[str]) -> Array:
    """For each syllable, the first that folds to the same: the number of its bare form."""
    folds = [fold(form) for form in forms]
    first: dict[str, int] = {}
    return np.array([first.setdefault(bare, at) for at, bare in enumerate(folds)], dtype=np.int64)


def _invert(name: str, units: Array, owner: Array, unit_count: int, block_count: int) -> dict[str, Array]:
    """Postings of each unit: the blocks that hold it, ascending, and how often."""
    keys, times = np.unique(units * block_count + owner, return_counts=True)
    unit, block = np.divmod(keys, max(block_count, 1))
    return {
        f"{name}.at": smallest(_starts(np.bincount(unit, minlength=unit_count))),
        f"{name}.block": smallest(block),
        f"{name}.times": smallest(times),
    }


def _pairs(tokens: Array, owner: Array, bare: Array, count: int) -> dict[str, Array]:
    """Postings of neighbouring syllables within a block, numbered by (bare left, bare right, left, right)."""
    inside = owner[1:] == owner[:-1]
    left, right = tokens[:-1][inside], tokens[1:][inside]
    width = max(len(bare), 1)
    known, pair = np.unique(left * width + right, return_inverse=True)
    lefts, rights = np.divmod(known, width)
    order = np.lexsort((rights, lefts, bare[rights], bare[lefts])) if len(known) else np.arange(0)
    rank = np.empty(len(known), dtype=np.int64)
    rank[order] = np.arange(len(known))
    return {
        "pair.bare": (bare[lefts[order]] << 32 | bare[rights[order]]).astype(np.uint64),
        "pair.left": smallest(lefts[order]),
        "pair.right": smallest(rights[order]),
        **_invert("pair", rank[pair], owner[1:][inside], len(known), count),
    }


def _value_arrays(values: dict[str, dict[str, array[int]]]) -> dict[str, Array]:
    arrays: dict[str, Array] = {"field": pack_strings(sorted(values))}
    for name, of_field in values.items():
        words = sorted(of_field)
        lists = [np.array(of_field[word], dtype=np.int64) for word in words]
        arrays[f"value.{name}"] = pack_strings(words)
        arrays[f"value.{name}.at"] = smallest(_starts(np.array([len(one) for one in lists], dtype=np.int64)))
        arrays[f"value.{name}.block"] = smallest(np.concatenate(lists))
    return arrays


def build(entries: Iterable[Entry]) -> dict[str, Array]:
    """The arrays of a segment of these entries."""
    builder = SegmentBuilder()
    for entry in entries:
        builder.add(entry)
    return builder.arrays()
