"""Reports, their text, footnotes and citations."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.api import presenting
from app.api.citations import listed_citations
from app.api.filters import citation_filter, report_filter
from app.api.lists import EXPORTED, FED, Listed, answer
from app.api.parameters import CitationParameters, ListParameters, NoParameters, ReportParameters
from app.api.shapes import (
    CitationListShape,
    FootnoteListShape,
    ReportDetailShape,
    ReportItemShape,
    ReportListShape,
)
from app.exports import Entry
from app.http.addresses import full_address
from app.http.negotiation import choose
from app.language import Bilingual
from app.naming import report_name
from app.problems.problem import existing
from app.services import Snapshot, SnapshotDep
from indexer.catalogue import Page, Paging, ReportFilter
from indexer.models.records import FootnoteRecord, ReportRecord
from indexer.shapes import block_shape, footnote_shape
from indexer.shapes.footnote import FootnoteShape

router = APIRouter(tags=["reports"])
_UNKNOWN = Bilingual("Kho không có báo cáo {id}.", "The archive has no report {id}.")
InPath = Annotated[str, Path(alias="id", description="The report's id.", examples=["0123456789abcdef"])]


@router.get("/reports", operation_id="listReports", summary="Reports", response_model=ReportListShape, responses=FED)
def list_reports(request: Request, snapshot: SnapshotDep, wanted: Annotated[ReportParameters, Query()]) -> Response:
    """Reports, newest first."""
    return answer(request, snapshot, wanted, listed_reports(request, snapshot, report_filter(wanted)))


def listed_reports(
    request: Request, snapshot: Snapshot, conditions: ReportFilter
) -> Listed[ReportRecord, ReportItemShape]:
    """The reports under these conditions as a list."""
    reports, added = snapshot.catalogue.reports, snapshot.added()

    def entry(report: ReportRecord) -> Entry:
        summary = f"{report.counts.citations} viện dẫn, {report.counts.footnotes} chú thích"
        return Entry(report_name(report), full_address(request, f"/bao-cao/{report.id}"), summary, added(report))

    return Listed(
        title="Báo cáo trong Văn khố",
        envelope=ReportListShape,
        shape=ReportItemShape,
        page=lambda paging: reports.page(conditions, paging),
        stream=lambda: reports.stream(conditions),
        public=lambda report: presenting.report_item(request, report),
        entry=entry,
        home="/bao-cao",
    )


@router.get("/reports/{id}", operation_id="getReport", summary="A report", response_model=ReportDetailShape)
def get_report(
    request: Request, snapshot: SnapshotDep, id_: InPath, _wanted: Annotated[NoParameters, Query()]
) -> Response:
    """A report with its blocks and footnotes."""
    choose(request, ("json",))
    report = known_report(snapshot, id_)
    reports = snapshot.catalogue.reports
    body = ReportDetailShape(
        **dict(presenting.report_item(request, report)),
        blocks=[block_shape(block) for block in reports.blocks(id_)],
        footnotes=[footnote_shape(note) for note in reports.footnotes(id_)],
        versions=[version.id for version in reports.versions(id_)],
        own_ids=list(report.own_ids),
    )
    return Response(body.model_dump_json(), media_type="application/json")


@router.get(
    "/reports/{id}/citations",
    operation_id="listReportCitations",
    summary="Citations of a report",
    response_model=CitationListShape,
    responses=EXPORTED,
)
def list_report_citations(
    request: Request, snapshot: SnapshotDep, id_: InPath, wanted: Annotated[CitationParameters, Query()]
) -> Response:
    """The citations of a report, in its order."""
    report = known_report(snapshot, id_)
    title = f"Viện dẫn trong {report_name(report)}"
    return answer(request, snapshot, wanted, listed_citations(snapshot, citation_filter(wanted, report.id), title))


@router.get(
    "/reports/{id}/footnotes",
    operation_id="listReportFootnotes",
    summary="Footnotes of a report",
    response_model=FootnoteListShape,
    responses=EXPORTED,
)
def list_report_footnotes(
    request: Request, snapshot: SnapshotDep, id_: InPath, wanted: Annotated[ListParameters, Query()]
) -> Response:
    """The footnotes of a report, in its order."""
    report = known_report(snapshot, id_)
    notes = snapshot.catalogue.reports.footnotes(report.id)
    listed: Listed[FootnoteRecord, FootnoteShape] = Listed(
        title=f"Chú thích trong {report_name(report)}",
        envelope=FootnoteListShape,
        shape=FootnoteShape,
        page=lambda paging: _slice(notes, paging),
        stream=lambda: iter(notes),
        public=footnote_shape,
    )
    return answer(request, snapshot, wanted, listed)


def known_report(snapshot: Snapshot, report: str) -> ReportRecord:
    """The report of that id; raises a 404 problem."""
    return existing(snapshot.catalogue.reports.one(report), _UNKNOWN, report)


def _slice(notes: tuple[FootnoteRecord, ...], paging: Paging) -> Page[FootnoteRecord]:
    """A page of a short list that is at hand whole; its keys are positions."""
    first = 0
    if paging.after:
        first = int(paging.after[0]) + 1
    elif paging.before:
        first = max(0, int(paging.before[0]) - paging.limit)
    items = notes[first : first + paging.limit]
    last = first + len(items) - 1
    return Page(items, len(notes), (last,) if last + 1 < len(notes) else None, (first,) if first else None)
