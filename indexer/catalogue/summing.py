"""Figures that are worked out once, when a generation is built."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select, tuple_, union, update

from indexer.catalogue.tables import CANDIDATES, CELLS, CITATIONS, REPORTS, RESOLUTIONS
from indexer.catalogue.tallies import CITED


def fill_cells(connection: Connection, report: str) -> None:
    """Write how often the report cites each resolution."""
    c = CITATIONS.c
    sums = (
        select(c.resolution, c.report, func.count(), func.count(c.footnote_key))
        .where(c.report == report, c.resolution.is_not(None), CITED)
        .group_by(c.resolution, c.report)
    )
    connection.execute(insert(CELLS).from_select(["resolution", "report", "citations", "in_notes"], sums))


def unknown_resolutions(connection: Connection) -> dict[str, str]:
    """The ids that citations name, as theirs or as a candidate, and no resolution has; with the citations' type."""
    c, known = CITATIONS.c, select(RESOLUTIONS.c.id)
    cited = select(c.resolution, c.type).where(c.resolution.is_not(None), c.resolution.not_in(known))
    joined = CANDIDATES.join(CITATIONS, (CANDIDATES.c.report == c.report) & (CANDIDATES.c.order == c.order))
    perhaps = select(CANDIDATES.c.resolution, c.type).select_from(joined).where(CANDIDATES.c.resolution.not_in(known))
    return dict(connection.execute(union(cited, perhaps).order_by("resolution", "type")).all())


def count_resolutions(connection: Connection) -> None:
    """Bring the figures of every resolution up to date, one version of each report counted."""
    dates = func.nullif(REPORTS.c.date, "")
    sums = (
        select(
            func.coalesce(func.sum(CELLS.c.citations), 0),
            func.coalesce(func.sum(CELLS.c.in_notes), 0),
            func.count(),
            func.min(dates),
            func.max(dates),
        )
        .select_from(CELLS.join(REPORTS, REPORTS.c.id == CELLS.c.report))
        .where(CELLS.c.resolution == RESOLUTIONS.c.id, REPORTS.c.counted)
        .correlate(RESOLUTIONS)
        .scalar_subquery()
    )
    c = RESOLUTIONS.c
    figures = tuple_(c.citations, c.in_notes, c.reports, c.first_date, c.last_date)
    connection.execute(update(RESOLUTIONS).values({figures: sums}))


def touched_by(connection: Connection, report: str) -> set[str]:
    """The ids of the resolutions that a report cites or may mean."""
    c = CITATIONS.c
    cited = select(c.resolution).where(c.report == report, c.resolution.is_not(None))
    perhaps = select(CANDIDATES.c.resolution).where(CANDIDATES.c.report == report)
    return set(connection.scalars(union(cited, perhaps)))
