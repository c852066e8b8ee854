"""Years by provinces in one drawing: a field of counts, the years' columns above it, the provinces' bars beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.pages.charts import MOST_YEARS, depth
from indexer.catalogue import Crossing
from indexer.models.naming import ascii_fold

_LEFT, _CELL, _ROW = 132, 46, 26  # units: where the field begins, and a cell's width and height with its gap
_TOP = 64  # the tallest column
_BAR = 96  # the longest bar
_DRAWN = 16  # provinces with a row of their own in the drawing; the table holds all


@dataclass(frozen=True, slots=True)
class Line:
    """The counts of one province, or of all, in the order of the years."""

    label: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """The sum over the years."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the field; `depth` is how dark it is, 1 to 5."""

    x: int
    y: int
    count: int
    depth: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A column above the field or a bar beside it: its label, its count and where it lies."""

    label: str
    count: int
    x: int
    y: int
    length: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything in units of the drawing; the field begins at (`left`, 0), columns stand above it."""

    cells: tuple[Cell, ...]
    columns: tuple[Edge, ...]
    bars: tuple[Edge, ...]
    left: int
    top: int
    width: int
    height: int
    cell: int = _CELL
    row: int = _ROW


@dataclass(frozen=True, slots=True)
class Crossed:
    """Years by provinces: the table with its sums, and the drawing."""

    years: tuple[str, ...]
    lines: tuple[Line, ...]
    sums: Line
    drawing: Drawing


def crossed(crossings: Sequence[Crossing], names: Mapping[str | None, str], total: str, others: str) -> Crossed | None:
    """The provinces that cite most first; None where there is nothing to compare.

    `total` names the sums; `others` those beyond the drawn rows, with `{}` for their number.
    """
    if len(crossings) < 2:
        return None
    years = _years({one.year for one in crossings})
    counts = Counter({(one.province, one.year): one.citations for one in crossings})
    lines = [
        Line(names.get(province, province), tuple(counts[province, year] for year in years))
        for province in {one.province for one in crossings}
    ]
    lines.sort(key=lambda line: (-line.total, ascii_fold(line.label)))
    sums = _sum(total, lines)
    labels = tuple(year or names[""] for year in years)
    return Crossed(labels, tuple(lines), sums, _draw(labels, _drawn(lines, others), sums))


def _years(found: set[str]) -> list[str]:
    """Every year from the first to the last, unless they lie too far apart; the unknown one at the end."""
    known = sorted(year for year in found if year)
    if known and int(known[-1]) - int(known[0]) <= MOST_YEARS:
        known = [str(year) for year in range(int(known[0]), int(known[-1]) + 1)]
    return [*known, *([""] if "" in found else [])]


def _sum(label: str, lines: Sequence[Line]) -> Line:
    return Line(label, tuple(map(sum, zip(*(line.counts for line in lines), strict=True))))


def _drawn(lines: Sequence[Line], others: str) -> list[Line]:
    if len(lines) <= _DRAWN:
        return list(lines)
    rest = lines[_DRAWN - 1 :]
    return [*lines[: _DRAWN - 1], _sum(others.format(len(rest)), rest)]


def _draw(years: Sequence[str], lines: Sequence[Line], sums: Line) -> Drawing:
    tallest, longest = max(sums.counts), max(line.total for line in lines)
    darkest = max(count for line in lines for count in line.counts)
    edge = _LEFT + len(years) * _CELL
    cells = [
        Cell(_LEFT + column * _CELL, row * _ROW, count, depth(count, darkest))
        for row, line in enumerate(lines)
        for column, count in enumerate(line.counts)
        if count
    ]
    columns = [
        Edge(year, count, _LEFT + at * _CELL, 0, round(_TOP * count / tallest))
        for at, (year, count) in enumerate(zip(years, sums.counts, strict=True))
    ]
    bars = [
        Edge(line.label, line.total, edge + 10, row * _ROW, round(_BAR * line.total / longest))
        for row, line in enumerate(lines)
    ]
    width, height = edge + 10 + _BAR + 40, len(lines) * _ROW
    return Drawing(tuple(cells), tuple(columns), tuple(bars), _LEFT, _TOP + 40, width, height)
