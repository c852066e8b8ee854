"""The list of cited resolutions, the page of one, and permanent ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from app.api.filters import citation_filter, resolution_filter
from app.api.lists import paging
from app.api.resolutions import known_resolution
from app.language import Bilingual, Language
from app.naming import report_name, resolution_name
from app.pages.links import paging_links, twins
from app.pages.parameters import CitingPageParameters, ResolutionPageParameters
from app.pages.report import province_names
from app.places import places
from app.rendering import page_language, render
from app.services import ServicesDep, Snapshot, SnapshotDep
from indexer.catalogue import CitedBy, Paging, Spread
from indexer.models.records import CitationRecord, ReportRecord

router = APIRouter()
_PERHAPS_SHOWN = 20
_TOGETHER_SHOWN = 12
_WORKS = Bilingual("Thuộc nghị quyết", "Part of")
_MEMBERS = Bilingual("Gồm các văn bản", "Comprises")
_SPREAD = {
    "years": Bilingual("Theo năm", "By year"),
    "provinces": Bilingual("Theo tỉnh", "By province"),
    "places": Bilingual("Trong thân bài và chú thích", "In body and notes"),
    "written": Bilingual("Cách viết", "Written forms"),
}
_VALUES = {
    "body": Bilingual("thân bài", "body"),
    "footnote": Bilingual("chú thích", "notes"),
    "": Bilingual("không rõ", "unknown"),
}


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One mention as the page shows it: the sentence before, in and after the citation."""

    report: ReportRecord
    citation: CitationRecord
    name: str
    place: str
    before: str
    cited: str
    after: str


@router.get("/van-ban")
def show_resolutions(
    request: Request, snapshot: SnapshotDep, wanted: Annotated[ResolutionPageParameters, Query()]
) -> Response:
    """Resolutions, the most cited first."""
    page = snapshot.catalogue.resolutions.page(resolution_filter(wanted), paging(request, snapshot, wanted))
    context = {
        "resolutions": [(known, resolution_name(known)) for known in page.items],
        "total": page.total,
        "looked_for": wanted.q or "",
        "twins": twins(request, "/api/v1/resolutions", ("json", "csv", "jsonl", "atom")),
        **paging_links(request, snapshot, page),
    }
    return render(request, "resolutions.html", context)


@router.get("/van-ban/{id:path}")
def show_resolution(
    request: Request,
    services: ServicesDep,
    snapshot: SnapshotDep,
    id: str,  # noqa: A002 - the path's name
    wanted: Annotated[CitingPageParameters, Query()],
) -> Response:
    """What is known of a resolution, and who cites it."""
    known, language = known_resolution(snapshot, id), page_language(request)
    about, citations = snapshot.catalogue.resolutions, snapshot.catalogue.citations
    page = citations.cited_by(known.id, citation_filter(wanted), paging(request, snapshot, wanted))
    perhaps = citations.perhaps_cited_by(known.id, Paging(_PERHAPS_SHOWN))
    context = {
        "resolution": known,
        "name": resolution_name(known),
        "citing": _mentions(snapshot, page.items, language),
        "perhaps": _mentions(snapshot, perhaps.items, language),
        "related": [(_WORKS.say(language), about.works(id)), (_MEMBERS.say(language), about.members(id))],
        "together": about.together(id, _TOGETHER_SHOWN),
        "spread": list(_spread(about.spread(id), province_names(services), language)),
        "witnesses": about.witnesses(id)[:_TOGETHER_SHOWN],
        "provinces": province_names(services),
        "api": f"/api/v1/resolutions/{id}",
        "twins": twins(request, f"/api/v1/resolutions/{id}/citations", ("json", "csv", "jsonl", "atom")),
        **paging_links(request, snapshot, page),
    }
    return render(request, "resolution.html", context)


def _mentions(snapshot: Snapshot, found: Iterable[CitedBy], language: Language) -> list[Mentioned]:
    found = tuple(found)
    known = places(snapshot.catalogue, ((one.report.id, one.citation.block) for one in found), language)
    return [
        Mentioned(
            report=one.report,
            citation=one.citation,
            name=report_name(one.report),
            place=known.get((one.report.id, one.citation.block), ""),
            before=one.quote.text[: one.quote.start],
            cited=one.quote.text[one.quote.start : one.quote.end],
            after=one.quote.text[one.quote.end :],
        )
        for one in found
    ]


def _spread(spread: Spread, provinces: dict[str | None, str], language: Language) -> Iterable[tuple[str, Any]]:
    for name, heading in _SPREAD.items():
        labelled = []
        for tally in getattr(spread, name)[:_TOGETHER_SHOWN]:
            words = _VALUES.get(tally.value)
            label = words.say(language) if words else provinces.get(tally.value, tally.value)
            labelled.append({"label": label, "citations": tally.citations})
        yield heading.say(language), labelled
