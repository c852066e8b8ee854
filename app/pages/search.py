"""The search page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import ConfigDict, Field

from app.api.parameters import SearchParameters
from app.api.search import asked
from app.http import caching
from app.language import Language
from app.naming import full_name, report_name, short_name
from app.pages.conditions import FIELDS, Names, Understood, chips, expanded
from app.pages.links import pages, part, twins
from app.pages.parameters import PageNumber
from app.pages.report import province_names
from app.pages.results import Group, facets, grouped_by_report
from app.places import places
from app.rendering import page_language, render
from app.services import Services, ServicesDep, Snapshot, SnapshotDep
from indexer.catalogue import Paging, ReportFilter
from indexer.models.naming import slug
from indexer.shapes.search import SearchShape

router = APIRouter()
_NEWEST = 5
_MOST_CITED = 8


class SearchPageParameters(PageNumber, SearchParameters):
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
    language = page_language(request)
    answer = asked(services, snapshot, wanted, part(wanted).skip, wanted.limit)
    if answer.timed_out:
        caching.forget(request)
    names = _names(services, snapshot, answer)
    beside = {name: [str(one) for one in getattr(wanted, name)] for name in (*FIELDS, "report")}
    data = twins(request, "/api/v1/search", ("json", "csv", "jsonl", "atom"))
    context = {
        "answer": answer,
        "found": _found(answer),
        "groups": _groups(snapshot, answer, language),
        "facets": facets(answer, names, language),
        "chips": chips(Understood(wanted.q, answer.interpretation, names, language), beside, services.tables),
        "expanded": expanded(wanted.q, answer.interpretation.expansions),
        "as_written": not wanted.expand,
        "only_complete": not wanted.widen,
        "by_date": wanted.sort == "date",
        "provinces": province_names(services),
        "twins": data,
        "feed": data[-1][1],
        **pages(wanted, _found(answer)),
    }
    return render(request, "search.html", context)


def _found(answer: SearchShape) -> int:
    """How many passages there are to look at: those that answer the whole query, and those that answer part of it."""
    widened = answer.interpretation.widened
    return max(answer.total.value, widened.total if widened else 0)


def _groups(snapshot: Snapshot, answer: SearchShape, language: Language) -> list[Group]:
    at = [(one.report.id, one.block) for one in answer.results]
    reports = snapshot.catalogue.reports
    return grouped_by_report(
        answer.results,
        reports.many(report for report, _ in at),
        reports.blocks_at(at),
        places(snapshot.catalogue, at, language),
    )


def _names(services: Services, snapshot: Snapshot, answer: SearchShape) -> Names:
    """What people call the values of facets and conditions."""
    cited = {one.value for one in answer.facets.get("resolution", [])}
    cited |= {value for one in answer.interpretation.filters if one.field == "resolution" for value in one.values}
    known = snapshot.catalogue.resolutions.many(cited)
    return {
        "province": {row.slug: row.name for row in services.tables.provinces},
        "type": {row.slug: row.name for row in services.tables.types},
        "issuer": {row.slug: row.name for row in reversed(services.tables.issuers)},
        "resolution": {id_: short_name(one, services.tables) for id_, one in known.items()},
        "kind": {slug(one.value): one.value for one in answer.facets.get("kind", [])},
    }


def _welcome(request: Request, services: Services, snapshot: Snapshot) -> Response:
    catalogue = snapshot.catalogue
    newest = catalogue.reports.page(ReportFilter(counted=True), Paging(_NEWEST))
    most_cited = catalogue.resolutions.page(paging=Paging(_MOST_CITED)).items
    context = {
        "totals": catalogue.figures.totals(),
        "newest": [(report, report_name(report)) for report in newest.items],
        "most_cited": [
            (known, short_name(known, services.tables), full_name(known, services.tables)) for known in most_cited
        ],
        "provinces": province_names(services),
    }
    return render(request, "welcome.html", context)
