"""Every citation of the archive, as a list to filter and to export."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.api import presenting
from app.api.filters import citation_filter
from app.api.lists import EXPORTED, Listed, answer
from app.api.parameters import AllCitationParameters
from app.api.shapes import CitationItemShape, CitationListShape
from app.services import Snapshot, SnapshotDep
from indexer.catalogue import CitationFilter
from indexer.models.records import CitationRecord, ReportRecord

router = APIRouter(tags=["citations"])


@router.get(
    "/citations",
    operation_id="listCitations",
    summary="Citations",
    response_model=CitationListShape,
    responses=EXPORTED,
)
def list_citations(
    request: Request, snapshot: SnapshotDep, wanted: Annotated[AllCitationParameters, Query()]
) -> Response:
    """Citations by report and place."""
    return answer(request, snapshot, wanted, listed_citations(snapshot, citation_filter(wanted), "Viện dẫn"))


def listed_citations(
    snapshot: Snapshot, conditions: CitationFilter, title: str
) -> Listed[CitationRecord, CitationItemShape]:
    """The citations under these conditions as a list."""
    catalogue = snapshot.catalogue
    # Citations come report by report: the one at hand is asked for once.
    at_hand: dict[str, ReportRecord] = {}

    def public(citation: CitationRecord) -> CitationItemShape:
        if citation.report not in at_hand:
            at_hand.clear()
            at_hand.update(catalogue.reports.many([citation.report]))
        return presenting.citation_item(citation, at_hand[citation.report])

    return Listed(
        title=title,
        envelope=CitationListShape,
        shape=CitationItemShape,
        page=lambda paging: catalogue.citations.page(conditions, paging),
        stream=lambda: catalogue.citations.stream(conditions),
        public=public,
    )
