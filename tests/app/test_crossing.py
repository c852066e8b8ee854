"""Years by provinces in one drawing."""

from __future__ import annotations

from app.pages.crossing import crossed
from indexer.catalogue import Crossing

NAMES = {"": "không rõ", "ha-tinh": "Hà Tĩnh", "phu-tho": "Phú Thọ"}


def drawn(*found):
    return crossed([Crossing(year, province, count, 1) for year, province, count in found], NAMES, "Tổng", "{} tỉnh")


def test_provinces_stand_in_the_order_of_their_sums_and_years_without_gap():
    found = drawn(("2018", "phu-tho", 1), ("2020", "ha-tinh", 4), ("2020", "phu-tho", 2), ("", "phu-tho", 1))
    assert found.years == ("2018", "2019", "2020", "không rõ")
    assert [(line.label, line.counts, line.total) for line in found.lines] == [
        ("Hà Tĩnh", (0, 0, 4, 0), 4),
        ("Phú Thọ", (1, 0, 2, 1), 4),
    ]
    assert (found.sums.counts, found.sums.total) == ((1, 0, 6, 1), 8)


def test_the_darkest_cell_and_the_tallest_column_are_the_greatest():
    drawing = drawn(("2018", "phu-tho", 1), ("2020", "ha-tinh", 5)).drawing
    assert {cell.count: cell.depth for cell in drawing.cells} == {1: 1, 5: 5}
    assert max(drawing.columns, key=lambda column: column.length).label == "2020"


def test_everything_lies_within_the_drawing():
    drawing = drawn(*((str(2000 + at), f"tinh-{at}", 1 + at) for at in range(40))).drawing
    assert all(0 <= cell.x < drawing.width and 0 <= cell.y < drawing.height for cell in drawing.cells)
    assert all(bar.x + bar.length < drawing.width for bar in drawing.bars)


def test_many_provinces_share_the_last_row_of_the_drawing_and_none_leaves_the_table():
    found = drawn(*(("2020", f"tinh-{at:02}", 1) for at in range(30)))
    assert len(found.lines) == 30
    assert found.drawing.bars[-1].label == "15 tỉnh"
    assert sum(bar.count for bar in found.drawing.bars) == found.sums.total == 30


def test_years_too_far_apart_stand_side_by_side():
    assert drawn(("1020", "phu-tho", 1), ("2020", "phu-tho", 1)).years == ("1020", "2020")


def test_a_single_crossing_is_no_chart():
    assert drawn(("2020", "phu-tho", 9)) is None
