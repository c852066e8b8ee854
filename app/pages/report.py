"""The list of reports, and the page of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse

from app.api.filters import report_filter
from app.api.reports import known_report
from app.language import Bilingual, Language
from app.naming import full_name, report_name, short_name
from app.pages.finding import found_in, where
from app.pages.links import pages, part, twins
from app.pages.parameters import ReportPageParameters
from app.pages.reading import reading
from app.pages.repairs import repair_name
from app.rendering import day, page_language, render
from app.services import Services, ServicesDep, SnapshotDep
from indexer.models.records import CitationRecord, ReportRecord, ResolutionRecord
from indexer.models.report import Fact, ReportFacts
from indexer.models.tables import Tables

router = APIRouter()
_LABELS = {
    "issuer": Bilingual("Cơ quan", "Issuer"),
    "number": Bilingual("Số", "Number"),
    "date": Bilingual("Ngày", "Date"),
    "province": Bilingual("Tỉnh, thành phố", "Province"),
    "kind": Bilingual("Loại", "Kind"),
}

_DOUBTS = {
    "ambiguous": Bilingual("chưa rõ", "ambiguous"),
    "unresolved": Bilingual("chưa nhận ra", "not identified"),
}


@router.get("/bao-cao")
def show_reports(
    request: Request, services: ServicesDep, snapshot: SnapshotDep, wanted: Annotated[ReportPageParameters, Query()]
) -> Response:
    """Reports, newest first."""
    page = snapshot.catalogue.reports.page(report_filter(wanted), part(wanted))
    context = {
        "reports": [(report, report_name(report)) for report in page.items],
        "total": page.total,
        "provinces": province_names(services),
        "twins": twins(request, "/api/v1/reports", ("json", "csv", "jsonl", "atom")),
        **pages(wanted, page.total),
    }
    return render(request, "reports.html", context)


@router.get("/bao-cao/{id}")
def show_report(
    request: Request,
    services: ServicesDep,
    snapshot: SnapshotDep,
    id: str,  # noqa: A002 - the path's name
    tim: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """The reading text with its notes and citations, and where `tim` stands in it."""
    report, language = known_report(snapshot, id), page_language(request)
    reports = snapshot.catalogue.reports
    blocks, citations = reports.blocks(id), snapshot.catalogue.citations.of_report(id)
    known = snapshot.catalogue.resolutions.many(
        {id_ for citation in citations for id_ in (citation.id, *citation.candidates) if id_}
    )
    marks = found_in(blocks, tim)
    context = {
        "looked_for": tim.strip(),
        "found": [
            (block, where(block, blocks, language), len(marks[block.key])) for block in blocks if block.key in marks
        ],
        "called": {id_: full_name(one, services.tables) for id_, one in known.items()},
        "cited": _cited(citations, known, services.tables),
        "doubts": _doubts(report, language),
        "mended": [citation for citation in citations if citation.as_written_wrong],
        "report": report,
        "name": report_name(report),
        "facts": [(label.say(language), _readable(services, name, report.facts)) for name, label in _LABELS.items()],
        "reading": reading(blocks, reports.footnotes(id), citations, marks),
        "own": list(snapshot.catalogue.resolutions.many(report.own_ids).values()),
        "kept": services.archive.originals.path(report.sha256).is_file(),
        "versions": [other for other in reports.versions(id) if other.id != id],
        "repairs": [(repair_name(name, language), count) for name, count in sorted(report.repairs.items())],
        "api": f"/api/v1/reports/{id}",
    }
    return render(request, "report.html", context)


@router.get("/bao-cao/{id}/tep-goc")
def download_original(services: ServicesDep, snapshot: SnapshotDep, id: str) -> Response:  # noqa: A002 - the path's name
    """The original file, never shown by the browser itself: it comes from elsewhere."""
    report = known_report(snapshot, id)
    path = services.archive.originals.path(report.sha256)
    return FileResponse(path, media_type="application/octet-stream", filename=report.source_name)


def _cited(
    citations: Sequence[CitationRecord], known: Mapping[str, ResolutionRecord], tables: Tables
) -> list[tuple[ResolutionRecord, str, int]]:
    """What the report cites, the oftenest first: the resolution, its short name, and how often."""
    times = Counter(citation.id for citation in citations if citation.id and citation.kind != "reference")
    return [(known[id_], short_name(known[id_], tables), count) for id_, count in times.most_common() if id_ in known]


def _doubts(report: ReportRecord, language: Language) -> str:
    counted = {"ambiguous": report.counts.ambiguous, "unresolved": report.counts.unresolved}
    return ", ".join(f"{_DOUBTS[name].say(language)}: {count}" for name, count in counted.items() if count)


def province_names(services: Services) -> dict[str | None, str]:
    """The provinces' names by slug."""
    return {row.slug: row.name for row in services.tables.provinces}


def _readable(services: Services, name: str, facts: ReportFacts) -> Fact | None:
    """A fact as people read it: a date in Vietnamese order, a province by its name."""
    fact: Fact | None = getattr(facts, name)
    if fact is None:
        return None
    if name == "date":
        return Fact(day(fact.value), fact.origin)
    return Fact(province_names(services).get(fact.value, fact.value), fact.origin) if name == "province" else fact
