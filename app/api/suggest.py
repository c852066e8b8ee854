"""Completion while typing: words of the archive, and resolutions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.api.parameters import SuggestParameters
from app.api.shapes import CompletionShape, SuggestShape
from app.http.negotiation import choose
from app.naming import resolution_name
from app.services import Snapshot, SnapshotDep
from indexer.answering import complete
from indexer.catalogue import Paging, ResolutionFilter

router = APIRouter(tags=["search"])
_MOST_RESOLUTIONS = 5


@router.get("/suggest", operation_id="suggest", summary="Completion", response_model=SuggestShape)
def suggest(request: Request, snapshot: SnapshotDep, wanted: Annotated[SuggestParameters, Query()]) -> Response:
    """Resolutions whose number, title or name holds what was typed, then words that go on from it."""
    choose(request, ("json",))
    found = completions(snapshot, wanted.q, wanted.limit)
    return Response(SuggestShape(query=wanted.q, results=found).model_dump_json(), media_type="application/json")


def completions(snapshot: Snapshot, typed: str, limit: int) -> list[CompletionShape]:
    """At most `limit` ways to go on typing."""
    if not typed.strip():
        return []
    known = _resolutions(snapshot, typed, min(limit, _MOST_RESOLUTIONS))
    return (known + _words(snapshot, typed, limit))[:limit]


def _resolutions(snapshot: Snapshot, typed: str, limit: int) -> list[CompletionShape]:
    page = snapshot.catalogue.resolutions.page(ResolutionFilter(text=typed), Paging(limit))
    return [
        CompletionShape(
            kind="resolution",
            query=one.number or resolution_name(one),
            label=" – ".join(part for part in (resolution_name(one), one.title) if part),
            count=one.citations,
            id=one.id,
        )
        for one in page.items
    ]


def _words(snapshot: Snapshot, typed: str, limit: int) -> list[CompletionShape]:
    return [
        CompletionShape(kind=one.kind, query=one.query, label=one.text, count=one.count, id=None)
        for one in complete(snapshot.generation.searcher, typed, limit)
    ]
