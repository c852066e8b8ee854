"""The archive in figures."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.api import presenting
from app.api.parameters import MatrixParameters, NoParameters
from app.api.shapes import CountedShape, MatrixShape, StatisticsShape
from app.http.negotiation import choose
from app.services import SnapshotDep

router = APIRouter(tags=["figures"])
_PLAIN = (
    *("files", "reports", "blocks", "footnotes", "citations"),
    *("resolved", "ambiguous", "unresolved", "mended", "resolutions"),
)
_TALLIED = ("kinds", "types", "years", "provinces")


@router.get("/statistics", operation_id="getStatistics", summary="Figures", response_model=StatisticsShape)
def get_statistics(request: Request, snapshot: SnapshotDep, _wanted: Annotated[NoParameters, Query()]) -> Response:
    """How much of everything there is, and of which kinds."""
    choose(request, ("json",))
    totals = snapshot.catalogue.figures.totals()
    body = StatisticsShape.model_validate(
        {
            "generation": snapshot.generation.number,
            "created": snapshot.generation.manifest.created,
            "repairs": [CountedShape(name=name, count=count) for name, count in totals.repairs],
            **{name: getattr(totals, name) for name in _PLAIN},
            **{name: [presenting.tally(one) for one in getattr(totals, name)] for name in _TALLIED},
        }
    )
    return Response(body.model_dump_json(), media_type="application/json")


@router.get("/matrix", operation_id="getMatrix", summary="Resolutions by reports", response_model=MatrixShape)
def get_matrix(request: Request, snapshot: SnapshotDep, wanted: Annotated[MatrixParameters, Query()]) -> Response:
    """How often the most cited resolutions are cited in the reports that cite most."""
    choose(request, ("json",))
    matrix = snapshot.catalogue.figures.matrix(rows=wanted.rows, columns=wanted.columns)
    body = MatrixShape(
        resolutions=[presenting.resolution(request, one) for one in matrix.resolutions],
        reports=[presenting.brief(report) for report in matrix.reports],
        counts=[list(row) for row in matrix.counts],
    )
    return Response(body.model_dump_json(), media_type="application/json")
