"""Completion while typing: words of the archive, and resolutions."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.api.parameters import SuggestParameters
from app.api.shapes import CompletionShape, SuggestShape
from app.http.negotiation import choose
from app.naming import resolution_name
from app.services import Snapshot, SnapshotDep
from indexer.answering import complete
from indexer.catalogue import Paging, ResolutionFilter
from indexer.text.fold import fold

router = APIRouter(tags=["search"])
_MOST_RESOLUTIONS = 5
_ONE_DIGIT = re.compile(r"(?<![\w/.-])\d(?=\s?[-/\u2010-\u2015])")  # 5-CT is written 05-CT
_LOOKED_AT = 200  # of those that have the words typed, the most cited


@router.get("/suggest", operation_id="suggest", summary="Completion", response_model=SuggestShape)
def suggest(request: Request, snapshot: SnapshotDep, wanted: Annotated[SuggestParameters, Query()]) -> Response:
    """Resolutions whose name or number begins so, words that go on from it, then titles that hold what was typed."""
    choose(request, ("json",))
    found = completions(snapshot, wanted.q, wanted.limit)
    return Response(SuggestShape(query=wanted.q, results=found).model_dump_json(), media_type="application/json")


def completions(snapshot: Snapshot, typed: str, limit: int) -> list[CompletionShape]:
    """At most `limit` ways to go on typing: what is called so, words, and what has such words in its title."""
    typed = unicodedata.normalize("NFC", typed)
    if not typed.strip():
        return []
    called, told = _resolutions(snapshot, typed)
    first = called[:_MOST_RESOLUTIONS]
    words = _words(snapshot, typed, limit)
    return [*first, *words, *told[: max(_MOST_RESOLUTIONS - len(first), 0)]][:limit]


def _resolutions(snapshot: Snapshot, typed: str) -> tuple[list[CompletionShape], list[CompletionShape]]:
    """Those whose name or number begins as typed, and those whose title has its words side by side."""
    typed = _ONE_DIGIT.sub(r"0\g<0>", typed)
    page = snapshot.catalogue.resolutions.page(ResolutionFilter(text=typed), Paging(_LOOKED_AT))
    bare = fold(" ".join(typed.split()))
    called, told = [], []
    for one in page.items:
        name = resolution_name(one)
        label = " – ".join(part for part in (name, one.title) if part)
        shape = CompletionShape(
            kind="resolution", query=one.number or name, label=label, count=one.citations, id=one.id
        )
        if any(fold(form).startswith(bare) for form in (name, one.number or "", *one.names)):
            called.append(shape)
        elif f" {bare}" in f" {fold(label)}":
            told.append(shape)
    return called, told


def _words(snapshot: Snapshot, typed: str, limit: int) -> list[CompletionShape]:
    return [
        CompletionShape(kind=one.kind, query=one.query, label=one.text, count=one.count, id=None)
        for one in complete(snapshot.generation.searcher, typed, limit)
    ]
