"""A question to its answer: the query understood, the engine asked, the blocks fetched and shown."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace

from indexer.answering.asking import Asked, ask
from indexer.answering.interpretation import interpretation, recognised_shape
from indexer.answering.ordering import arranged, page_asked_of
from indexer.answering.recognition import free_text, is_known, recognise, resolved_filters, with_citing
from indexer.answering.request import SearchRequest
from indexer.answering.results import results
from indexer.answering.suggesting import suggestions
from indexer.catalogue import Catalogue
from indexer.engines import Searcher
from indexer.models.tables import Tables
from indexer.query import demand, parse_query
from indexer.shapes.search import FacetValueShape, SearchShape, TotalShape


def search(catalogue: Catalogue, searcher: Searcher, tables: Tables, request: SearchRequest) -> SearchShape:
    """The answer to a search, in the shape that command line and API give."""
    start = time.perf_counter()
    written = parse_query(request.text, tables, expand=request.expand)
    query = replace(written, filters=(*written.filters, *request.filters))
    query = resolved_filters(query, tables) if request.expand else query
    named = recognise(free_text(written), tables)
    recognised = tuple(one for one in named if is_known(one.id, tables) or catalogue.resolutions.one(one.id))
    limit, offset = page_asked_of(request, searcher.count())
    wanted = with_citing(query, recognised)
    if not request.widen and wanted.root is not None:
        wanted = replace(wanted, root=demand(wanted.root))
    asked = ask(
        searcher,
        wanted,
        limit=limit,
        offset=offset,
        facets=request.facets,
        grouped=request.group == "report",
        deadline_s=request.deadline_s,
    )
    asked = arranged(asked, catalogue, request)
    left_s = request.deadline_s - (time.perf_counter() - start)
    proposed = suggestions(searcher, query, left_s) if not asked.hits.complete_total else ()
    return SearchShape(
        query=request.text,
        interpretation=interpretation(
            query,
            asked,
            resolutions=[recognised_shape(one, catalogue, tables) for one in recognised],
            suggestions=proposed,
        ),
        total=_total(asked),
        reports=asked.hits.reports,
        took_ms=round((time.perf_counter() - start) * 1000, 1),
        timed_out=asked.hits.timed_out,
        facets=_facets(asked.hits.facets),
        results=results(catalogue, asked, tuple(one.id for one in recognised)),
    )


def _total(asked: Asked) -> TotalShape:
    """The first group: blocks that answer the whole query; what was widened is said in the interpretation."""
    return TotalShape(value=asked.hits.complete_total, relation="gte" if asked.hits.timed_out else "eq")


def _facets(facets: Mapping[str, tuple[tuple[str, int], ...]]) -> dict[str, list[FacetValueShape]]:
    return {
        name: [FacetValueShape(value=value, count=count) for value, count in facet] for name, facet in facets.items()
    }
