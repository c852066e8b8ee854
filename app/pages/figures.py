"""The archive at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from app.language import Bilingual
from app.naming import report_name, resolution_name, short_name
from app.pages.charts import bars, by_year
from app.pages.repairs import repair_name
from app.pages.report import province_names
from app.rendering import page_language, render
from app.services import ServicesDep, SnapshotDep
from indexer.catalogue import Matrix

router = APIRouter()
_HEADINGS = {
    "years": Bilingual("Viện dẫn theo năm của báo cáo", "Citations by year of report"),
    "provinces": Bilingual("Viện dẫn theo tỉnh", "Citations by province"),
    "types": Bilingual("Viện dẫn theo loại văn bản", "Citations by type of resolution"),
}
_UNKNOWN = Bilingual("không rõ", "unknown")
_SHADES = 5
_ROWS, _COLUMNS = 20, 20


@dataclass(frozen=True, slots=True)
class Shade:
    """One cell of the heat map: a count and how dark it is, 0 to 5."""

    count: int
    depth: int


@router.get("/thong-ke")
def show_figures(request: Request, services: ServicesDep, snapshot: SnapshotDep) -> Response:
    """Totals, charts with their tables, and the heat map of resolutions by reports."""
    figures, language = snapshot.catalogue.figures, page_language(request)
    totals, matrix = figures.totals(), figures.matrix(rows=_ROWS, columns=_COLUMNS)
    names: Mapping[str | None, str] = {**province_names(services), "": _UNKNOWN.say(language)}
    context = {
        "totals": totals,
        "years": by_year(totals.years),
        "charts": [
            (name, heading.say(language), bars(getattr(totals, name), names)) for name, heading in _HEADINGS.items()
        ],
        "repairs": [(repair_name(name, language), count) for name, count in totals.repairs],
        "rows": [
            (known, short_name(known), resolution_name(known), shades)
            for known, shades in zip(matrix.resolutions, _shades(matrix), strict=True)
        ],
        "reports": [(report, report_name(report)) for report in matrix.reports],
        "generation": snapshot.generation.manifest,
    }
    return render(request, "figures.html", context)


def _shades(matrix: Matrix) -> list[list[Shade]]:
    most = max((count for row in matrix.counts for count in row), default=1) or 1
    return [[Shade(count, -(-count * _SHADES // most)) for count in row] for row in matrix.counts]
