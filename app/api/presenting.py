"""From the catalogue's records to public shapes."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Request

from app.api.shapes import (
    BriefShape,
    CitationItemShape,
    CitedByShape,
    CountsShape,
    LookupShape,
    QuoteShape,
    ReportItemShape,
    ResolutionDetailShape,
    ResolutionShape,
    SpreadShape,
    TallyShape,
    TogetherShape,
    WitnessShape,
)
from app.http.addresses import full_address
from indexer.catalogue import Catalogue, CitedBy, Tally
from indexer.citations import LookupAnswer
from indexer.models.records import CitationRecord, ReportRecord, ResolutionRecord
from indexer.shapes import citation_shape, report_shape


def brief(report: ReportRecord) -> BriefShape:
    """A report's name and whereabouts."""
    return BriefShape(**{name: getattr(report, name) for name in BriefShape.model_fields})


def report_item(request: Request, report: ReportRecord) -> ReportItemShape:
    """A report in a list."""
    counts = {name: getattr(report.counts, name) for name in CountsShape.model_fields}
    return ReportItemShape(
        **dict(report_shape(report)),
        counts=CountsShape(**counts),
        counted=report.counted,
        added_in=report.added_in,
        url=full_address(request, f"/bao-cao/{report.id}"),
    )


def citation_item(citation: CitationRecord, report: ReportRecord) -> CitationItemShape:
    """A citation in a list."""
    return CitationItemShape(**dict(citation_shape(citation)), report=brief(report), status=citation.status)


def cited_by(request: Request, found: CitedBy, place: str) -> CitedByShape:
    """One mention of a resolution."""
    return CitedByShape(
        report=brief(found.report),
        citation=citation_shape(found.citation),
        quote=QuoteShape(text=found.quote.text, highlights=[(found.quote.start, found.quote.end)]),
        place=place,
        url=full_address(request, f"/bao-cao/{found.report.id}#d-{found.citation.block}"),
    )


def resolution(request: Request, known: ResolutionRecord) -> ResolutionShape:
    """A resolution in a list."""
    return ResolutionShape(
        **{
            name: getattr(known, name)
            for name in ResolutionShape.model_fields
            if name not in ("url", "names", "member_of")
        },
        names=list(known.names),
        member_of=list(known.member_of),
        url=full_address(request, f"/van-ban/{known.id}"),
    )


def resolution_detail(request: Request, catalogue: Catalogue, known: ResolutionRecord) -> ResolutionDetailShape:
    """A resolution with its witnesses and company."""
    about = catalogue.resolutions
    spread = about.spread(known.id)
    return ResolutionDetailShape(
        **dict(resolution(request, known)),
        witnesses=[
            WitnessShape(**{name: getattr(witness, name) for name in WitnessShape.model_fields})
            for witness in about.witnesses(known.id)
        ],
        works=[other.id for other in about.works(known.id)],
        members=[other.id for other in about.members(known.id)],
        together=[
            TogetherShape(
                id=other.resolution.id,
                number=other.resolution.number,
                title=other.resolution.title,
                reports=other.reports,
                blocks=other.blocks,
            )
            for other in about.together(known.id)
        ],
        spread=SpreadShape(
            **{name: [tally(one) for one in getattr(spread, name)] for name in SpreadShape.model_fields},
        ),
        held_as=_briefs(catalogue, about.held(known.id)),
    )


def _briefs(catalogue: Catalogue, ids: Sequence[str]) -> list[BriefShape]:
    found = catalogue.reports.many(ids)
    return [brief(found[id_]) for id_ in ids]


def looked_up(request: Request, known: ResolutionRecord | None, query: str, answer: LookupAnswer) -> LookupShape:
    """What a written form means, with what the archive knows of it."""
    return LookupShape(
        query=query,
        status=answer.status,
        id=answer.id,
        candidates=list(answer.candidates) if answer.status == "ambiguous" else [],
        canonical=answer.canonical,
        title=answer.title,
        date=answer.date,
        citations=known.citations if known else 0,
        reports=known.reports if known else 0,
        first_date=known.first_date if known else None,
        last_date=known.last_date if known else None,
        url=full_address(request, f"/van-ban/{answer.id}") if known else None,
    )


def tally(counted: Tally) -> TallyShape:
    """A value with its counts."""
    return TallyShape(value=counted.value, citations=counted.citations, reports=counted.reports)
