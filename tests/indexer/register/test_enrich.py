"""The register's facts stand before the reports', the archivist's before both, and every word keeps its witness."""

from __future__ import annotations

from dataclasses import replace

from indexer.models.records import Witness
from indexer.models.tables import Resolution
from indexer.register import ONLY_CITED, Correction, correct, enrich, load_tables

DIRECTIVE = Resolution("tw/chi-thi/k12/05", "05-CT/TW", "chỉ thị", "về học tập", "2016-05-15", "Bộ Chính trị", "sách")
VAGUE = Resolution("tw/chi-thi/k11/39", "39-CT/TW", "chỉ thị", None, "2014", None, "sách")
TABLES = replace(load_tables(), resolutions={known.id: known for known in (DIRECTIVE, VAGUE)}, namesakes=(), members={})


def report(id_, property_, value, source="r1", count=1):
    return Witness(id_, property_, value, source, "reports", count)


def entries(cited=(), said=(), corrections=(), tables=TABLES):
    by_id = {}
    for witness in said:
        by_id.setdefault(witness.resolution, []).append(witness)
    return {entry.record.id: entry for entry in enrich(tables, dict(cited), by_id, corrections)}


def test_every_resolution_of_the_register_is_an_entry_even_where_no_report_cites_it():
    found = entries()
    assert list(found) == [DIRECTIVE.id, VAGUE.id]
    assert found[DIRECTIVE.id].record.origin == "register"
    assert {witness.source for witness in found[DIRECTIVE.id].witnesses} == {"sách"}


def test_reports_do_not_overrule_the_register():
    conflicting = [report(DIRECTIVE.id, "date", "2016-05-16", source) for source in ("r1", "r2", "r3")]
    assert entries(said=conflicting)[DIRECTIVE.id].record.date == "2016-05-15"


def test_reports_fill_in_what_the_register_lacks():
    said = [
        report(VAGUE.id, "title", "về bảo vệ chính trị nội bộ"),
        report(VAGUE.id, "date", "2014-08-20"),
        report(VAGUE.id, "issuer", "Bộ Chính trị"),
    ]
    record = entries(said=said)[VAGUE.id].record
    assert (record.title, record.date, record.issuer) == ("về bảo vệ chính trị nội bộ", "2014-08-20", "Bộ Chính trị")
    assert record.origin == "register"


def test_a_date_of_another_year_does_not_make_the_register_s_year_exact():
    assert entries(said=[report(VAGUE.id, "date", "2015-08-20")])[VAGUE.id].record.date == "2014"


def test_a_number_never_seen_before_is_known_only_from_citations():
    id_ = "duk.tra-vinh/nghi-quyet/2015/03"
    said = [report(id_, "number", "03-NQ/ĐUK"), report(id_, "date", "2016-03-01"), report(id_, "written", "NQ 03")]
    record = entries(cited={id_: "nghị quyết"}, said=said)[id_].record
    assert (record.origin, record.source) == ("reports", ONLY_CITED)
    assert (record.number, record.date, record.names) == ("03-NQ/ĐUK", "2016-03-01", ())


def test_a_resolution_without_number_is_called_as_most_reports_write_it():
    id_ = "tu.phu-tho/nghi-quyet/dai-hoi-19"
    said = [
        report(id_, "written", "Nghị quyết Đại hội Đảng bộ tỉnh", "r1"),
        report(id_, "written", "Nghị quyết Đại hội tỉnh", "r1"),
        report(id_, "written", "Nghị quyết Đại hội Đảng bộ tỉnh", "r2"),
    ]
    assert entries(cited={id_: "nghị quyết"}, said=said)[id_].record.names == ("Nghị quyết Đại hội Đảng bộ tỉnh",)


def test_a_candidate_that_no_report_describes_is_an_entry_too():
    assert entries(cited={"tw/ket-luan/k13/99": "kết luận"})["tw/ket-luan/k13/99"].record.type == "kết luận"


def test_the_archivist_overrules_register_and_reports_and_is_shown_as_such():
    correction = Correction(DIRECTIVE.id, date="2016-05-17", note="bản gốc", names=("Chỉ thị về học tập",))
    entry = entries(said=[report(DIRECTIVE.id, "date", "2016-05-16")], corrections=[correction])[DIRECTIVE.id]
    assert (entry.record.date, entry.record.origin, entry.record.source) == ("2016-05-17", "correction", "bản gốc")
    assert entry.record.title == DIRECTIVE.title
    assert "Chỉ thị về học tập" in entry.record.names
    dates = {(witness.value, witness.origin) for witness in entry.witnesses if witness.property == "date"}
    assert dates == {("2016-05-15", "register"), ("2016-05-17", "correction")}


def test_the_archivist_may_state_a_resolution_that_no_one_else_knows():
    correction = Correction("tu.ha-tinh/ket-luan/2020/12", number="12-KL/TU", date="2021-03-01")
    record = entries(corrections=[correction])["tu.ha-tinh/ket-luan/2020/12"].record
    assert (record.type, record.number, record.origin) == ("kết luận", "12-KL/TU", "correction")


def test_two_documents_of_one_id_are_shown_as_a_conflict():
    other = replace(DIRECTIVE, number="05/2016/CT-TW", date="2016-09-01")
    entry = entries(tables=replace(TABLES, namesakes=(other,)))[DIRECTIVE.id]
    assert {witness.value for witness in entry.witnesses if witness.property == "date"} == {"2016-05-15", "2016-09-01"}


def test_the_outcome_does_not_hang_on_the_order_of_the_reports():
    said = [report(VAGUE.id, "date", day, source) for day, source in (("2014-08-20", "r1"), ("2014-08-21", "r2"))]
    assert entries(said=said) == entries(said=reversed(said))


def test_tables_that_hold_the_corrections_already_give_the_same_entries():
    corrections = [
        Correction(DIRECTIVE.id, date="2016-05-17", number="05a-CT/TW"),
        Correction("tw/ket-luan/k13/99", title="về một việc"),
    ]
    assert entries(corrections=corrections, tables=correct(TABLES, corrections)) == entries(corrections=corrections)


def test_the_register_s_number_still_finds_a_document_whose_number_was_corrected():
    tables = correct(TABLES, [Correction(DIRECTIVE.id, number="05a-CT/TW")])
    assert [known.number for known in tables.numbered("05-CT/TW")] == ["05a-CT/TW"]
