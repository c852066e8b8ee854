"""The archive at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.language import Bilingual, Language
from app.naming import full_name, report_name, short_name
from app.pages.charts import bars, by_year, depth
from app.pages.repairs import repair_name
from app.pages.report import province_names
from app.pages.resolution import UNKNOWN, crossing
from app.rendering import page_language, render
from app.services import Services, ServicesDep, Snapshot, SnapshotDep
from indexer.catalogue import Matrix
from indexer.models.records import ReportRecord

router = APIRouter()
_HEADINGS = {
    "years": Bilingual("Viện dẫn theo năm của báo cáo", "Citations by year of report"),
    "provinces": Bilingual("Viện dẫn theo tỉnh", "Citations by province"),
    "types": Bilingual("Viện dẫn theo loại văn bản", "Citations by type of resolution"),
}
_ROWS, _COLUMNS = 20, 20
_OFFERED = 10  # resolutions whose spread is one click away


@dataclass(frozen=True, slots=True)
class Shade:
    """One cell of the heat map: a count and how dark it is, 0 to 5."""

    count: int
    depth: int


@router.get("/thong-ke")
def show_figures(
    request: Request,
    services: ServicesDep,
    snapshot: SnapshotDep,
    chosen: Annotated[str, Query(alias="van-ban", max_length=200)] = "",
) -> Response:
    """Totals, charts with their tables, the heat map of resolutions by reports, and how one resolution spreads."""
    figures, language = snapshot.catalogue.figures, page_language(request)
    totals, matrix = figures.totals(), figures.matrix(rows=_ROWS, columns=_COLUMNS)
    names: Mapping[str | None, str] = {**province_names(services), "": UNKNOWN.say(language)}
    context = {
        "totals": totals,
        "years": by_year(totals.years),
        "charts": [
            (name, heading.say(language), bars(getattr(totals, name), names)) for name, heading in _HEADINGS.items()
        ],
        "repairs": [(repair_name(name, language), count) for name, count in totals.repairs],
        "rows": [
            (known, short_name(known, services.tables), full_name(known, services.tables), shades)
            for known, shades in zip(matrix.resolutions, _shades(matrix), strict=True)
        ],
        "reports": [(report, _head(report, names), report_name(report)) for report in matrix.reports],
        **_spread(services, snapshot, chosen, matrix, language),
        "generation": snapshot.generation.manifest,
    }
    return render(request, "figures.html", context)


def _head(report: ReportRecord, names: Mapping[str | None, str]) -> str:
    """What stands over a report's column: "Trà Vinh 2020"."""
    province = names.get(report.province, "") if report.province else ""
    return f"{province} {(report.date or '')[:4]}".strip() or report.source_name


def _spread(
    services: Services, snapshot: Snapshot, chosen: str, matrix: Matrix, language: Language
) -> dict[str, object]:
    """How the chosen resolution spreads over years and provinces, or the most cited one."""
    about = snapshot.catalogue.resolutions
    offered = matrix.resolutions[:_OFFERED]
    one = about.one(chosen) or next(iter(offered), None)
    return {
        "offered": [(other, short_name(other, services.tables)) for other in offered],
        "one": one,
        "one_name": full_name(one, services.tables) if one else "",
        "crossed": crossing(services, about.spread(one.id).crossings, language) if one else None,
    }


def _shades(matrix: Matrix) -> list[list[Shade]]:
    most = max((count for row in matrix.counts for count in row), default=1) or 1
    return [[Shade(count, depth(count, most)) for count in row] for row in matrix.counts]
