"""Tools for people: look numbers up in bulk, check a draft. Nothing that is sent is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from app.api.bodies import FORMS, Body, read_body, rows_of
from app.api.extract import examined
from app.api.lookup import looked_up
from app.api.shapes import LookupShape
from app.exports import csv_lines
from app.language import Bilingual
from app.naming import full_name
from app.pages.checking import checked, tally
from app.problems import kinds
from app.problems.problem import Problem
from app.rendering import page_language, render
from app.services import ServicesDep, Snapshot, SnapshotDep

router = APIRouter()
_LIST = Bilingual(
    "Không đọc được danh sách: {why}. Hãy lưu danh sách thành tệp txt hoặc csv mã UTF-8 rồi gửi lại.",
    "The list cannot be read: it {why}. Save it as txt or csv in UTF-8 and send it again.",
)
_MANY = Bilingual(
    "Danh sách có quá {most} dòng. Hãy chia thành nhiều phần.", "The list has more than {most} rows. Send it in parts."
)
_NO_LIST = Bilingual(
    "Chưa có gì để tra: hãy gõ số văn bản hoặc chọn tệp.", "Nothing to look up: type a number or choose a file."
)
_NO_DRAFT = Bilingual(
    "Chưa có gì để kiểm tra: hãy dán dự thảo hoặc chọn tệp.", "Nothing to check: paste a draft or choose a file."
)
_LOOKED_UP = {
    "found": Bilingual("đã nhận ra", "found"),
    "ambiguous": Bilingual("nhiều văn bản cùng số", "ambiguous"),
    "unknown": Bilingual("không biết", "unknown"),
    "not_a_citation": Bilingual("không phải văn bản", "not a citation"),
}


async def _form(request: Request) -> Body:
    return await read_body(request, FORMS)


@router.get("/tra-cuu")
def show_lookup(
    request: Request, services: ServicesDep, snapshot: SnapshotDep, q: Annotated[str, Query(max_length=4000)] = ""
) -> Response:
    """Numbers and names to look up, and what they mean."""
    return _looked_up(request, services, snapshot, q)


@router.post("/tra-cuu")
def show_batch(
    request: Request, services: ServicesDep, snapshot: SnapshotDep, body: Annotated[Body, Depends(_form)]
) -> Response:
    """The same for a long list or a file."""
    typed = "\n".join(value for name, value in body.fields if name == "text" and value.strip())
    try:
        is_csv = (body.file_name or "").lower().endswith(".csv")
        sent = "\n".join(rows_of(body, services.settings.max_batch)) if is_csv else body.text()
    except Problem as problem:  # the form stays at hand
        language = page_language(request)
        why = ", ".join(fault.detail.say(language) for fault in problem.faults)
        return _lookup_page(request, typed, _LIST.say(language, why=why))
    both = f"{typed}\n{sent}".strip("\n\ufeff")
    if not both.strip():
        return _lookup_page(request, "", _NO_LIST.say(page_language(request)))
    if ("dang", "csv") in body.fields and len(queries := _lines(both)) <= services.settings.max_batch:
        return _table(looked_up(request, services, snapshot, queries))
    return _looked_up(request, services, snapshot, both)


@router.get("/kiem-tra")
def show_check(request: Request) -> Response:
    """A draft to check."""
    return _check_page(request)


@router.post("/kiem-tra")
def check_draft(
    request: Request, services: ServicesDep, snapshot: SnapshotDep, body: Annotated[Body, Depends(_form)]
) -> Response:
    """Every citation of a draft with its status."""
    language = page_language(request)
    if not body.content.strip():
        return _check_page(request, fault=_NO_DRAFT.say(language), status=kinds.BAD_BODY.status)
    try:
        entry = examined(services, replace(body, fields=()), {})  # browsers send the empty text beside a file
    except Problem as problem:  # the form stays at hand
        words = f"{problem.detail.say(language, **problem.values)} {problem.kind.remedy.say(language)}"
        return _check_page(request, fault=words, status=problem.kind.status)
    found = checked(entry, snapshot.catalogue, services.tables, language)
    pasted = body.text() if body.file_name is None else ""
    return _check_page(
        request, read=True, source=body.file_name, checked=found, tally=tally(found, language), pasted=pasted
    )


def _check_page(
    request: Request,
    *,
    read: bool = False,
    fault: str = "",
    source: str | None = None,
    checked: object = (),
    tally: object = (),
    pasted: str = "",
    status: int = 200,
) -> Response:
    context = {
        "read": read,
        "fault": fault,
        "source": source,
        "checked": checked,
        "tally": tally,
        "pasted": pasted,
    }
    return render(request, "check.html", context, status)


def _looked_up(request: Request, services: ServicesDep, snapshot: Snapshot, text: str) -> Response:
    language, most = page_language(request), services.settings.max_batch
    queries = _lines(text)
    if len(queries) > most:
        return _lookup_page(request, "", _MANY.say(language, most=most))
    rows = looked_up(request, services, snapshot, queries)
    known = snapshot.catalogue.resolutions.many(
        {one for row in rows for one in row.candidates} | {row.id for row in rows if row.id}
    )
    statuses = [row.status for row in rows]
    context = {
        "text": text,
        "fault": "",
        "rows": rows,
        "known": known,
        "names": {id_: full_name(one, services.tables) for id_, one in known.items()},
        "tally": [(words.say(language), statuses.count(key)) for key, words in _LOOKED_UP.items() if key in statuses],
    }
    return render(request, "lookup.html", context)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _table(rows: list[LookupShape]) -> Response:
    """The rows as spreadsheets set to Vietnamese open them."""
    text = "".join(csv_lines(LookupShape, rows, separator=";", bom=True))
    headers = {"Content-Disposition": 'attachment; filename="tra-cuu.csv"'}
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)


def _lookup_page(request: Request, text: str, fault: str) -> Response:
    context = {"text": text, "fault": fault, "rows": [], "known": {}, "names": {}, "tally": []}
    return render(request, "lookup.html", context, kinds.BAD_BODY.status)
