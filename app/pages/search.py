"""The search page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import ConfigDict, Field

from app.api.lists import paging
from app.api.parameters import SearchParameters
from app.api.search import asked, first_result, neighbours
from app.http import caching
from app.naming import report_name, resolution_name
from app.pages.links import paging_links, twins
from app.pages.report import province_names
from app.pages.results import Names, chips, facets, grouped_by_report
from app.places import places
from app.rendering import page_language, render
from app.services import Services, ServicesDep, Snapshot, SnapshotDep
from indexer.catalogue import Paging, ReportFilter
from indexer.shapes.search import SearchShape

router = APIRouter()
_NEWEST = 5
_MOST_CITED = 8


class SearchPageParameters(SearchParameters):
    """As `/api/v1/search`."""

    model_config = ConfigDict(extra="ignore")

    q: str = Field("", max_length=2000)


@router.get("/")
def show_search(
    request: Request, services: ServicesDep, snapshot: SnapshotDep, wanted: Annotated[SearchPageParameters, Query()]
) -> Response:
    """What the archive holds and one field to ask it, or the answer."""
    if not wanted.q.strip():
        return _welcome(request, services, snapshot)
    offset, language = first_result(paging(request, snapshot, wanted)), page_language(request)
    answer = asked(services, snapshot, wanted, offset, wanted.limit)
    if answer.timed_out:
        caching.forget(request)
    found = places(snapshot.catalogue, ((one.report.id, one.block) for one in answer.results), language)
    provinces, names = province_names(services), _names(services, snapshot, answer)
    data = twins(request, "/api/v1/search", ("json", "csv", "jsonl", "atom"))
    context = {
        "answer": answer,
        "groups": grouped_by_report(answer.results, found),
        "facets": facets(answer, names, language),
        "chips": chips(answer, names, language),
        "provinces": provinces,
        "twins": data,
        "feed": data[-1][1],
        **paging_links(request, snapshot, neighbours(answer, offset)),
    }
    return render(request, "search.html", context)


def _names(services: Services, snapshot: Snapshot, answer: SearchShape) -> Names:
    """What people call the values of facets and conditions."""
    cited = {one.value for one in answer.facets.get("resolution", [])}
    cited |= {value for one in answer.interpretation.filters if one.field == "resolution" for value in one.values}
    known = snapshot.catalogue.resolutions.many(cited)
    return {
        "province": {row.slug: row.name for row in services.tables.provinces},
        "type": {row.slug: row.name for row in services.tables.types},
        "issuer": {row.slug: row.name for row in reversed(services.tables.issuers)},
        "resolution": {id_: one.number or resolution_name(one) for id_, one in known.items()},
    }


def _welcome(request: Request, services: Services, snapshot: Snapshot) -> Response:
    catalogue = snapshot.catalogue
    newest = catalogue.reports.page(ReportFilter(counted=True), Paging(_NEWEST))
    context = {
        "totals": catalogue.figures.totals(),
        "newest": [(report, report_name(report)) for report in newest.items],
        "most_cited": catalogue.resolutions.page(paging=Paging(_MOST_CITED)).items,
        "provinces": province_names(services),
    }
    return render(request, "welcome.html", context)
