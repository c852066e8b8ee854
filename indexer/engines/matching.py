"""Which blocks hold a unit: syllables and pairs with their accentings, phrases, prefixes, values."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from indexer.engines.arrayfile import Array
from indexer.engines.segment import NOTHING, Postings, Segment
from indexer.text.fold import accents_allow, fold
from indexer.text.syllables import lacks_accents

BARE_TIMES = 0.2  # one standing without the accents that were typed counts so much: found, but after the right one
PLAIN_TIMES = 0.1  # and one standing with accents that were not typed, in a query that has accents elsewhere
_CHUNK = 8192  # blocks whose syllables are compared at a time, so that a deadline is noticed


def syllable(segment: Segment, key: str, exact: bool, accented: bool = False) -> Postings:
    """The blocks that hold a syllable; `accented` where the words around it were typed with accents."""
    return segment.postings("syllable", *accents(segment, key, exact, accented))


def without_accents(segment: Segment, key: str, found: Postings) -> Array:
    """Of the blocks found for a syllable typed with accents, those in which it stands without them alone."""
    units, weights = accents(segment, key, False)
    plain = np.flatnonzero(weights == BARE_TIMES)
    if not len(plain) or not len(found.blocks):  # past the deadline nothing was looked up
        return NOTHING.blocks
    at = units.start + int(plain[0])
    bare = segment.postings("syllable", range(at, at + 1), np.ones(1))
    times = found.times[np.searchsorted(found.blocks, bare.blocks)]
    return bare.blocks[times - bare.times * BARE_TIMES < BARE_TIMES / 2]


def pair(segment: Segment, left: str, right: str, exact: bool, accented: bool = False) -> Postings:
    """The blocks in which two syllables are neighbours."""
    lefts, left_weights = accents(segment, left, exact, accented)
    rights, right_weights = accents(segment, right, exact, accented)
    if not lefts or not rights:
        return NOTHING
    units = segment.pairs_alike(lefts, rights)
    of_left, of_right = segment.pair_sides(units)
    weights = (
        left_weights[of_left.astype(np.int64) - lefts.start] * right_weights[of_right.astype(np.int64) - rights.start]
    )
    return segment.postings("pair", units, weights)


def accents(segment: Segment, key: str, exact: bool, accented: bool = False) -> tuple[range, Array]:
    """The accentings of a syllable, and what each counts for the one typed: 1, less with other accents, or 0."""
    known = segment.accents.get((key, exact, accented))
    if known is None:
        units = segment.alike(key)
        forms = segment.forms[units.start : units.stop]
        known = units, np.array([_accent_weight(key, form, exact, accented) for form in forms])
        segment.remember((key, exact, accented), known)
    return known


def _accent_weight(typed: str, stands: str, exact: bool, accented: bool) -> float:
    if typed == stands:
        return 1.0
    if exact or not accents_allow(typed, stands):
        return 0.0
    if stands.isascii():
        return BARE_TIMES
    return PLAIN_TIMES if accented and not lacks_accents(typed) else 1.0  # "nap" can only mean "nạp"


def prefix(segment: Segment, text: str) -> Postings:
    """The blocks that hold a syllable that begins so, as far as accents were typed."""
    units = segment.beginning(fold(text))
    length = len(text)
    fits = [accents_allow(text, segment.forms[unit][:length]) for unit in units]
    return segment.postings("syllable", units, np.array(fits, dtype=float))


def value(segment: Segment, field: str, wanted: str) -> Postings:
    """The blocks that carry a value."""
    number = segment.value_number(field, wanted)
    if number is None:
        return NOTHING
    blocks = segment.value_blocks(field, number)
    return Postings(blocks, np.ones(len(blocks)))


def numbered(segment: Segment, key: str) -> Postings:
    """The blocks that carry a document's number; digits alone mean it of every type: 05 of 05-ct/tw."""
    if not key.isdecimal():
        return value(segment, "number", key)
    known = segment.values("number")
    places = [
        at
        for mark in "-/"
        for at in range(bisect_left(known, key + mark), bisect_left(known, key + mark + "\U0010ffff"))
    ]
    exact = segment.value_number("number", key)
    lists = [segment.value_blocks("number", at) for at in (*places, *([] if exact is None else [exact]))]
    blocks = np.unique(np.concatenate(lists)) if lists else NOTHING.blocks
    return Postings(blocks, np.ones(len(blocks)))


