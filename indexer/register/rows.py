"""Rows of the register's files, each with the place it stands at, for messages that name file and line."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class RegisterError(ValueError):
    """A file of the register cannot be used: which file, which line, and what is wrong, in Vietnamese."""

    def __init__(self, path: Path, line: int | None, problem: str) -> None:
        """The message reads `provinces.csv, dòng 12: ...`."""
        place = path.name if line is None else f"{path.name}, dòng {line}"
        super().__init__(f"{place}: {problem}")
        self.path, self.line = path, line


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: values by column, empty ones as None."""

    path: Path
    line: int
    values: Mapping[str, str | None]

    def error(self, problem: str) -> RegisterError:
        """A fault of this row."""
        return RegisterError(self.path, self.line, problem)

    def optional(self, column: str) -> str | None:
        """The value, None where the cell is empty."""
        return self.values.get(column) or None

    def text(self, column: str) -> str:
        """The value, which must be there."""
        value = self.optional(column)
        if value is None:
            raise self.error(f"thiếu giá trị ở cột “{column}”")
        return value

    def words(self, column: str) -> tuple[str, ...]:
        """The values of a cell, written with `|` between."""
        return tuple(part.strip() for part in (self.optional(column) or "").split("|") if part.strip())

    def integer(self, column: str) -> int:
        """The value as a whole number."""
        value = self.text(column)
        if not (value.isascii() and value.isdigit()):
            raise self.error(f"cột “{column}” cần một số nguyên, không phải “{value}”")
        return int(value)

    def date(self, column: str) -> str | None:
        """The value as ISO date or prefix of one (`2016`, `2016-05`), None where the cell is empty."""
        value = self.optional(column)
        if value is not None and not PARTIAL_DATE.fullmatch(value):
            raise self.error(f"cột “{column}” cần ngày dạng 2016-05-15, 2016-05 hoặc 2016, không phải “{value}”")
        return value

    def yes(self, column: str) -> bool:
        """The value as yes or no."""
        value = self.text(column)
        if value not in {"yes", "no"}:
            raise self.error(f"cột “{column}” cần “yes” hoặc “no”, không phải “{value}”")
        return value == "yes"


def read_csv(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV file in UTF-8 whose first line names exactly these columns."""
    lines = csv.reader(_text(path).splitlines())
    header = tuple(next(lines, []))
    if header != columns:
        raise RegisterError(path, 1, f"cần các cột {','.join(columns)}, nhưng có {','.join(header)}")
    for cells in lines:
        if not cells:
            continue
        if len(cells) != len(columns):
            raise RegisterError(path, lines.line_num, f"có {len(cells)} ô, cần {len(columns)}")
        yield Row(path, lines.line_num, dict(zip(columns, (cell.strip() for cell in cells), strict=True)))


def read_jsonl(path: Path) -> Iterator[Row]:
    """The rows of a file that holds one JSON object of strings a line."""
    for line, text in enumerate(_text(path).splitlines(), 1):
        try:
            values = json.loads(text)
        except json.JSONDecodeError as error:
            raise RegisterError(path, line, f"không phải JSON: {error.msg}") from error
        if not isinstance(values, dict):
            raise RegisterError(path, line, "cần một đối tượng JSON")
        yield Row(path, line, values)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise RegisterError(path, None, f"không có tệp này trong {path.parent}") from error
    except UnicodeDecodeError as error:
        raise RegisterError(path, None, "tệp không phải UTF-8") from error
