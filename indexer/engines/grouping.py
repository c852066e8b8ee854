"""Matches by report, over all segments: one hit each, and how many more of its blocks match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from indexer.engines.evaluation import Marks
from indexer.engines.port import Hit
from indexer.engines.segment import Segment


def one_a_report(hits: Sequence[Hit]) -> list[Hit]:
    """The first hit of each report, for reports whose blocks lie in several segments."""
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.report, hit)
    return list(first.values())


def with_others(hits: Sequence[Hit], segments: Sequence[Segment], found: Sequence[Marks]) -> tuple[Hit, ...]:
    """The hits with the number of further blocks of their report in the same group: complete ones, or all."""
    return tuple(replace(hit, more=_counted(hit, segments, found) - 1) for hit in hits)


def _counted(hit: Hit, segments: Sequence[Segment], found: Sequence[Marks]) -> int:
    count = 0
    for segment, one in zip(segments, found, strict=True):
        number = segment.value_number("report", hit.report)
        if number is not None:
            within = one.complete if hit.complete else one.matches
            count += int(np.count_nonzero(within[segment.value_blocks("report", number)]))
    return count


def report_count(segments: Sequence[Segment], found: Sequence[Marks]) -> int:
    """How many reports have a match; one whose blocks lie in several segments counts once."""
    names: set[str] = set()
    for segment, one in zip(segments, found, strict=True):
        known = segment.values("report")
        held = np.zeros(len(known), dtype=bool)
        held[segment.reports.take(np.flatnonzero(one.matches))] = True
        names.update(map(known.__getitem__, np.flatnonzero(held).tolist()))
    return len(names)
