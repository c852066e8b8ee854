"""A segment opened for reading: its arrays by name, and the slices of them that queries ask for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from indexer.engines.arrayfile import Array, map_arrays, unpack_strings
from indexer.engines.inversion import WEIGHTS, Entry
from indexer.text.fold import fold


@dataclass(frozen=True, slots=True)
class Postings:
    """The blocks that hold a unit, ascending, and how often each does (weighted where accents differ)."""

    blocks: Array
    times: Array

    @property
    def holding(self) -> float:
        """How many blocks hold it; one that holds it with other accents counts as part of one."""
        whole = self.times.dtype.kind != "f"  # only weighted times are fractions
        return float(len(self.blocks)) if whole else float(np.minimum(self.times, 1.0).sum())


Typed = tuple[str, bool, bool]  # a syllable, whether its accents are demanded, whether others have accents

_REMEMBERED = 20_000  # syllables: more than a language has
NOTHING = Postings(np.zeros(0, dtype=np.int64), np.zeros(0))


class Segment:
    """One immutable segment; `live` is false for blocks that were removed since it was written."""

    def __init__(self, path: Path, removed: Iterable[int] = ()) -> None:
        """Map a segment's file; raises ArrayFileError."""
        self._arrays = map_arrays(path)
        self.count = len(self._arrays["weight"])
        self.live = np.ones(self.count, dtype=bool)
        self.live[list(removed)] = False
        self._values: dict[str, list[str]] = {}
        self.accents: dict[Typed, tuple[range, Array]] = {}

    @cached_property
    def forms(self) -> list[str]:
        """The vocabulary, in the order of its numbers."""
        return unpack_strings(self._arrays["form"])

    @cached_property
    def bare(self) -> list[str]:
        """The vocabulary folded, in the same order."""
        return [fold(form) for form in self.forms]

    @property
    def lengths(self) -> Array:
        """Syllables of each block."""
        return self._arrays["length"].astype(np.float64)

    @cached_property
    def id_places(self) -> Array:
        """Where each block stands among the ids in order."""
        return self._arrays["id.place"]

    @property
    def weights(self) -> Array:
        """The place in WEIGHTS of each block's weight."""
        return self._arrays["weight"]

    @property
    def fields(self) -> list[str]:
        """Names of the fields that blocks have values in."""
        return unpack_strings(self._arrays["field"])

    @cached_property
    def reports(self) -> Array:
        """For each block, the place of its report among the values of the field `report`."""
        numbers = np.zeros(self.count, dtype=np.int64)
        for number in range(len(self.values("report"))):
            numbers[self.value_blocks("report", number)] = number
        return numbers

    def id(self, block: int) -> str:
        """The id of a block."""
        at = self._arrays["id.at"]
        return bytes(self._arrays["id"][int(at[block]) : int(at[block + 1])]).decode()

    def alike(self, key: str) -> range:
        """Numbers of the syllables that fold as this one does."""
        bare = fold(key)
        return range(bisect_left(self.bare, bare), bisect_right(self.bare, bare))

    def remember(self, typed: Typed, accents: tuple[range, Array]) -> None:
        """Keep what a syllable means here for the next query; what strangers type does not fill the memory."""
        if len(self.accents) > _REMEMBERED:
            self.accents.clear()
        self.accents[typed] = accents

    def beginning(self, bare: str) -> range:
        """Numbers of the syllables whose folded form begins so."""
        return range(bisect_left(self.bare, bare), bisect_left(self.bare, bare + "\U0010ffff"))

    def pairs_alike(self, left: range, right: range) -> range:
        """Numbers of the pairs over these bare syllables (each a range of `alike`)."""
        bare, key = self._arrays["pair.bare"], np.uint64(left.start << 32 | right.start)
        return range(int(np.searchsorted(bare, key, "left")), int(np.searchsorted(bare, key, "right")))

    def pair_sides(self, pairs: range) -> tuple[Array, Array]:
        """Left and right syllable of each of these pairs."""
        return self._arrays["pair.left"][pairs.start : pairs.stop], self._arrays["pair.right"][pairs.start : pairs.stop]

    def postings(self, kind: str, units: range, weights: Array) -> Postings:
        """The blocks of these units of a kind ("syllable" or "pair"), each unit's times weighted, as one list."""
        starts = self._arrays[f"{kind}.at"][units.start : units.stop + 1].astype(np.int64)
        wanted = np.flatnonzero(weights)
        if len(wanted) == 0:
            return NOTHING
        first, last = int(wanted[0]), int(wanted[-1])
        window = slice(int(starts[first]), int(starts[last + 1]))
        blocks, times = self._arrays[f"{kind}.block"][window], self._arrays[f"{kind}.times"][window]
        if first == last:
            one = weights[first]
            return Postings(blocks, times if one == 1.0 else times * one)
        each = np.repeat(weights[first : last + 1], np.diff(starts[first : last + 2]))
        return self.merged([Postings(blocks, times * each)])

    def holding(self, unit: int, kind: str = "syllable") -> int:
        """How many blocks hold a unit of a kind."""
        at = self._arrays[f"{kind}.at"]
        return int(at[unit + 1]) - int(at[unit])

    def merged(self, lists: list[Postings]) -> Postings:
        """Several lists as one, ascending: a block that occurs more than once has the sum of its times."""
        blocks = np.concatenate([one.blocks.astype(np.int64, copy=False) for one in lists])
        times = np.concatenate([one.times for one in lists])
        dense = np.bincount(blocks, times, minlength=self.count)
        found = np.flatnonzero(dense > 0.0)  # of truth values: numpy finds these several times faster than numbers
        return Postings(found, dense.take(found))

    def values(self, name: str) -> list[str]:
        """The values of a field that occur, in order."""
        if name not in self._values:
            packed = self._arrays.get(f"value.{name}")
            self._values[name] = [] if packed is None else unpack_strings(packed)
        return self._values[name]

    def value_number(self, name: str, value: str) -> int | None:
        """The place of a value among `values`, None where no block has it."""
        words = self.values(name)
        at = bisect_left(words, value)
        return at if at < len(words) and words[at] == value else None

    def value_blocks(self, name: str, number: int) -> Array:
        """The blocks that have a value, ascending."""
        at = self._arrays[f"value.{name}.at"]
        return self._arrays[f"value.{name}.block"][int(at[number]) : int(at[number + 1])]

    def value_holding(self, name: str, number: int) -> int:
        """How many blocks have a value."""
        at = self._arrays[f"value.{name}.at"]
        return int(at[number + 1]) - int(at[number])

    def pairs_beginning(self, left: range, bare: str) -> range:
        """Numbers of the pairs of a bare syllable and one whose folded form begins so."""
        rights = self.beginning(bare)
        low, high = (np.uint64(left.start << 32 | right) for right in (rights.start, rights.stop))
        pairs = self._arrays["pair.bare"]
        return range(int(np.searchsorted(pairs, low, "left")), int(np.searchsorted(pairs, high, "left")))

    def value_counts(self, name: str, within: Array) -> Array:
        """How many of the blocks where `within` is true have each value."""
        if not self.values(name):
            return np.zeros(0, dtype=np.int64)
        blocks, at = self._arrays[f"value.{name}.block"], self._arrays[f"value.{name}.at"]
        counted: Array = np.add.reduceat(within.take(blocks), at[:-1].astype(np.intp), dtype=np.intp)
        return counted

    def stream(self, blocks: Array) -> tuple[Array, Array]:
        """The syllables of these blocks, one block after another, and for each syllable the block that it is in."""
        at = self._arrays["stream.at"]
        starts = at[blocks].astype(np.int64)
        lengths = at[blocks + 1] - starts
        ends = np.cumsum(lengths)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - lengths), lengths)
        return self._arrays["stream"][places], np.repeat(blocks, lengths)

    def entries(self) -> Iterable[Entry]:
        """The blocks that are still live, as they were added: what merging reads."""
        values: list[dict[str, list[str]]] = [{} for _ in range(self.count)]
        for name in self.fields:
            for number, value in enumerate(self.values(name)):
                for block in self.value_blocks(name, number).tolist():
                    values[block].setdefault(name, []).append(value)
        stream, at = self._arrays["stream"], self._arrays["stream.at"].tolist()
        for block in np.flatnonzero(self.live).tolist():
            syllables = [self.forms[number] for number in stream[at[block] : at[block + 1]].tolist()]
            fields = {name: tuple(found) for name, found in values[block].items()}
            yield Entry(self.id(block), WEIGHTS[int(self.weights[block])], syllables, fields)
