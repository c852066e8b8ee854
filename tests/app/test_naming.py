"""What reports are called."""

from __future__ import annotations

import pytest

from app.naming import full_name, report_name, roman, short_name, spoken
from indexer.models.records import ReportRecord, ResolutionRecord
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


@pytest.mark.parametrize(
    ("id_", "kind", "said"),
    [
        ("tu.phu-tho/nghi-quyet/2015/20", "nghị quyết", "Nghị quyết số 20 của Tỉnh ủy, nhiệm kỳ 2015 – 2020 (Phú Thọ)"),
        ("tw/chi-thi/k12/10", "chỉ thị", "Chỉ thị số 10, khóa XII"),
        (
            "duk.tra-vinh/nghi-quyet/dai-hoi-7",
            "nghị quyết",
            "Nghị quyết Đại hội lần thứ VII của Đảng ủy Khối (Trà Vinh)",
        ),
        ("ttg/quyet-dinh/2020/2114", "quyết định", "Quyết định số 2114 của Thủ tướng Chính phủ, năm 2020"),
        ("khong-ro/quyet-dinh/2020/7a", "quyết định", "Quyết định số 7a, năm 2020"),
    ],
)
def test_a_resolution_known_by_its_id_alone_is_told_in_words(tables, id_, kind, said):
    assert full_name(ResolutionRecord(id_, kind), tables) == said


def test_a_local_resolution_says_of_which_province_unless_its_name_does(tables):
    plan = ResolutionRecord("tu.tra-vinh/ke-hoach/2015/72", "kế hoạch", number="72-KH/TU")
    assert full_name(plan, tables) == "Kế hoạch 72-KH/TU (Trà Vinh)"
    named = ResolutionRecord("tu.tra-vinh/nghi-quyet/dai-hoi-11", "nghị quyết", names=("Nghị quyết tỉnh Trà Vinh",))
    assert full_name(named, tables) == "Nghị quyết tỉnh Trà Vinh"


@pytest.mark.parametrize(("number", "written"), [(4, "IV"), (14, "XIV"), (39, "XXXIX"), (89, "LXXXIX"), (90, "90")])
def test_terms_are_counted_in_roman_numerals(number, written):
    assert roman(number) == written


def test_a_short_name_leaves_the_type_out_and_keeps_the_province(tables):
    assert short_name(ResolutionRecord("tw/chi-thi/k12/05", "chỉ thị", number="05-CT/TW"), tables) == "05-CT/TW"
    plan = ResolutionRecord("tu.tra-vinh/ke-hoach/2015/72", "kế hoạch", number="72-KH/TU")
    assert short_name(plan, tables) == "72-KH/TU (Trà Vinh)"
