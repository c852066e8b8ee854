"""What came into the archive after a generation: what a client that copies the archive asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.api.lists import FED, answer
from app.api.parameters import ChangesParameters
from app.api.reports import listed_reports
from app.api.shapes import ChangesShape, GenerationShape
from app.services import ServicesDep, SnapshotDep, reports_of
from indexer.catalogue import ReportFilter

router = APIRouter(tags=["reports"])


@router.get(
    "/changes",
    operation_id="listChanges",
    summary="Changes since a generation",
    response_model=ChangesShape,
    responses=FED,
)
def list_changes(
    request: Request, services: ServicesDep, snapshot: SnapshotDep, wanted: Annotated[ChangesParameters, Query()]
) -> Response:
    """The reports that were added after a generation, newest first, and those that are no longer there."""

    def more() -> Mapping[str, object]:
        then = reports_of(services, wanted.since) if wanted.since <= snapshot.generation.number else frozenset()
        made = snapshot.catalogue.generations()
        return {
            "since": wanted.since,
            "generations": [
                GenerationShape(number=number, created=created)
                for number, created in made.items()
                if number > wanted.since
            ],
            "removed": None if then is None else sorted(then - snapshot.catalogue.reports.ids()),
        }

    listed = listed_reports(request, snapshot, ReportFilter(added_after=wanted.since))
    return answer(request, snapshot, wanted, replace(listed, envelope=ChangesShape, more=more))
