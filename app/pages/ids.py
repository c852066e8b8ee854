"""Permanent ids: `/id/...` leads to the page, from any written form."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from app.language import Bilingual
from app.naming import full_name
from app.problems import kinds
from app.problems.problem import Problem
from app.rendering import address, page_language, render
from app.services import ServicesDep, SnapshotDep
from indexer.citations import lookup

router = APIRouter()
_UNKNOWN = Bilingual("Không nhận ra văn bản nào từ “{id}”.", "“{id}” means no known resolution.")


@router.get("/id/{id:path}")
def follow_id(request: Request, services: ServicesDep, snapshot: SnapshotDep, id: str) -> Response:  # noqa: A002 - the path's name
    """303 to the page of an id, 301 from a variant to the id, 300 with choices where it is ambiguous."""
    resolutions, reports = snapshot.catalogue.resolutions, snapshot.catalogue.reports
    if resolutions.one(id):
        return RedirectResponse(address(f"/van-ban/{id}", page_language(request)), status_code=303)
    if reports.one(id):
        return RedirectResponse(address(f"/bao-cao/{id}", page_language(request)), status_code=303)
    answer = lookup(canonical(id), services.tables)
    if answer.status == "not_a_citation":
        answer = lookup(id, services.tables)
    if answer.id and resolutions.one(answer.id):
        return RedirectResponse(address(f"/id/{answer.id}", page_language(request)), status_code=301)
    known = list(resolutions.many(answer.candidates).values())
    if len(known) > 1:
        choices = [(one, full_name(one, services.tables)) for one in known]
        return render(request, "choices.html", {"id": id, "choices": choices}, 300)
    raise Problem(kinds.NOT_FOUND, _UNKNOWN, values={"id": id})


def canonical(id_: str) -> str:
    """An id as it is written: lower case, numbers padded to two digits, no slash at its ends."""
    parts = id_.strip("/ ").lower().split("/")
    last = parts[-1]
    digits = last.rstrip("abcdefghijklmnopqrstuvwxyz")
    if digits.isascii() and digits.isdigit():
        parts[-1] = digits.lstrip("0").rjust(2, "0") + last[len(digits) :]
    return "/".join(parts)
