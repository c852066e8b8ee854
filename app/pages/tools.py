"""Tools for people: look numbers up in bulk, check a draft. Nothing that is sent is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from app.api.bodies import FORMS, Body, read_body, rows_of
from app.api.extract import examined
from app.api.lookup import looked_up
from app.language import Bilingual
from app.naming import resolution_name
from app.places import place
from app.problems import kinds
from app.problems.problem import Problem
from app.rendering import page_language, render
from app.services import ServicesDep, Snapshot, SnapshotDep
from indexer.models.records import CitationRecord, ReportEntry, ResolutionRecord

router = APIRouter()
_MANY = Bilingual("Danh sách có quá {most} dòng.", "The list has more than {most} rows.")
_VERDICTS = {
    "found": Bilingual("nhận ra", "found"),
    "ambiguous": Bilingual("chưa rõ là văn bản nào", "ambiguous"),
    "unknown": Bilingual("không biết văn bản này", "unknown"),
    "wrong": Bilingual("số và loại văn bản không khớp", "number and type disagree"),
    "mended": Bilingual("số viết sai", "number written wrong"),
    "date": Bilingual("ngày khác với sổ văn bản", "date disagrees with the register"),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A citation of a draft with what was found out about it."""

    citation: CitationRecord
    verdict: str
    words: str
    known: ResolutionRecord | None
    name: str
    place: str
    perhaps: list[tuple[str, str, str | None]]  # id, name and date of what it may mean


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
    most = services.settings.max_batch
    rows = rows_of(body, most) if (body.file_name or "").lower().endswith(".csv") else [body.text()]
    typed = [value for name, value in body.fields if name == "text" and value.strip()]
    return _looked_up(request, services, snapshot, "\n".join([*typed, *rows]).removeprefix("\ufeff"))


@router.get("/kiem-tra")
def show_check(request: Request) -> Response:
    """A draft to check."""
    return render(request, "check.html", {"entry": None, "fault": None})


@router.post("/kiem-tra")
def check_draft(
    request: Request, services: ServicesDep, snapshot: SnapshotDep, body: Annotated[Body, Depends(_form)]
) -> Response:
    """Every citation of a draft with its status."""
    try:
        entry = examined(services, body, {})
    except Problem as problem:  # the form stays at hand
        return render(request, "check.html", {"entry": None, "fault": problem}, problem.kind.status)
    checked = _checked(request, snapshot, entry)
    counts = {verdict: sum(one.verdict == verdict for one in checked) for verdict in _VERDICTS}
    context = {
        "entry": entry,
        "fault": None,
        "checked": checked,
        "counts": [
            (words.say(page_language(request)), counts[verdict])
            for verdict, words in _VERDICTS.items()
            if counts[verdict]
        ],
    }
    return render(request, "check.html", context)


def _looked_up(request: Request, services: ServicesDep, snapshot: Snapshot, text: str) -> Response:
    queries = [line.strip() for line in text.splitlines() if line.strip()]
    if len(queries) > services.settings.max_batch:
        raise Problem(kinds.BAD_BODY, _MANY, values={"most": services.settings.max_batch})
    found = looked_up(request, services, snapshot, queries)
    ids = {one for row in found for one in row.candidates} | {row.id for row in found if row.id}
    known = snapshot.catalogue.resolutions.many(ids)
    names = {id_: resolution_name(known[id_]) if id_ in known else id_ for id_ in ids}
    return render(request, "lookup.html", {"text": text, "rows": found, "names": names, "known": known})


def _checked(request: Request, snapshot: Snapshot, entry: ReportEntry) -> list[Checked]:
    language = page_language(request)
    blocks = {block.key: block for block in entry.blocks}
    counted = [citation for citation in entry.citations if citation.kind != "reference"]
    known = snapshot.catalogue.resolutions.many(
        {id_ for citation in counted for id_ in (citation.id, *citation.candidates) if id_}
    )
    found = []
    for citation in counted:
        resolution = known.get(citation.id or "")
        verdict, block = _verdict(citation, resolution), blocks[citation.block]
        at = place(block, [blocks[key] for key in block.headings if key in blocks], language)
        name = resolution_name(resolution) if resolution else citation.id or ""
        perhaps = [(id_, resolution_name(known[id_]), known[id_].date) for id_ in citation.candidates if id_ in known]
        found.append(Checked(citation, verdict, _VERDICTS[verdict].say(language), resolution, name, at, perhaps))
    return found


def _verdict(citation: CitationRecord, known: ResolutionRecord | None) -> str:
    if citation.as_written_wrong:
        return "mended"
    if citation.id is None:
        return "ambiguous" if citation.candidates else "unknown"
    date = citation.known_date
    if citation.date and date and not date.startswith(citation.date) and not citation.date.startswith(date):
        return "date"
    return "wrong" if known and known.type != citation.type else "found"
