"""Identity: the order of evidence, and doubt where it ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.citations import cite
from indexer.citations.decide import Evidence, decide
from indexer.models.report import Fact, ReportFacts
from indexer.register import load_tables
from tests.indexer.citations.golden import report_of

TABLES = load_tables()
BLOC = {"province": "tra-vinh", "date": "2020-02", "issuer": "Đảng ủy Khối các cơ quan và doanh nghiệp"}


def _identities(text: str, facts: dict[str, str] | None = None):
    return [citation.identity for citation in cite(report_of(text, facts), TABLES)]


def test_evidence_decides_in_its_order() -> None:
    whole = {
        "number": "a", "date": "b", "term": "c", "title": "d", "elsewhere": frozenset({"e"}), "subject": "f",
        "register": frozenset({"g"}), "in_force": "h",
    }  # fmt: skip
    decided = []
    for name in list(whole):
        verdict = decide(Evidence(**whole))
        decided.append((verdict.method, verdict.period))
        whole.pop(name)
    expected = ["number", "date", "term", "title", "elsewhere", "subject", "register", "in-force"]
    assert decided == list(zip(expected, "abcdefgh", strict=True))


def test_two_periods_elsewhere_leave_it_open() -> None:
    verdict = decide(Evidence(elsewhere=frozenset({"k12", "k13"}), in_force="k13"))
    assert (verdict.period, verdict.candidates) == (None, ("k12", "k13"))


def test_that_one_document_is_known_says_little_where_numbers_restart_each_year() -> None:
    assert decide(Evidence(register=frozenset({"2019"}), counts_by_year=True)).method == "ambiguous"


def test_a_written_term_that_is_none_stops_all_guessing() -> None:
    assert decide(Evidence(void=True, register=frozenset({"k12"}), in_force="k12")).period is None


def test_a_date_elsewhere_in_the_report_identifies_the_same_number() -> None:
    text = "Thực hiện Nghị quyết số 18-NQ/TW.\n\nNghị quyết số 18-NQ/TW ngày 16/6/2022 nói về đất đai."
    assert {identity.id for identity in _identities(text)} == {"tw/nghi-quyet/k13/18"}
    assert _identities(text)[0].method == "elsewhere"


def test_a_title_tells_documents_of_one_number_apart() -> None:
    text = (
        "Nghị quyết số 18-NQ/TW về tiếp tục đổi mới, hoàn thiện thể chế, chính sách, nâng cao hiệu quả quản lý đất đai"
    )
    assert [(i.id, i.method) for i in _identities(text)] == [("tw/nghi-quyet/k13/18", "title")]


def test_a_report_cites_nothing_issued_after_it() -> None:
    assert _identities("Nghị quyết số 18-NQ/TW.", {"date": "2019-05"})[0].id == "tw/nghi-quyet/k12/18"


def test_a_local_number_without_date_in_a_new_term_stays_open() -> None:
    (identity,) = _identities("Nghị quyết số 20-NQ/TU của Tỉnh ủy.", {"province": "phu-tho", "date": "2020-12"})
    assert identity.id is None
    assert set(identity.candidates) == {"tu.phu-tho/nghi-quyet/2015/20", "tu.phu-tho/nghi-quyet/2020/20"}
    assert identity.confidence == 0


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Nghị quyết 03-NQ/ĐU ngày 28/4/2016 về sinh hoạt.", "duk.tra-vinh/nghi-quyet/2015/03"),
        ("Quy định số 05-QĐ/HU ngày 03/4/2018.", None),
        ("Quyết định số 15/QĐ-UBND ngày 08/5/2019 của UBND xã Tân An.", None),
        ("Kế hoạch số 9-KH/TU ngày 04/3/2017 của Tỉnh ủy Bến Tre.", "tu.ben-tre/ke-hoach/2015/09"),
    ],
)
def test_a_local_document_is_its_own_bodys(text: str, id_: str | None) -> None:
    assert _identities(text, BLOC)[0].id == id_


def test_party_committees_that_the_text_does_not_name_have_no_id_outside_a_blocs_report() -> None:
    assert _identities("Nghị quyết 03-NQ/ĐU ngày 28/4/2016.", {"province": "tra-vinh", "date": "2020"})[0].id is None


def test_a_short_form_means_its_full_form_elsewhere() -> None:
    text = "Học Chỉ thị 28.\n\nChỉ thị số 28-CT/TU ngày 12/3/2018 của Ban Thường vụ Tỉnh ủy."
    assert _identities(text, BLOC)[0].id == "tu.tra-vinh/chi-thi/2015/28"


def test_a_short_form_with_two_full_forms_is_ambiguous() -> None:
    text = "Chỉ thị 05. Chỉ thị số 05-CT/TU ngày 12/3/2018; Chỉ thị số 05-CT/TW ngày 15/5/2016."
    identity = _identities(text, BLOC)[0]
    assert identity.id is None
    assert identity.candidates == ("tu.tra-vinh/chi-thi/2015/05", "tw/chi-thi/k12/05")


def test_a_back_reference_means_the_last_document_of_its_type() -> None:
    text = "Chỉ thị số 05-CT/TW ngày 15/5/2016; Quy định số 213-QĐ/TW. Chỉ thị này được sơ kết."
    assert _identities(text)[-1].id == "tw/chi-thi/k12/05"


def test_a_back_reference_does_not_reach_across_the_report() -> None:
    text = "\n\n".join(["Chỉ thị số 05-CT/TW ngày 15/5/2016.", *["Đoạn văn."] * 9, "Chỉ thị này được sơ kết."])
    assert _identities(text)[-1].id is None


def test_a_decrees_this_decree_is_itself() -> None:
    (identity,) = _identities("Nghị định này có hiệu lực từ ngày ký.", {"kind": "nghị định"})
    assert (identity.id, identity.method) == (None, "self")


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("về công tác tôn giáo trong tình hình mới không phải bằng lời hứa", "công tác tôn giáo trong tình hình mới"),
        ("về công tác tôn giáo", "công tác tôn giáo"),
        ("về công tác tôn giáo trong tình hình mớii", "công tác tôn giáo trong tình hình mớii"),
    ],
)
def test_a_title_takes_no_more_of_its_sentence_than_the_register_has(said: str, title: str) -> None:
    (citation,) = cite(report_of(f"Thực hiện Chỉ thị số 37-CT/TW, ngày 02/7/1998 {said}."), TABLES)
    assert (citation.identity.id, citation.mention.title) == ("tw/chi-thi/k8/37", title)


def test_the_name_that_is_a_documents_own_title_is_no_second_citation() -> None:
    text = "Quyết định số 217-QĐ/TW ngày 12/12/2013 về ban hành Quy chế giám sát và phản biện xã hội của Mặt trận."
    assert [identity.id for identity in _identities(text)] == ["tw/quyet-dinh/k11/217"]


def test_the_register_says_whether_qd_is_quy_dinh_or_quyet_dinh() -> None:
    assert _identities("Quy định số 217-QĐ/TW ngày 12/12/2013.")[0].id == "tw/quyet-dinh/k11/217"


def test_the_ordinals_of_local_congresses_are_learnt_from_the_report() -> None:
    facts = {"province": "ca-mau", "date": "2022-05", "issuer": "Đảng ủy Khối các cơ quan tỉnh"}
    text = (
        "Đại hội đại biểu Đảng bộ Khối lần thứ IV, nhiệm kỳ 2020 - 2025.\n\nNghị quyết Đại hội, nhiệm kỳ 2020 - 2025."
    )
    assert _identities(text, facts)[-1].id == "duk.ca-mau/nghi-quyet/dai-hoi-4"


def test_the_second_document_of_one_file_has_its_own_date() -> None:
    report = report_of("Công văn số 12-CV/ĐUK.\n\nNghị quyết số 18-NQ/TW.", {"date": "2019-03"})
    later = ReportFacts(date=Fact("2024-09-10", "text"))
    blocks = (report.blocks[0], replace(report.blocks[1], part=1))
    report = replace(report, blocks=blocks, parts=(report.facts, later))
    assert cite(report, TABLES)[-1].identity.id == "tw/nghi-quyet/k13/18"


def test_of_two_documents_of_one_number_the_report_means_the_one_in_its_title() -> None:
    text = (
        "Tổng kết Nghị quyết số 25-NQ/TW ngày 03/6/2013\n\n"
        "Nghị quyết 25-NQ/TW (khóa X); Nghị quyết 25-NQ/TW và Nghị quyết số 25."
    )
    report = report_of(text, {"date": "2016-11"})
    report = replace(report, blocks=(replace(report.blocks[0], kind="title"), report.blocks[1]))
    found = [citation.identity.id for citation in cite(report, TABLES)]
    assert found == [f"tw/nghi-quyet/{term}/25" for term in ("k11", "k10", "k11", "k11")]
