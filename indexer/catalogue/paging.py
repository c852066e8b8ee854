"""Pages of a list in a stable order: after a key, without counting off the pages before, or by their number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Integer, RowMapping, Select, and_, false, func, or_, select

from indexer.catalogue.answers import BadKeyError, Key, Page, Paging

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Order:
    """Columns that put a list in one order; together they are unique; `down` ones run from high to low."""

    columns: tuple[Column[Any], ...]
    down: tuple[bool, ...]

    def clauses(self, *, backwards: bool = False) -> list[ColumnElement[Any]]:
        """The list's ORDER BY, or the opposite one."""
        return [c.desc() if d != backwards else c.asc() for c, d in zip(self.columns, self.down, strict=True)]

    def beyond(self, key: Key, *, backwards: bool = False) -> ColumnElement[bool]:
        """What stands after the key (before it where backwards); BadKeyError where the key is none of this list."""
        if len(key) != len(self.columns) or not all(map(_fits, key, self.columns)):
            raise BadKeyError(f"not a key of this list: {key!r}")
        steps: list[ColumnElement[bool]] = []
        for i, (column, down) in enumerate(zip(self.columns, self.down, strict=True)):
            further = column < key[i] if down != backwards else column > key[i]
            steps.append(and_(*(self.columns[j] == key[j] for j in range(i)), further))
        return or_(false(), *steps)

    def key(self, row: RowMapping) -> Key:
        """The key of a row."""
        return tuple(row[column.name] for column in self.columns)


def page(
    connection: Connection, wanted: Select[Any], order: Order, paging: Paging, record: Callable[[RowMapping], T]
) -> Page[T]:
    """One page of what the statement finds, which holds the order's columns."""
    total = connection.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    backwards = paging.before is not None
    key = paging.before if backwards else paging.after
    if key is not None:
        wanted = wanted.where(order.beyond(key, backwards=backwards))
    elif paging.skip:
        wanted = wanted.offset(paging.skip)
    rows = connection.execute(wanted.order_by(*order.clauses(backwards=backwards)).limit(paging.limit + 1)).mappings()
    found = rows.all()
    more, kept = len(found) > paging.limit, list(found[: paging.limit])
    if backwards:
        kept.reverse()
    return Page(tuple(map(record, kept)), total, *_neighbours(kept, order, paging, more=more))


def _neighbours(
    kept: Sequence[RowMapping], order: Order, paging: Paging, *, more: bool
) -> tuple[Key | None, Key | None]:
    """The keys of the next page and of the previous one."""
    if not kept:
        return paging.before, paging.after
    first, last = order.key(kept[0]), order.key(kept[-1])
    if paging.before is not None:
        return last, first if more else None
    return last if more else None, first if paging.after is not None else None


def _fits(value: str | int, column: Column[Any]) -> bool:
    return isinstance(value, int if isinstance(column.type, Integer) else str) and not isinstance(value, bool)
