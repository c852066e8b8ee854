"""The list of cited resolutions, the page of one, and permanent ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.api.filters import citation_filter, resolution_filter
from app.api.resolutions import known_resolution
from app.language import Bilingual, Language
from app.naming import full_name, report_name, short_name
from app.pages.charts import bars
from app.pages.crossing import Crossed, crossed
from app.pages.links import pages, part, twins
from app.pages.mentions import mentioned
from app.pages.parameters import CitingPageParameters, ResolutionPageParameters
from app.pages.report import province_names
from app.rendering import day, page_language, render
from app.services import Services, ServicesDep, Snapshot, SnapshotDep
from indexer.catalogue import Crossing, Paging
from indexer.models.records import ResolutionRecord

router = APIRouter()
_PROPERTIES = {
    "number": Bilingual("Số, ký hiệu", "Number"),
    "title": Bilingual("Trích yếu", "Title"),
    "date": Bilingual("Ngày", "Date"),
    "issuer": Bilingual("Cơ quan ban hành", "Issuer"),
    "name": Bilingual("Tên gọi", "Name"),
}
_SOURCES = 5  # shown of those who say one thing
_PERHAPS_SHOWN = 20
_TOGETHER_SHOWN = 12
_WORKS = Bilingual("Thuộc nghị quyết", "Part of")
_MEMBERS = Bilingual("Gồm các văn bản", "Comprises")
_VALUES = {"body": Bilingual("thân bài", "body"), "footnote": Bilingual("chú thích", "notes")}
UNKNOWN = Bilingual("không rõ", "unknown")
_TOTAL = Bilingual("Tổng", "Total")
_OTHERS: dict[Language, str] = {"vi": "{} tỉnh khác", "en": "{} others"}


@dataclass(frozen=True, slots=True)
class Witnessed:
    """A value of one property: who says it (name and page), and how many more do.

    `disputed` tells that sources name dates that cannot both be right.
    """

    heading: str
    value: str
    sources: list[tuple[str, str | None]]
    more: int
    disputed: bool


@router.get("/van-ban")
def show_resolutions(
    request: Request, services: ServicesDep, snapshot: SnapshotDep, wanted: Annotated[ResolutionPageParameters, Query()]
) -> Response:
    """Resolutions, the most cited first."""
    page = snapshot.catalogue.resolutions.page(resolution_filter(wanted), part(wanted))
    context = {
        "resolutions": [(known, full_name(known, services.tables)) for known in page.items],
        "total": page.total,
        "looked_for": wanted.q or "",
        "twins": twins(request, "/api/v1/resolutions", ("json", "csv", "jsonl", "atom")),
        **pages(wanted, page.total),
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
    spread = about.spread(id)
    names: dict[str | None, str] = {value: words.say(language) for value, words in _VALUES.items()}
    page = citations.cited_by(known.id, citation_filter(wanted), part(wanted))
    perhaps = citations.perhaps_cited_by(known.id, Paging(_PERHAPS_SHOWN))
    context = {
        "resolution": known,
        "name": full_name(known, services.tables),
        "citing": mentioned(snapshot, page.items, language),
        "perhaps": mentioned(snapshot, perhaps.items, language),
        "more_perhaps": perhaps.total - len(perhaps.items),
        "related": [
            (words.say(language), [(other, short_name(other, services.tables)) for other in others])
            for words, others in ((_WORKS, about.works(id)), (_MEMBERS, about.members(id)))
        ],
        "held": [(held, report_name(held)) for held in snapshot.catalogue.reports.many(about.held(id)).values()],
        "together": [
            (other, full_name(other.resolution, services.tables)) for other in about.together(id, _TOGETHER_SHOWN)
        ],
        "written": spread.written,
        "crossed": crossing(services, spread.crossings, language),
        "places": bars(spread.places, names),
        "witnesses": _witnessed(snapshot, known, language),
        "provinces": province_names(services),
        "total": page.total,
        "api": f"/api/v1/resolutions/{id}",
        "twins": twins(request, f"/api/v1/resolutions/{id}/citations", ("json", "csv", "jsonl", "atom")),
        **pages(wanted, page.total),
    }
    return render(request, "resolution.html", context)


def crossing(services: Services, crossings: Sequence[Crossing], language: Language) -> Crossed | None:
    """Years by provinces, for a page."""
    names: dict[str | None, str] = {**province_names(services), "": UNKNOWN.say(language)}
    return crossed(crossings, names, _TOTAL.say(language), _OTHERS[language])


def _witnessed(snapshot: Snapshot, known: ResolutionRecord, language: Language) -> list[Witnessed]:
    """Each value of each property once, with those who say it; written forms have a table of their own."""
    said = [one for one in snapshot.catalogue.resolutions.witnesses(known.id) if one.property in _PROPERTIES]
    names = snapshot.catalogue.reports.many({one.source for one in said if one.origin == "reports"})
    found: dict[tuple[str, str], list[tuple[str, str | None]]] = {}
    for one in said:
        report = names.get(one.source)
        by = (report_name(report), f"/bao-cao/{report.id}") if report else (one.source, None)
        found.setdefault((one.property, one.value), []).append(by)
    dates = [value for name, value in found if name == "date"]
    return [
        Witnessed(
            _PROPERTIES[name].say(language),
            day(value) if name == "date" else value,
            by[:_SOURCES],
            len(by[_SOURCES:]),
            name == "date" and _contradicts(value, dates),
        )
        for (name, value), by in found.items()
    ]


def _contradicts(date: str, others: Sequence[str]) -> bool:
    """Whether another date is neither this one nor a part of it ("2016" agrees with "2016-05-15")."""
    return any(not date.startswith(other) and not other.startswith(date) for other in others)
