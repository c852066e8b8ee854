"""The archive at a glance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from app.language import Bilingual
from app.naming import report_name, resolution_name
from app.pages.report import province_names
from app.rendering import page_language, render
from app.services import ServicesDep, SnapshotDep
from indexer.catalogue import Matrix, Tally

router = APIRouter()
_HEADINGS = {
    "years": Bilingual("Viện dẫn theo năm của báo cáo", "Citations by year of report"),
    "provinces": Bilingual("Viện dẫn theo tỉnh", "Citations by province"),
    "types": Bilingual("Viện dẫn theo loại văn bản", "Citations by type of resolution"),
}
_UNKNOWN = Bilingual("không rõ", "unknown")
_BAR = 240  # pixels of the longest bar
_SHADES = 5
_ROWS, _COLUMNS = 20, 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a chart; `width` is in pixels."""

    label: str
    citations: int
    reports: int
    width: int


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
        "charts": [(heading.say(language), _bars(getattr(totals, name), names)) for name, heading in _HEADINGS.items()],
        "rows": [
            (known, resolution_name(known), shades)
            for known, shades in zip(matrix.resolutions, _shades(matrix), strict=True)
        ],
        "reports": [(report, report_name(report)) for report in matrix.reports],
        "generation": snapshot.generation.manifest,
    }
    return render(request, "figures.html", context)


def _bars(tallies: Sequence[Tally], names: Mapping[str | None, str]) -> list[Bar]:
    most = max((tally.citations for tally in tallies), default=1) or 1
    return [
        Bar(names.get(tally.value, tally.value), tally.citations, tally.reports, round(_BAR * tally.citations / most))
        for tally in tallies
    ]


def _shades(matrix: Matrix) -> list[list[Shade]]:
    most = max((count for row in matrix.counts for count in row), default=1) or 1
    return [[Shade(count, -(-count * _SHADES // most)) for count in row] for row in matrix.counts]
