"""Lookup: any written form of a number, and names."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.citations import lookup
from indexer.register import load_tables

TABLES = load_tables()


@pytest.mark.parametrize(
    "written",
    [
        "05-CT/TW", "5-CT/TW", "05 - CT/TW", "05–CT/TƯ", "05/CT-TW", "05-CT/W", "05-ct/tw", "Chỉ thị số: 05-CT/TW",
        "chi thi 05-ct/tw", "CT 05", "Chỉ thị 05", "chi thi so 05", "tw/chi-thi/k12/05",
    ],
)  # fmt: skip
def test_every_written_form_finds_the_one_document(written: str) -> None:
    answer = lookup(written, TABLES)
    assert (answer.status, answer.id, answer.date) == ("found", "tw/chi-thi/k12/05", "2016-05-15")


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("Nghị quyết Trung ương 4 (khóa XII)", "tw/nghi-quyet/k12/hoi-nghi-4"),
        ("NQTW4 khoa 12", "tw/nghi-quyet/k12/hoi-nghi-4"),
        ("trung uong 4 khoa xii", "tw/nghi-quyet/k12/hoi-nghi-4"),
        ("Đại hội XIII", "tw/nghi-quyet/dai-hoi-13"),
        ("dieu le dang", "tw/dieu-le"),
        ("luat can bo cong chuc", "qh/luat/can-bo-cong-chuc"),
        ("Bộ luật Lao động", "qh/bo-luat/lao-dong"),
        ("Hiến pháp 2013", "qh/hien-phap"),
        ("Nghị định 30/2020", "cp/nghi-dinh/2020/30"),
        ("nghị quyết số 18-NQ/TW ngày 25/10/2017", "tw/nghi-quyet/k12/18"),
    ],
)
def test_names_and_numbers_are_found_with_and_without_accents(written: str, id_: str) -> None:
    assert lookup(written, TABLES).id == id_


def test_a_number_of_several_terms_is_ambiguous_until_a_date_decides() -> None:
    answer = lookup("18-NQ/TW", TABLES)
    assert answer.status == "ambiguous"
    assert {"tw/nghi-quyet/k12/18", "tw/nghi-quyet/k13/18"} <= set(answer.candidates)
    assert lookup("18-NQ/TW", TABLES, at=date(2019, 5, 1)).id == "tw/nghi-quyet/k12/18"


def test_a_local_number_needs_its_province() -> None:
    assert lookup("20-NQ/TU", TABLES, at=date(2023, 5, 1)).status == "unknown"
    assert lookup("20-NQ/TU", TABLES, at=date(2023, 5, 1), province="phu-tho").id == "tu.phu-tho/nghi-quyet/2020/20"


@pytest.mark.parametrize("written", ["", " ", "hello world", "05", "🙂", "Kế hoạch 5 năm", "1-" * 5000, "15/5/2016"])
def test_what_is_no_citation_is_said_to_be_none(written: str) -> None:
    assert lookup(written, TABLES).status == "not_a_citation"


def test_a_number_never_heard_of_is_unknown() -> None:
    assert lookup("997-NQ/TW", TABLES).status == "unknown"


def test_a_number_that_restarts_each_year_means_the_one_document_that_the_register_has() -> None:
    answer = lookup("2114/QĐ-TTg", TABLES)
    assert (answer.status, answer.id, answer.date) == ("found", "ttg/quyet-dinh/2020/2114", "2020-12-16")


def test_a_number_that_the_register_has_of_no_year_stays_unknown() -> None:
    assert lookup("98761/QĐ-TTg", TABLES).status == "unknown"
