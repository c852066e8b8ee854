"""Resolutions and who cites them; ids hold slashes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import Field

from app.api import presenting
from app.api.filters import citation_filter, resolution_filter
from app.api.lists import FED, Listed, answer
from app.api.parameters import CitedByParameters, NoParameters, ResolutionId, ResolutionParameters
from app.api.shapes import (
    CitedByListShape,
    CitedByShape,
    ResolutionDetailShape,
    ResolutionListShape,
    ResolutionShape,
)
from app.exports import Entry
from app.http.addresses import full_address
from app.http.negotiation import choose
from app.language import Bilingual
from app.naming import report_name, resolution_name
from app.places import places
from app.problems.problem import existing
from app.services import Snapshot, SnapshotDep
from indexer.catalogue import CitedBy, Page, Paging
from indexer.models.records import ResolutionRecord

router = APIRouter(tags=["resolutions"])
_AT_ONCE = 500
_UNKNOWN = Bilingual("Kho và sổ văn bản không có {id}.", "Neither the archive nor the register has {id}.")
InPath = Annotated[
    str,
    Path(alias="id", description="The resolution's id; slashes as they are or as %2F.", examples=["tw/chi-thi/k12/05"]),
]


class CitedByIdParameters(CitedByParameters):
    """The same with the id as a parameter."""

    id: ResolutionId = Field(description="The resolution's id.")


@router.get(
    "/resolutions",
    operation_id="listResolutions",
    summary="Resolutions",
    response_model=ResolutionListShape | ResolutionDetailShape,
    responses=FED,
)
def list_resolutions(
    request: Request, snapshot: SnapshotDep, wanted: Annotated[ResolutionParameters, Query()]
) -> Response:
    """Resolutions, the most cited first; with `id`, that one as `getResolution` gives it."""
    if wanted.id is not None:
        return _one(request, snapshot, wanted.id)
    resolutions, conditions = snapshot.catalogue.resolutions, resolution_filter(wanted)

    def entry(known: ResolutionRecord) -> Entry:
        summary = known.title or f"{known.citations} lần trong {known.reports} báo cáo"
        return Entry(resolution_name(known), full_address(request, f"/van-ban/{known.id}"), summary, snapshot.made)

    listed: Listed[ResolutionRecord, ResolutionShape] = Listed(
        title="Văn bản được viện dẫn",
        envelope=ResolutionListShape,
        shape=ResolutionShape,
        page=lambda paging: resolutions.page(conditions, paging),
        stream=lambda: resolutions.stream(conditions),
        public=lambda known: presenting.resolution(request, known),
        entry=entry,
        home="/van-ban",
    )
    return answer(request, snapshot, wanted, listed)


@router.get(
    "/resolutions/citations",
    operation_id="listCitationsOfResolution",
    summary="Who cites a resolution, by parameter",
    response_model=CitedByListShape,
    responses=FED,
)
def list_citations_by_id(
    request: Request, snapshot: SnapshotDep, wanted: Annotated[CitedByIdParameters, Query()]
) -> Response:
    """As `listResolutionCitations`, for clients that cannot put slashes into a path."""
    return _citing(request, snapshot, wanted.id, wanted)


@router.get(
    "/resolutions/{id:path}/citations",
    operation_id="listResolutionCitations",
    summary="Who cites a resolution",
    response_model=CitedByListShape,
    responses=FED,
)
def list_resolution_citations(
    request: Request, snapshot: SnapshotDep, id_: InPath, wanted: Annotated[CitedByParameters, Query()]
) -> Response:
    """Each mention with its sentence, place and report, newest report first."""
    return _citing(request, snapshot, id_, wanted)


@router.get(
    "/resolutions/{id:path}",
    operation_id="getResolution",
    summary="A resolution",
    response_model=ResolutionDetailShape,
)
def get_resolution(
    request: Request, snapshot: SnapshotDep, id_: InPath, _wanted: Annotated[NoParameters, Query()]
) -> Response:
    """What is known of a resolution, with witnesses and company."""
    return _one(request, snapshot, id_)


def known_resolution(snapshot: Snapshot, resolution: str) -> ResolutionRecord:
    """The resolution of that id, cited or not; raises a 404 problem."""
    return existing(snapshot.catalogue.resolutions.one(resolution), _UNKNOWN, resolution)


def _one(request: Request, snapshot: Snapshot, resolution: str) -> Response:
    choose(request, ("json",))
    body = presenting.resolution_detail(request, snapshot.catalogue, known_resolution(snapshot, resolution))
    return Response(body.model_dump_json(), media_type="application/json")


def _citing(request: Request, snapshot: Snapshot, resolution: str, wanted: CitedByParameters) -> Response:
    known = known_resolution(snapshot, resolution)
    catalogue, added = snapshot.catalogue, snapshot.added()

    def public(found: CitedBy) -> CitedByShape:
        at = found.report.id, found.citation.block
        return presenting.cited_by(request, found, places(catalogue, [at], "vi").get(at, ""))

    def entry(found: CitedBy) -> Entry:
        link = full_address(request, f"/bao-cao/{found.report.id}#d-{found.citation.block}")
        part = f".{found.citation.order}"
        return Entry(report_name(found.report), link, found.quote.text, added(found.report), part)

    listed: Listed[CitedBy, CitedByShape] = Listed(
        title=f"Báo cáo viện dẫn {resolution_name(known)}",
        envelope=CitedByListShape,
        shape=CitedByShape,
        page=lambda paging: _mentions(snapshot, known.id, wanted, paging),
        stream=lambda: _all_citing(snapshot, known.id, wanted),
        public=public,
        entry=entry,
        home=f"/van-ban/{known.id}",
    )
    return answer(request, snapshot, wanted, listed)


def _mentions(snapshot: Snapshot, resolution: str, wanted: CitedByParameters, paging: Paging) -> Page[CitedBy]:
    citations = snapshot.catalogue.citations
    if wanted.perhaps:
        return citations.perhaps_cited_by(resolution, paging)
    return citations.cited_by(resolution, citation_filter(wanted), paging)


def _all_citing(snapshot: Snapshot, resolution: str, wanted: CitedByParameters) -> Iterator[CitedBy]:
    """Every mention, a page at a time: each page brings its quotes in one question."""
    paging: Paging | None = Paging(_AT_ONCE)
    while paging:
        page = _mentions(snapshot, resolution, wanted, paging)
        yield from page.items
        paging = Paging(_AT_ONCE, after=page.next) if page.next else None
