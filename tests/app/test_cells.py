"""Shapes as rows."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from app.exports.cells import cells, columns
from app.exports.lines import csv_lines, json_lines


class Inner(BaseModel):
    name: str | None


class Outer(BaseModel):
    number: int
    inner: Inner | None = None
    words: list[str] = []
    pieces: list[tuple[int, int]] = []
    sure: bool = False


def test_nested_shapes_are_dotted_columns_and_missing_ones_are_empty():
    assert list(columns(Outer)) == ["number", "inner.name", "words", "pieces", "sure"]
    assert list(cells(Outer, Outer(number=1))) == [1, "", "", "", "false"]
    full = Outer(number=1, inner=Inner(name="a"), words=["b", "c"], pieces=[(1, 2)], sure=True)
    assert list(cells(Outer, full)) == [1, "a", "b; c", "[[1, 2]]", "true"]


@given(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=20), max_size=5))
def test_any_text_comes_back_from_csv(names):
    rows = [Outer(number=1, inner=Inner(name=name)) for name in names]
    text = "".join(csv_lines(Outer, rows, separator=";"))
    read = [row["inner.name"] for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=";")]
    assert [name.removeprefix("'") for name in read] == [name.removeprefix("'") for name in names]


def test_json_lines_that_break_off_say_so(caplog):
    def rows():
        yield Outer(number=1)
        raise OSError("the disk is gone")

    last = "".join(json_lines(rows())).splitlines()[-1]
    assert last == '{"end": false, "count": 0, "error": "/problems/internal"}'
    assert "disk" not in last
