"""The best of a segment's matches, without sorting the others."""

from __future__ import annotations

import numpy as np

from indexer.engines.arrayfile import Array
from indexer.engines.evaluation import Found
from indexer.engines.port import Hit
from indexer.engines.segment import Segment


def best(segment: Segment, found: Found, factor: Array, wanted: int, grouped: bool) -> list[Hit]:
    """The first so many matches, or the best match of each of so many reports.

    `factor` is what a match in each block counts. Blocks that come first do so whatever they score.
    """
    enough = not grouped and np.count_nonzero(found.marks.first) >= wanted
    blocks = np.flatnonzero(found.marks.first if enough else found.marks.matches)
    leading = found.marks.first.take(blocks)
    scores = found.scores.take(blocks) * factor.take(blocks)
    order = scores + leading * (scores.max(initial=0.0) + 1.0)
    kept = _best_of_reports(segment, blocks, order, wanted) if grouped else order >= _least(order, wanted)
    blocks, leading, scores = blocks[kept], leading[kept], scores[kept]
    first = np.lexsort((segment.id_places[blocks], -scores, ~leading))
    if grouped:
        _, own = np.unique(segment.reports[blocks[first]], return_index=True)
        first = first[np.sort(own)]  # of a report's blocks that are equally good, the one that stands first
    return [_hit(segment, found, int(blocks[at]), float(scores[at])) for at in first[:wanted]]


def _best_of_reports(segment: Segment, blocks: Array, order: Array, wanted: int) -> Array:
    """Which blocks are the best of their report, for the first so many reports."""
    reports = segment.reports.take(blocks)
    of_report = np.full(len(segment.values("report")), -1.0)
    np.maximum.at(of_report, reports, order)
    least = _least(of_report[of_report >= 0.0], wanted)
    best_one: Array = order >= np.maximum(of_report, least).take(reports)
    return best_one


def _least(order: Array, wanted: int) -> float:
    """What the last of the first so many has; a partition finds it, as a sort would but in one pass or two."""
    last = len(order) - wanted
    return float(np.partition(order, last)[last]) if 0 < last < len(order) else -1.0


def _hit(segment: Segment, found: Found, block: int, score: float) -> Hit:
    name = segment.id(block)
    return Hit(
        name, name.rpartition("/")[0], score, bool(found.marks.complete[block]), first=bool(found.marks.first[block])
    )
