"""An engine's answer put into another order, or cut to what answers the whole query."""

from __future__ import annotations

from dataclasses import replace

from indexer.answering.asking import Asked
from indexer.answering.request import SearchRequest
from indexer.catalogue import Catalogue


def page_asked_of(request: SearchRequest, blocks: int) -> tuple[int, int]:
    """Limit and offset to ask an engine for: by date every hit of an index of so many blocks, to be cut afterwards."""
    return (blocks, 0) if request.sort == "date" else (request.limit, request.offset)


def arranged(asked: Asked, catalogue: Catalogue, request: SearchRequest) -> Asked:
    """The page that was asked for; by date newest reports first, and in each report the best passage first."""
    hits = asked.hits
    if not request.widen:
        complete = tuple(hit for hit in hits.hits if hit.complete and not asked.relaxed)
        total = hits.complete_total if not asked.relaxed else 0
        hits = replace(hits, hits=complete, total=total, complete_total=total)
        asked = replace(asked, relaxed=False)
    if request.sort == "date":
        reports = catalogue.reports.many({hit.report for hit in hits.hits})
        newest = sorted(
            hits.hits, key=lambda hit: (hit.complete, reports[hit.report].date or "", hit.report), reverse=True
        )
        hits = replace(hits, hits=tuple(newest[request.offset : request.offset + request.limit]))
    return replace(asked, hits=hits)
