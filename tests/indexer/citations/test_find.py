"""Finding: what is read, what is left alone, and what stands with a citation."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.citations import cite, find
from indexer.models.report import Report
from indexer.register import load_tables
from tests.indexer.citations.golden import cases, report_of

TABLES = load_tables()


def _mentions(text: str):
    return find(report_of(text), TABLES)


def _in_kind(text: str, kind: str) -> Report:
    report = report_of(text, {"number": "307-CV/ĐUK"})
    blocks = tuple(dataclasses.replace(block, kind=kind) for block in report.blocks)
    return dataclasses.replace(report, blocks=blocks)


@pytest.mark.parametrize("kind", ["letterhead", "title"])
def test_the_reports_own_number_is_no_citation(kind: str) -> None:
    assert find(_in_kind("Số 307-CV/ĐUK", kind), TABLES) == ()


def test_a_subject_line_cites_what_it_names() -> None:
    found = find(_in_kind("V/v thực hiện Chỉ thị số 05-CT/TW", "letterhead"), TABLES)
    assert [mention.number for mention in found] == ["05-CT/TW"]


@pytest.mark.parametrize("kind", ["signature", "recipients"])
def test_signatures_and_recipients_cite_nothing(kind: str) -> None:
    assert find(_in_kind("Lưu Văn phòng, theo Chỉ thị số 05-CT/TW", kind), TABLES) == ()


@pytest.mark.parametrize(
    ("text", "treatment"),
    [
        ("Quy định số 22-QĐ/TW thay thế Quy định số 30-QĐ/TW.", ["replaces", "replaced"]),
        ("Luật sửa đổi một số điều của Luật Viên chức.", ["amended"]),
        ("Bãi bỏ Quyết định số 15/2019/QĐ-UBND.", ["ended"]),
        ("Tổ chức thực hiện Chỉ thị số 05-CT/TW.", ["carried_out"]),
        ("Kế hoạch số 12-KH/TU về thực hiện Nghị quyết số 19-NQ/TW.", ["carries_out", "carried_out"]),
    ],
)
def test_the_text_says_what_becomes_of_a_document(text: str, treatment: list[str]) -> None:
    assert [mention.treatment for mention in _mentions(text) if mention.treatment] == treatment


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Chỉ thị số 05-CT/TW “đẩy mạnh học tập”.", "đẩy mạnh học tập"),
        ("Chỉ thị số 05-CT/TW về “đẩy mạnh “học tập” và làm theo” hằng năm.", "đẩy mạnh “học tập” và làm theo"),
        ("Chỉ thị số 05-CT/TW của Bộ Chính trị về học tập; các chi bộ ...", "học tập"),
        ("Quyết định số 12/2015/QĐ-UBND ban hành quy chế; và", "ban hành quy chế"),
        ("Chỉ thị số 05-CT/TW được sơ kết.", None),
    ],
)
def test_a_title_is_read_up_to_its_natural_end(text: str, title: str | None) -> None:
    assert _mentions(text)[0].title == title


def test_a_list_shares_the_issuer_said_once() -> None:
    found = _mentions("Quyết định số 217-QĐ/TW, Quyết định số 218-QĐ/TW và Quy định số 124-QĐ/TW của Bộ Chính trị.")
    assert {mention.issuer for mention in found} == {"Bộ Chính trị"}


def test_an_impossible_date_is_none() -> None:
    assert _mentions("Chỉ thị số 05-CT/TW ngày 35/15/2016 của Bộ Chính trị")[0].date is None


@given(st.text(alphabet="0123456789 -/.,()“”ktwTWNQCTĐUIXVkhóaNghịquyếtsố\u202e\u200b", max_size=120))
def test_any_text_is_read_and_every_span_is_what_stands_there(text: str) -> None:
    report = report_of(text.replace("\n\n", "  "))
    for citation in cite(report, TABLES):
        mention = citation.mention
        assert 0 <= mention.start < mention.end <= len(report.blocks[0].text)
        assert report.blocks[0].text[mention.start : mention.end] == mention.text


@given(st.sampled_from(list(cases())))
def test_accents_make_no_difference_to_numbers(case) -> None:
    upper = [m.number for m in _mentions(case.text.upper()) if m.kind == "numbered" and "/T" in (m.number or "")]
    as_is = [m.number for m in _mentions(case.text) if m.kind == "numbered" and "/T" in (m.number or "")]
    assert len(upper) >= len([number for number in as_is if number])


@pytest.mark.parametrize(
    "text",
    [
        "1-" * 60_000,
        "05-CT/" * 20_000,
        "Nghị quyết " * 10_000,
        "Nghị quyết số 1, " + "2, " * 2_000 + "3-NQ/TW",
        "khóa " * 20_000 + "XLII",
        "“" * 40_000,
        "Nghị quyết Trung ương 4 (khóa " + "XI, " * 20_000,
        "Điều 5 " * 15_000 + "Luật Viên chức",
        "\u202e05\u200f-CT/TW" * 5_000,
        "9" * 120_000,
        "ĐH ĐH " * 20_000,
        "Luật A, B, " * 8_000,
        "Nghị quyết Đại hội XI, " + "XII, " * 5_000,
        "l1" * 40_000,
        "UBND tỉnh ban hành " * 6_000,
        "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 34/2009/QH12 và " * 800,
        "| 05-CT/TW " * 5_000,
    ],
    ids=range(17),
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    cite(report_of(text), TABLES)  # a pattern that backtracks would not come back from this
