"""Long answers, a few hundred rows in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Engine, RowMapping, Select

T = TypeVar("T")
ROWS_AT_ONCE = 250


def stream(engine: Engine, wanted: Select[Any], record: Callable[[RowMapping], T]) -> Iterator[T]:
    """The records that the statement finds; its connection is given back when the iterator ends or is closed."""
    with engine.connect().execution_options(yield_per=ROWS_AT_ONCE) as connection:
        for row in connection.execute(wanted).mappings():
            yield record(row)
