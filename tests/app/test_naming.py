"""What reports are called."""

from __future__ import annotations

import pytest

from app.naming import report_name, spoken
from indexer.models.records import ReportRecord
from indexer.models.report import Fact, ReportFacts


def report(**facts):
    known = {name: Fact(value, "text") for name, value in facts.items()}
    return ReportRecord("0" * 16, "0" * 64, "a.txt", "txt", "utf-8", "source", ReportFacts(**known))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("BÁO CÁO CHÍNH TRỊ của Ban Chấp hành", "Báo cáo chính trị của Ban Chấp hành"),
        ("BÁO CÁO 5 năm thực hiện", "Báo cáo 5 năm thực hiện"),
        ("BÁO CÁO Tổng kết công tác", "Báo cáo Tổng kết công tác"),
        ("báo cáo kết quả", "Báo cáo kết quả"),
        ("BÁO CÁO KẾT QUẢ THỰC HIỆN CHỈ THỊ", "BÁO CÁO KẾT QUẢ THỰC HIỆN CHỈ THỊ"),
        ("", ""),
    ],
)
def test_a_kind_in_capitals_is_said_in_small_letters(written, said):
    assert spoken(written) == said


def test_a_bare_kind_is_told_by_number_issuer_or_date():
    assert report_name(report(title="BÁO CÁO", number="12-BC/ĐUK")) == "Báo cáo số 12-BC/ĐUK"
    named = report_name(report(kind="báo cáo", issuer="ĐẢNG ỦY KHỐI CƠ QUAN", date="2020-06"))
    assert named == "Báo cáo của Đảng ủy khối cơ quan 6/2020"


def test_without_any_fact_the_file_names_the_report():
    assert report_name(report(date="2020")) == "a.txt"


def test_a_title_that_ran_on_is_cut_at_a_word():
    assert len(report_name(report(title="Báo cáo kết quả " + "rất dài " * 100))) < 250
