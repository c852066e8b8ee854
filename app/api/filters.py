"""From parameters to the catalogue's conditions."""

from __future__ import annotations

from typing import TypeVar, get_args

from app.api.parameters import AllCitationParameters, CitationParameters, ReportParameters, ResolutionParameters
from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Fault, Problem
from indexer.catalogue import CitationFilter, ReportFilter, ResolutionFilter
from indexer.models.citation import CitationKind
from indexer.models.records import CitationStatus

C = TypeVar("C", bound=str)
_KINDS: tuple[CitationKind, ...] = get_args(CitationKind)
_STATUSES: tuple[CitationStatus, ...] = get_args(CitationStatus)
_ONE_OF = Bilingual("phải là một trong: {choices}", "must be one of: {choices}")
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
    chosen = _of(_KINDS, "kind", wanted.kind)
    return CitationFilter(
        reports=(report,) if report else tuple(everywhere.report) if everywhere else (),
        resolutions=tuple(everywhere.resolution) if everywhere else (),
        kinds=chosen or CitationFilter().kinds,
        types=tuple(wanted.type),
        issuers=tuple(wanted.issuer),
        terms=tuple(wanted.term),
        years=_years(wanted.year_from, wanted.year_to),
        provinces=tuple(wanted.province),
        place=wanted.place,
        statuses=_of(_STATUSES, "status", wanted.status),
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


def _of(choices: tuple[C, ...], name: str, values: list[str]) -> tuple[C, ...]:
    """Values of an enumeration that may grow: checked here, so that its schema stays open-ended."""
    chosen = tuple(choice for choice in choices if choice in values)
    if len(chosen) == len(set(values)):
        return chosen
    words = Bilingual(*(_ONE_OF.say(language, choices=", ".join(choices)) for language in ("vi", "en")))
    raise Problem(kinds.BAD_PARAMETER, _DETAIL, (Fault(words, parameter=name),), values={"named": name})


def _years(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    if first is not None and last is not None and last < first:
        raise Problem(kinds.BAD_PARAMETER, _DETAIL, (Fault(_YEARS, parameter="year_to"),), values={"named": "year_to"})
    return first, last
