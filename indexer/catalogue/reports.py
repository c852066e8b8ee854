"""Questions about reports, their blocks and footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Engine, bindparam, select, tuple_

from indexer.catalogue.answers import Page, Paging, ReportFilter
from indexer.catalogue.conditions import report_conditions
from indexer.catalogue.paging import Order, page
from indexer.catalogue.rows import block_record, footnote_record, report_record
from indexer.catalogue.streaming import stream
from indexer.catalogue.tables import BLOCKS, FOOTNOTES, REPORTS
from indexer.models.records import BlockRecord, FootnoteRecord, ReportRecord

NEWEST_FIRST = Order((REPORTS.c.date, REPORTS.c.id), (True, False))
_AT_HAND = 1000  # reports kept in memory, some 5 kB each: a search names twenty, and often the same
# Built once: what every search asks is put together, and its key for SQLAlchemy's cache made, only once.
_BY_ID = select(REPORTS).where(REPORTS.c.id.in_(bindparam("ids", expanding=True)))
_AT = select(BLOCKS).where(tuple_(BLOCKS.c.report, BLOCKS.c.key).in_(bindparam("places", expanding=True)))


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports, newest first (undated ones last), ties by id; blocks and footnotes in reading order."""

    engine: Engine
    at_hand: dict[str, ReportRecord] = field(default_factory=dict, repr=False, compare=False)

    def page(self, wanted: ReportFilter = ReportFilter(), paging: Paging = Paging()) -> Page[ReportRecord]:  # noqa: B008 - frozen
        """One page of reports."""
        statement = select(REPORTS).where(*report_conditions(wanted))
        with self.engine.connect() as connection:
            return page(connection, statement, NEWEST_FIRST, paging, report_record)

    def stream(self, wanted: ReportFilter = ReportFilter()) -> Iterator[ReportRecord]:  # noqa: B008 - frozen
        """Every report, in bounded memory."""
        statement = select(REPORTS).where(*report_conditions(wanted)).order_by(*NEWEST_FIRST.clauses())
        return stream(self.engine, statement, report_record)

    def one(self, report: str) -> ReportRecord | None:
        """The report of that id."""
        return self.many([report]).get(report)

    def many(self, reports: Iterable[str]) -> dict[str, ReportRecord]:
        """The reports of those ids, by id; a finished catalogue never changes, so that they may be kept at hand."""
        wanted = dict.fromkeys(reports)
        found = {id_: kept for id_ in wanted if (kept := self.at_hand.get(id_))}
        if missing := [id_ for id_ in wanted if id_ not in found]:
            with self.engine.connect() as connection:
                rows = connection.execute(_BY_ID, {"ids": missing}).mappings()
                read = {row["id"]: report_record(row) for row in rows}
            found |= read
            if len(self.at_hand) + len(read) > _AT_HAND:
                self.at_hand.clear()
            self.at_hand.update(read)
        return found

    def ids(self) -> frozenset[str]:
        """The ids of all reports."""
        with self.engine.connect() as connection:
            return frozenset(connection.execute(select(REPORTS.c.id)).scalars())

    def versions(self, report: str) -> tuple[ReportRecord, ...]:
        """All versions of the report, itself among them; the counted one first."""
        group = select(REPORTS.c.group).where(REPORTS.c.id == report).scalar_subquery()
        statement = select(REPORTS).where(REPORTS.c.group == group).order_by(REPORTS.c.counted.desc(), REPORTS.c.id)
        with self.engine.connect() as connection:
            return tuple(map(report_record, connection.execute(statement).mappings()))

    def blocks(self, report: str) -> tuple[BlockRecord, ...]:
        """Every block of the report."""
        statement = select(BLOCKS).where(BLOCKS.c.report == report).order_by(BLOCKS.c.order)
        with self.engine.connect() as connection:
            return tuple(map(block_record, connection.execute(statement).mappings()))

    def blocks_at(self, places: Iterable[tuple[str, str]]) -> dict[tuple[str, str], BlockRecord]:
        """The blocks at those (report, key), by place; unknown places are left out."""
        with self.engine.connect() as connection:
            rows = connection.execute(_AT, {"places": list(places)}).mappings()
            return {(row["report"], row["key"]): block_record(row) for row in rows}

    def headings(self, block: BlockRecord) -> tuple[BlockRecord, ...]:
        """The headings above the block, outermost first."""
        found = self.blocks_at((block.report, key) for key in block.headings)
        return tuple(found[block.report, key] for key in block.headings if (block.report, key) in found)

    def footnotes(self, report: str) -> tuple[FootnoteRecord, ...]:
        """Every footnote of the report."""
        statement = select(FOOTNOTES).where(FOOTNOTES.c.report == report).order_by(FOOTNOTES.c.order)
        with self.engine.connect() as connection:
            return tuple(map(footnote_record, connection.execute(statement).mappings()))

    def stream_blocks(self) -> Iterator[BlockRecord]:
        """Every block of the archive by report and place, in bounded memory."""
        return stream(self.engine, select(BLOCKS).order_by(BLOCKS.c.report, BLOCKS.c.order), block_record)

    def stream_footnotes(self) -> Iterator[FootnoteRecord]:
        """Every footnote of the archive by report and place, in bounded memory."""
        return stream(self.engine, select(FOOTNOTES).order_by(FOOTNOTES.c.report, FOOTNOTES.c.order), footnote_record)
