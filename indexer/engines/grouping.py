"""Matches by report: the best block of each, and how many more of its blocks match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from indexer.engines.arrayfile import Array
from indexer.engines.evaluation import Found
from indexer.engines.port import Hit
from indexer.engines.segment import Segment


def best_of_each(segment: Segment, found: Found) -> Array:
    """The best matching block of each report of a segment, the best first."""
    blocks = np.flatnonzero(found.matches)
    order = np.lexsort((segment.id_places[blocks], -found.scores[blocks], ~found.complete[blocks]))
    _, first = np.unique(segment.reports[blocks[order]], return_index=True)
    return blocks[order[np.sort(first)]]


def one_a_report(hits: Sequence[Hit]) -> list[Hit]:
    """The first hit of each report, for reports whose blocks lie in several segments."""
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.report, hit)
    return list(first.values())


def with_others(hits: Sequence[Hit], segments: Sequence[Segment], found: Sequence[Found]) -> tuple[Hit, ...]:
    """The hits with the number of further blocks of their report in the same group: complete ones, or all."""
    return tuple(replace(hit, more=_counted(hit, segments, found) - 1) for hit in hits)


def _counted(hit: Hit, segments: Sequence[Segment], found: Sequence[Found]) -> int:
    count = 0
    for segment, one in zip(segments, found, strict=True):
        number = segment.value_number("report", hit.report)
        if number is not None:
            within = one.complete if hit.complete else one.matches
            count += int(np.count_nonzero(within[segment.value_blocks("report", number)]))
    return count


def report_count(segments: Sequence[Segment], found: Sequence[Found]) -> int:
    """How many reports have a match."""
    names: set[str] = set()
    for segment, one in zip(segments, found, strict=True):
        known = segment.values("report")
        names.update(known[number] for number in np.unique(segment.reports[np.flatnonzero(one.matches)]).tolist())
    return len(names)
