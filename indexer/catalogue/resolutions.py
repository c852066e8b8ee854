"""Questions about resolutions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, ScalarSelect, Select, func, select

from indexer.catalogue.answers import Crossing, Page, Paging, ResolutionFilter, Spread, Tally, Together
from indexer.catalogue.conditions import resolution_conditions
from indexer.catalogue.paging import Order, page
from indexer.catalogue.rows import resolution_record, witness_record
from indexer.catalogue.streaming import stream
from indexer.catalogue.tables import CELLS, CITATIONS, MEMBERS, OWN, REPORTS, RESOLUTIONS, WITNESSES
from indexer.catalogue.tallies import tallies
from indexer.models.records import ResolutionRecord, Witness

MOST_CITED_FIRST = Order((RESOLUTIONS.c.reports, RESOLUTIONS.c.citations, RESOLUTIONS.c.id), (True, True, False))


@dataclass(frozen=True, slots=True)
class Resolutions:
    """Resolutions, those cited by most reports first, ties by id."""

    engine: Engine

    def page(
        self,
        wanted: ResolutionFilter = ResolutionFilter(),  # noqa: B008 - frozen
        paging: Paging = Paging(),  # noqa: B008 - frozen
    ) -> Page[ResolutionRecord]:
        """One page of resolutions."""
        statement = select(RESOLUTIONS).where(*resolution_conditions(wanted))
        with self.engine.connect() as connection:
            return page(connection, statement, MOST_CITED_FIRST, paging, resolution_record)

    def stream(self, wanted: ResolutionFilter = ResolutionFilter()) -> Iterator[ResolutionRecord]:  # noqa: B008 - frozen
        """Every resolution, in bounded memory."""
        statement = select(RESOLUTIONS).where(*resolution_conditions(wanted)).order_by(*MOST_CITED_FIRST.clauses())
        return stream(self.engine, statement, resolution_record)

    def one(self, resolution: str) -> ResolutionRecord | None:
        """The resolution of that id, cited or not."""
        return self.many([resolution]).get(resolution)

    def many(self, resolutions: Iterable[str]) -> dict[str, ResolutionRecord]:
        """The resolutions of those ids, by id."""
        statement = select(RESOLUTIONS).where(RESOLUTIONS.c.id.in_(list(resolutions)))
        with self.engine.connect() as connection:
            return {row["id"]: resolution_record(row) for row in connection.execute(statement).mappings()}

    def witnesses(self, resolution: str) -> tuple[Witness, ...]:
        """Who says what of the resolution: by property, the commonest value first."""
        c = WITNESSES.c
        said = func.sum(c.count).over(partition_by=(c.property, c.value))
        statement = select(WITNESSES).where(c.resolution == resolution)
        statement = statement.order_by(c.property, said.desc(), c.value, c.source)
        with self.engine.connect() as connection:
            return tuple(map(witness_record, connection.execute(statement).mappings()))

    def works(self, resolution: str) -> tuple[ResolutionRecord, ...]:
        """The works that comprise the resolution (a plenum's resolution by name), by id."""
        return self._related(select(MEMBERS.c.work).where(MEMBERS.c.member == resolution).scalar_subquery())

    def held(self, resolution: str) -> tuple[str, ...]:
        """The ids of the archive's reports that are this very document, counted versions first."""
        statement = select(OWN.c.report).join(REPORTS, REPORTS.c.id == OWN.c.report)
        statement = statement.where(OWN.c.resolution == resolution).order_by(REPORTS.c.counted.desc(), REPORTS.c.id)
        with self.engine.connect() as connection:
            return tuple(connection.execute(statement).scalars())

    def members(self, resolution: str) -> tuple[ResolutionRecord, ...]:
        """The numbered documents that the resolution comprises, by id."""
        return self._related(select(MEMBERS.c.member).where(MEMBERS.c.work == resolution).scalar_subquery())

    def together(self, resolution: str, limit: int = 20) -> tuple[Together, ...]:
        """What is cited in the same reports, most shared reports first, then most shared blocks."""
        with self.engine.connect() as connection:
            reports = _counts(connection, _shared_reports(resolution))
            blocks = _counts(connection, _shared_blocks(resolution))
        best = sorted(reports, key=lambda other: (-reports[other], -blocks.get(other, 0), other))[:limit]
        known = self.many(best)
        return tuple(Together(known[other], reports[other], blocks.get(other, 0)) for other in best)

    def spread(self, resolution: str) -> Spread:
        """How the resolution's citations spread over years, provinces, body and notes, and written forms."""
        c = CITATIONS.c
        year = func.substr(c.report_date, 1, 4)
        with self.engine.connect() as connection:
            years, provinces, places, written, crossed = (
                tallies(connection, value, c.resolution == resolution)
                for value in (
                    year,
                    c.report_province,
                    func.iif(c.footnote_key.is_(None), "body", "footnote"),
                    c.text,
                    year.op("||")(" ").op("||")(c.report_province),
                )
            )
        return Spread(_by_value(years), provinces, places, written, tuple(map(_crossing, _by_value(crossed))))

    def _related(self, ids: ScalarSelect[str]) -> tuple[ResolutionRecord, ...]:
        statement = select(RESOLUTIONS).where(RESOLUTIONS.c.id.in_(ids)).order_by(RESOLUTIONS.c.id)
        with self.engine.connect() as connection:
            return tuple(map(resolution_record, connection.execute(statement).mappings()))


def _crossing(found: Tally) -> Crossing:
    year, _, province = found.value.partition(" ")
    return Crossing(year, province, found.citations, found.reports)


def _by_value(found: tuple[Tally, ...]) -> tuple[Tally, ...]:
    return tuple(sorted(found, key=lambda tally: tally.value))


def _shared_reports(resolution: str) -> Select[str, int]:
    here, there = CELLS.alias(), CELLS.alias()
    return (
        select(there.c.resolution, func.count())
        .select_from(here.join(there, here.c.report == there.c.report).join(REPORTS, REPORTS.c.id == here.c.report))
        .where(here.c.resolution == resolution, there.c.resolution != resolution, REPORTS.c.counted)
        .group_by(there.c.resolution)
    )


def _shared_blocks(resolution: str) -> Select[str, int]:
    c = CITATIONS.c
    here = select(c.report, c.block).where(c.resolution == resolution).distinct().subquery()
    there = CITATIONS.alias()
    same = (here.c.report == there.c.report) & (here.c.block == there.c.block)
    place = there.c.report.op("||")("/").op("||")(there.c.block)
    return (
        select(there.c.resolution, func.count(place.distinct()))
        .select_from(here.join(there, same).join(REPORTS, REPORTS.c.id == here.c.report))
        .where(there.c.resolution != resolution, REPORTS.c.counted)
        .group_by(there.c.resolution)
    )


def _counts(connection: Connection, wanted: Select[str, int]) -> dict[str, int]:
    return dict(connection.execute(wanted).all())