def phrase(segment: Segment, keys: tuple[str, ...], exact: bool, slop: int, late: Callable[[], bool]) -> Postings:
    """The blocks in which syllables stand side by side, or, with slop, in any order with at most so many others."""
    if not keys:
        return NOTHING
    if len(keys) == 1:
        return syllable(segment, keys[0], exact)
    if slop:
        candidates = _common([syllable(segment, key, exact).blocks for key in dict.fromkeys(keys)])
        return _verified(segment, candidates, _near(segment, keys, exact, slop), late)
    neighbours = [pair(segment, *two, exact) for two in pairwise(keys)]
    if len(keys) == 2:
        return neighbours[0]
    candidates = _common([one.blocks for one in neighbours])
    return _verified(segment, candidates, _side_by_side(segment, keys, exact), late)


def _common(lists: list[Array]) -> Array:
    """The blocks that stand in every list; the shortest first, because it bounds the work."""
    shortest, *others = sorted(lists, key=len)
    blocks = shortest.astype(np.int64)
    for other in others:
        blocks = blocks[np.isin(blocks, other, assume_unique=True)] if len(blocks) else blocks
    return blocks


_Count = Callable[[Array, Array], Array]  # (syllables, their blocks) to the places at which the phrase is complete


def _verified(segment: Segment, candidates: Array, places: _Count, late: Callable[[], bool]) -> Postings:
    """The candidates whose syllables really stand so."""
    times = np.zeros(segment.count)
    for start in range(0, len(candidates), _CHUNK):
        if late():
            break
        stream, owner = segment.stream(candidates[start : start + _CHUNK])
        times += np.bincount(owner[places(stream, owner)], minlength=segment.count)
    found = np.flatnonzero(times > 0.0)
    return Postings(found, times.take(found))


def _is(segment: Segment, stream: Array, key: str, exact: bool) -> Array:
    """Where in a stream a syllable stands."""
    allowed = [unit for unit, weight in zip(*accents(segment, key, exact), strict=True) if weight]
    if len(allowed) == 1:
        return np.asarray(stream == allowed[0])
    return np.isin(stream, np.array(allowed, dtype=stream.dtype))


def _side_by_side(segment: Segment, keys: tuple[str, ...], exact: bool) -> _Count:
    def places(stream: Array, owner: Array) -> Array:
        last = len(keys) - 1
        if len(stream) <= last:
            return np.zeros(0, dtype=np.int64)
        fits = owner[last:] == owner[: len(owner) - last]
        for shift, key in enumerate(keys):
            fits &= _is(segment, stream[shift : len(stream) - last + shift], key, exact)
        return np.flatnonzero(fits)

    return places


def _near(segment: Segment, keys: tuple[str, ...], exact: bool, slop: int) -> _Count:
    """A window of the keys and at most `slop` others ends where one of them stands and all were seen within it."""

    def places(stream: Array, owner: Array) -> Array:
        here = np.arange(len(stream))
        starts = np.flatnonzero(np.diff(owner, prepend=-1))
        begins = np.repeat(starts, np.diff(np.append(starts, len(stream))))
        oldest, ends = here, np.zeros(len(stream), dtype=bool)
        for key in dict.fromkeys(keys):
            stands = _is(segment, stream, key, exact)
            ends |= stands
            oldest = np.minimum(oldest, np.maximum.accumulate(np.where(stands, here, -1)))
        return np.flatnonzero(ends & (oldest >= begins) & (here - oldest < len(keys) + slop))

    return places
