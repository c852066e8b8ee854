"""Citations as pages quote them: the sentence, the report and the place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.language import Language
from app.naming import report_name
from app.places import places
from app.services import Snapshot
from indexer.catalogue import CitedBy
from indexer.models.records import CitationRecord, ReportRecord


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


def mentioned(snapshot: Snapshot, found: Iterable[CitedBy], language: Language) -> list[Mentioned]:
    """The mentions in their order."""
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
