"""Questions about citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, bindparam, select, tuple_

from indexer.catalogue.answers import CitationFilter, CitedBy, Page, Paging
from indexer.catalogue.conditions import citation_conditions
from indexer.catalogue.paging import Order, page
from indexer.catalogue.quote import quote
from indexer.catalogue.rows import citation_record, report_record
from indexer.catalogue.streaming import stream
from indexer.catalogue.tables import BLOCKS, CANDIDATES, CITATIONS, REPORTS
from indexer.models.records import CitationRecord

IN_REPORTS = Order((CITATIONS.c.report, CITATIONS.c.order), (False, False))
NEWEST_FIRST = Order((CITATIONS.c.report_date, CITATIONS.c.report, CITATIONS.c.order), (True, False, False))
_IN_BLOCKS = (  # built once, for every search asks it
    select(CITATIONS)
    .where(tuple_(CITATIONS.c.report, CITATIONS.c.block).in_(bindparam("places", expanding=True)))
    .order_by(*IN_REPORTS.clauses())
)


@dataclass(frozen=True, slots=True)
class Citations:
    """Citations by report and place; where a resolution is asked for, those of the newest report first."""

    engine: Engine

    def page(self, wanted: CitationFilter = CitationFilter(), paging: Paging = Paging()) -> Page[CitationRecord]:  # noqa: B008 - frozen
        """One page of citations, by report and place."""
        statement = select(CITATIONS).where(*citation_conditions(wanted))
        with self.engine.connect() as connection:
            return page(connection, statement, IN_REPORTS, paging, citation_record)

    def stream(self, wanted: CitationFilter = CitationFilter()) -> Iterator[CitationRecord]:  # noqa: B008 - frozen
        """Every citation by report and place, in bounded memory."""
        statement = select(CITATIONS).where(*citation_conditions(wanted)).order_by(*IN_REPORTS.clauses())
        return stream(self.engine, statement, citation_record)

    def of_report(self, report: str) -> tuple[CitationRecord, ...]:
        """Every citation of the report in its order, kind `reference` among them."""
        return tuple(self.stream(CitationFilter(reports=(report,), kinds=())))

    def in_blocks(self, places: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[CitationRecord, ...]]:
        """The citations in the blocks at those (report, key), kind `reference` among them."""
        found: dict[tuple[str, str], list[CitationRecord]] = {}
        with self.engine.connect() as connection:
            for row in connection.execute(_IN_BLOCKS, {"places": list(places)}).mappings():
                found.setdefault((row["report"], row["block"]), []).append(citation_record(row))
        return {place: tuple(citations) for place, citations in found.items()}

    def cited_by(
        self,
        resolution: str,
        wanted: CitationFilter = CitationFilter(),  # noqa: B008 - frozen
        paging: Paging = Paging(),  # noqa: B008 - frozen
    ) -> Page[CitedBy]:
        """Who cites the resolution, newest report first, with the sentence; `wanted` narrows it further."""
        conditions = [CITATIONS.c.resolution == resolution, *citation_conditions(wanted)]
        statement = select(CITATIONS).where(*conditions)
        with self.engine.connect() as connection:
            found = page(connection, statement, NEWEST_FIRST, paging, citation_record)
            return Page(_with_quotes(connection, found.items), found.total, found.next, found.previous)

    def perhaps_cited_by(self, resolution: str, paging: Paging = Paging()) -> Page[CitedBy]:  # noqa: B008 - frozen
        """Which ambiguous citations may mean the resolution, newest report first."""
        may = select(CANDIDATES.c.report, CANDIDATES.c.order).where(CANDIDATES.c.resolution == resolution)
        statement = select(CITATIONS).where(tuple_(CITATIONS.c.report, CITATIONS.c.order).in_(may))
        with self.engine.connect() as connection:
            found = page(connection, statement, NEWEST_FIRST, paging, citation_record)
            return Page(_with_quotes(connection, found.items), found.total, found.next, found.previous)

    def with_quotes(self, citations: Iterable[CitationRecord]) -> tuple[CitedBy, ...]:
        """The citations with the sentence and the report that they stand in."""
        with self.engine.connect() as connection:
            return _with_quotes(connection, tuple(citations))


def _with_quotes(connection: Connection, citations: tuple[CitationRecord, ...]) -> tuple[CitedBy, ...]:
    places = {(citation.report, citation.block) for citation in citations}
    blocks = select(BLOCKS.c.report, BLOCKS.c.key, BLOCKS.c.text).where(
        tuple_(BLOCKS.c.report, BLOCKS.c.key).in_(list(places))
    )
    texts = {(report, key): text for report, key, text in connection.execute(blocks)}
    wanted = select(REPORTS).where(REPORTS.c.id.in_({report for report, _ in places}))
    reports = {row["id"]: report_record(row) for row in connection.execute(wanted).mappings()}
    return tuple(
        CitedBy(
            citation,
            quote(texts[citation.report, citation.block], citation.block_start, citation.block_end),
            reports[citation.report],
        )
        for citation in citations
    )
