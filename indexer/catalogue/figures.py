"""The archive in figures; every figure counts one version of each report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, select

from indexer.catalogue.answers import Matrix, ReportFilter, ResolutionFilter, Totals
from indexer.catalogue.conditions import report_conditions, resolution_conditions
from indexer.catalogue.resolutions import MOST_CITED_FIRST
from indexer.catalogue.rows import report_record, resolution_record
from indexer.catalogue.tables import CELLS, CITATIONS, REPORTS, RESOLUTIONS
from indexer.catalogue.tallies import tallies


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over the whole archive."""

    engine: Engine

    def totals(self) -> Totals:
        """How much of everything there is."""
        c = CITATIONS.c
        with self.engine.connect() as connection:
            reports = _report_sums(connection)
            statuses = {tally.value: tally.citations for tally in tallies(connection, c.status)}
            mended = sum(tally.citations for tally in tallies(connection, c.as_written_wrong, c.as_written_wrong))
            return Totals(
                **reports,
                resolved=statuses.get("resolved", 0),
                ambiguous=statuses.get("ambiguous", 0),
                unresolved=statuses.get("unresolved", 0),
                mended=mended,
                resolutions=connection.scalar(select(func.count()).where(RESOLUTIONS.c.reports > 0)) or 0,
                repairs=_repairs(connection),
                kinds=tallies(connection, c.kind),
                types=tallies(connection, c.type),
                years=tuple(sorted(tallies(connection, func.substr(c.report_date, 1, 4)), key=lambda t: t.value)),
                provinces=tallies(connection, c.report_province),
            )

    def matrix(
        self,
        resolutions: ResolutionFilter = ResolutionFilter(),  # noqa: B008 - frozen
        reports: ReportFilter = ReportFilter(counted=True),  # noqa: B008 - frozen
        rows: int = 30,
        columns: int = 30,
    ) -> Matrix:
        """The most cited resolutions by the reports that cite most."""
        top = select(RESOLUTIONS).where(*resolution_conditions(resolutions)).order_by(*MOST_CITED_FIRST.clauses())
        wide = select(REPORTS).where(*report_conditions(reports)).order_by(REPORTS.c.citations.desc(), REPORTS.c.id)
        with self.engine.connect() as connection:
            lines = tuple(map(resolution_record, connection.execute(top.limit(rows)).mappings()))
            heads = tuple(map(report_record, connection.execute(wide.limit(columns)).mappings()))
            cells = _cells(connection, [line.id for line in lines], [head.id for head in heads])
        counts = tuple(tuple(cells.get((line.id, head.id), 0) for head in heads) for line in lines)
        return Matrix(lines, heads, counts)


def _report_sums(connection: Connection) -> dict[str, int]:
    c = REPORTS.c
    sums = [func.coalesce(func.sum(column), 0) for column in (c.blocks, c.footnotes, c.citations)]
    reports, blocks, footnotes, citations = connection.execute(select(func.count(), *sums).where(c.counted)).one()
    files = connection.scalar(select(func.count()).select_from(REPORTS)) or 0
    return {"files": files, "reports": reports, "blocks": blocks, "footnotes": footnotes, "citations": citations}


def _repairs(connection: Connection) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for (repairs,) in connection.execute(select(REPORTS.c.repairs).where(REPORTS.c.counted)):
        found.update(repairs)
    return tuple(found.most_common())


def _cells(connection: Connection, resolutions: list[str], reports: list[str]) -> dict[tuple[str, str], int]:
    c = CELLS.c
    wanted = select(c.resolution, c.report, c.citations).where(c.resolution.in_(resolutions), c.report.in_(reports))
    return {(resolution, report): count for resolution, report, count in connection.execute(wanted)}
