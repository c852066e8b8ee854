"""What every table must satisfy; a fault names the row it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from indexer.models.tables import Congress, Plenum, Province, Resolution, Tables
from indexer.register.rows import Row

ID = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)?(/[a-z0-9-]+){1,3}")
_YEAR_IN_NUMBER = re.compile(r"/(\d{4})/|/QH\d+$")
_Record = TypeVar("_Record")


def check_unique(rows: Iterable[tuple[Row, _Record]], key: Callable[[_Record], Hashable]) -> None:
    """No two rows of one table share a key."""
    seen: dict[Hashable, int] = {}
    for row, record in rows:
        first = seen.setdefault(key(record), row.line)
        if first != row.line:
            raise row.error(f"trùng với dòng {first}: {key(record)}")


def check_province(row: Row, province: Province, current: frozenset[str]) -> None:
    """A province that ended has a successor that exists now; one that exists has none."""
    if province.valid_to is None and province.successor is not None:
        raise row.error("tỉnh đang tồn tại không có tỉnh kế tục")
    if province.valid_to is not None and province.successor not in current:
        raise row.error(f"tỉnh kế tục “{province.successor}” không có trong bảng")


def check_congress(row: Row, congress: Congress, tables: Tables) -> None:
    """A congress is of a known province and in a year that a local term starts in."""
    if congress.province not in tables.by_province_form.values():
        raise row.error(f"không có tỉnh “{congress.province}”")
    if congress.year % 5:
        raise row.error(f"nhiệm kỳ địa phương bắt đầu vào năm tận cùng 0 hoặc 5, không phải {congress.year}")


def check_plenum(row: Row, plenum: Plenum, tables: Tables) -> None:
    """A plenum lies in its term, ends after it starts, and its documents are known."""
    for date in (plenum.start, plenum.end):
        _check_term(row, plenum.term, date, tables)
    if plenum.end < plenum.start[: len(plenum.end)]:
        raise row.error(f"hội nghị kết thúc {plenum.end} trước khi bắt đầu {plenum.start}")
    for id_ in plenum.documents:
        if id_ not in tables.resolutions:
            raise row.error(f"văn bản “{id_}” không có trong sổ")


def check_resolution(row: Row, resolution: Resolution, tables: Tables, types: frozenset[str]) -> None:
    """The id has the form of IDENTITY.md and its period agrees with the date or the number; the type is known."""
    if not ID.fullmatch(resolution.id):
        raise row.error(f"mã “{resolution.id}” không đúng dạng <cơ quan>/<loại>/<kỳ>/<số>")
    if resolution.type not in types:
        raise row.error(f"loại văn bản “{resolution.type}” không có trong types.csv")
    parts = resolution.id.split("/")
    if len(parts) == 4 and resolution.date:
        _check_period(row, resolution, parts[2], tables)


def _check_period(row: Row, resolution: Resolution, period: str, tables: Tables) -> None:
    if period.startswith("k"):
        _check_term(row, int(period[1:]), resolution.date or "", tables)
        return
    stated = _YEAR_IN_NUMBER.search(resolution.number or "")
    year = stated[1] if stated and stated[1] else (resolution.date or "")[:4]
    if period != year:
        raise row.error(f"mã “{resolution.id}” có năm {period}, nhưng số hoặc ngày cho năm {year}")


def _check_term(row: Row, term: int, date: str, tables: Tables) -> None:
    known = tables.term_at(date)
    if known is None or known.number != term:
        raise row.error(f"ngày {date} không thuộc khóa {term}")
