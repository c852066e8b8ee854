"""Where a passage stands, in words."""

from __future__ import annotations

import pytest

from app.places import numbering, place, shortened
from indexer.models.records import BlockRecord


def block(kind="paragraph", text="x", **more):
    return BlockRecord(report="r", order=0, key="k", kind=kind, level=1, text=text, start=0, end=1, **more)


def headings(*texts):
    return [block("heading", text) for text in texts]


@pytest.mark.parametrize(
    ("here", "above", "words"),
    [
        (block("footnote", footnote=14), headings("III. KẾT QUẢ", "4. Công tác khác"), "chú thích 14, mục III.4"),
        (block(), headings("A. TÌNH HÌNH", "II. KẾT QUẢ", "2. Về tổ chức", "2.1. Đảng viên"), "mục A.II.2.1"),
        (block(), headings("PHẦN THỨ NHẤT"), "mục “PHẦN THỨ NHẤT”"),
        (block(page=3), headings("I. Một"), "mục I, trang 3"),
        (block("table_row"), headings("Phụ lục"), "bảng, mục “Phụ lục”"),
        (block("heading", "2. Về tổ chức"), headings("II. KẾT QUẢ"), "mục II.2"),
        (block("title"), [], "tên báo cáo"),
        (block(), [], ""),
    ],
)
def test_a_place_is_said_as_people_say_it(here, above, words):
    assert place(here, above, "vi") == words


def test_a_place_is_said_in_english_too():
    assert place(block("footnote", footnote=2), headings("I. Một"), "en") == "note 2, section I"


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("III. Kết quả", "III"),
        ("1.2. Đảng viên", "1.2"),
        ("a) Ưu điểm", "a"),
        ("Chương II: Tổ chức", "II"),
        ("Mục tiêu chung", None),
        ("Phần thứ nhất", None),
        ("2019 là năm", None),
    ],
)
def test_a_headings_number_is_read(heading, number):
    assert numbering(heading) == number


def test_long_headings_are_cut_at_a_word():
    assert shortened("một hai ba bốn", 9) == "một hai …"
