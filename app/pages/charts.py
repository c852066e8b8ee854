"""Charts as plain figures: lengths in percent of the longest, columns for every year in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.catalogue import Tally

_STEP = 34  # units of a column and the gap after it
_WIDTH = 24
_HEIGHT = 120
_SHADES = 5
MOST_YEARS = 60  # further apart than any archive's reports; a wrong date must not make a chart of centuries


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a chart with its counts; `percent` of the longest bar."""

    label: str
    citations: int
    reports: int
    percent: float


@dataclass(frozen=True, slots=True)
class Column:
    """One year of a chart over time, in units of its drawing."""

    label: str
    citations: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart over time: its columns and the size of its drawing."""

    columns: tuple[Column, ...]
    width: int
    height: int


def bars(tallies: Sequence[Tally], names: Mapping[str | None, str]) -> list[Bar]:
    """The values in their order, each as long as its share of the greatest."""
    most = max((tally.citations for tally in tallies), default=1) or 1
    return [
        Bar(
            names.get(tally.value, tally.value),
            tally.citations,
            tally.reports,
            round(100 * tally.citations / most, 1),
        )
        for tally in tallies
    ]


def by_year(tallies: Sequence[Tally]) -> Columns | None:
    """The years from the first to the last, those without citations too; None where there are fewer than two."""
    counts = {int(tally.value): tally.citations for tally in tallies if tally.value.isdigit()}
    if len(counts) < 2 or max(counts) - min(counts) > MOST_YEARS:
        return None
    most, first, last = max(counts.values()), min(counts), max(counts)
    columns = [_column(year, counts.get(year, 0), (year - first) * _STEP, most) for year in range(first, last + 1)]
    return Columns(tuple(columns), len(columns) * _STEP, _HEIGHT)


def depth(count: int, most: int) -> int:
    """How dark a count is in a field whose greatest is `most`: 0 for none, 5 for the greatest."""
    return -(-count * _SHADES // most)


def _column(year: int, citations: int, x: int, most: int) -> Column:
    height = round(_HEIGHT * citations / most)
    return Column(str(year), citations, x + (_STEP - _WIDTH) // 2, _HEIGHT - height, _WIDTH, height)
