"""From parameters to the catalogue's conditions."""

from __future__ import annotations

from app.api.parameters import AllCitationParameters, CitationParameters, ReportParameters, ResolutionParameters
from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Fault, Problem
from indexer.catalogue import CitationFilter, ReportFilter, ResolutionFilter

_DETAIL = Bilingual("Tham số sai: {named}.", "Bad parameters: {named}.")
_YEARS = Bilingual("không được trước year_from", "must not be before year_from")


def report_filter(wanted: ReportParameters) -> ReportFilter:
    """The conditions on reports."""
    return ReportFilter(
        provinces=tuple(wanted.province),
        kinds=tuple(wanted.kind),
        years=_years(wanted.year_from, wanted.year_to),
        cites=wanted.cites,
        added_after=wanted.since,
    )


def citation_filter(wanted: CitationParameters, report: str | None = None) -> CitationFilter:
    """The conditions on citations."""
    everywhere = wanted if isinstance(wanted, AllCitationParameters) else None
    return CitationFilter(
        reports=(report,) if report else tuple(everywhere.report) if everywhere else (),
        resolutions=tuple(everywhere.resolution) if everywhere else (),
        kinds=tuple(wanted.kind) or CitationFilter().kinds,
        types=tuple(wanted.type),
        issuers=tuple(wanted.issuer),
        terms=tuple(wanted.term),
        years=_years(wanted.year_from, wanted.year_to),
        provinces=tuple(wanted.province),
        place=wanted.place,
        statuses=tuple(wanted.status),
        mended=wanted.mended,
    )


def resolution_filter(wanted: ResolutionParameters) -> ResolutionFilter:
    """The conditions on resolutions."""
    return ResolutionFilter(
        types=tuple(wanted.type),
        issuers=tuple(wanted.issuer),
        terms=tuple(wanted.term),
        provinces=tuple(wanted.province),
        text=wanted.q or None,
        cited=wanted.cited,
    )


def _years(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    if first is not None and last is not None and last < first:
        raise Problem(kinds.BAD_PARAMETER, _DETAIL, (Fault(_YEARS, parameter="year_to"),), values={"named": "year_to"})
    return first, last
