"""The search page."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from app.naming import report_name
from app.pages.report import province_names
from app.rendering import render
from app.services import ServicesDep, SnapshotDep
from indexer.catalogue import Paging, ReportFilter

router = APIRouter()
_NEWEST = 5


@router.get("/")
def show_search(request: Request, services: ServicesDep, snapshot: SnapshotDep) -> Response:
    """What the archive holds, and one field to ask it."""
    catalogue = snapshot.catalogue
    newest = catalogue.reports.page(ReportFilter(counted=True), Paging(_NEWEST))
    context = {
        "totals": catalogue.figures.totals(),
        "newest": [(report, report_name(report)) for report in newest.items],
        "most_cited": catalogue.resolutions.page(paging=Paging(8)).items,
        "provinces": province_names(services),
    }
    return render(request, "welcome.html", context)
