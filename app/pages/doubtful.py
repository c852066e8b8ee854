"""Citations that are not, or not surely, identified."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from app.api.reports import known_report
from app.language import Bilingual
from app.naming import full_name, report_name
from app.pages.links import pages, part
from app.pages.mentions import mentioned
from app.pages.parameters import PageNumber
from app.pages.report import province_names
from app.rendering import page_language, render
from app.services import ServicesDep, SnapshotDep
from indexer.catalogue import CitationFilter, Paging
from indexer.models.records import CitationStatus

router = APIRouter()
Doubt = Literal["ambiguous", "unresolved", "mended"]
_BOTH: tuple[CitationStatus, ...] = ("ambiguous", "unresolved")
_KINDS: dict[Doubt | None, tuple[Bilingual, CitationFilter, str]] = {
    None: (Bilingual("Tất cả", "All"), CitationFilter(statuses=_BOTH), "status=ambiguous&status=unresolved"),
    "ambiguous": (
        Bilingual("Nhiều văn bản cùng số", "Several documents fit"),
        CitationFilter(statuses=("ambiguous",)),
        "status=ambiguous",
    ),
    "unresolved": (
        Bilingual("Chưa nhận ra", "Not identified"),
        CitationFilter(statuses=("unresolved",)),
        "status=unresolved",
    ),
    "mended": (Bilingual("Số viết sai, đã sửa", "Numbers mended"), CitationFilter(mended=True), "mended=true"),
}


class DoubtfulParameters(PageNumber):
    """Which doubt, in which report, and which page."""

    loai: Doubt | None = None
    report: str | None = Field(None, alias="bao-cao", pattern="^[0-9a-f]{16}$")


@router.get("/chua-ro")
def show_doubtful(
    request: Request, services: ServicesDep, snapshot: SnapshotDep, wanted: Annotated[DoubtfulParameters, Query()]
) -> Response:
    """Ambiguous, unresolved and mended citations with their sentences, by report and place."""
    citations, language = snapshot.catalogue.citations, page_language(request)
    only = known_report(snapshot, wanted.report) if wanted.report else None
    reports = (only.id,) if only else ()
    _, conditions, query = _KINDS[wanted.loai]
    query += "".join(f"&report={id_}" for id_ in reports)
    page = citations.page(replace(conditions, reports=reports), part(wanted))
    known = snapshot.catalogue.resolutions.many({id_ for one in page.items for id_ in (one.id, *one.candidates) if id_})
    context = {
        "chosen": wanted.loai,
        "only": report_name(only) if only else "",
        "kinds": [
            (kind, words.say(language), citations.page(replace(condition, reports=reports), Paging(1)).total)
            for kind, (words, condition, _) in _KINDS.items()
        ],
        "citing": mentioned(snapshot, citations.with_quotes(page.items), language),
        "names": {id_: (full_name(one, services.tables), one.date) for id_, one in known.items()},
        "provinces": province_names(services),
        "twins": [(form.upper(), f"/api/v1/citations.{form}?{query}") for form in ("json", "csv", "jsonl")],
        **pages(wanted, page.total),
    }
    return render(request, "doubtful.html", context)
