"""The project's own tables: every row is valid, and the lookups answer as IDENTITY.md says."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from indexer.models.naming import fold_number
from indexer.register import load_tables

TABLES = load_tables()
ID = re.compile(r"^[a-z0-9-]+(\.[a-z0-9-]+)?(/[a-z0-9-]+){1,3}$")
PARTY = [
    known
    for known in TABLES.resolutions.values()
    if re.fullmatch(r"k\d+", known.id.split("/")[2:3][0] if known.id.count("/") == 3 else "")
]


def test_every_id_has_the_form_of_the_contract():
    assert [id_ for id_ in TABLES.resolutions if not ID.fullmatch(id_)] == []


def test_every_id_agrees_with_its_record():
    assert [id_ for id_, known in TABLES.resolutions.items() if known.id != id_] == []


def test_the_id_of_a_numbered_document_ends_in_its_number():
    wrong = []
    for known in (*TABLES.resolutions.values(), *TABLES.namesakes):
        if known.number:
            digits = re.match(r"\d+[a-z]?", fold_number(known.number))
            if digits is None or known.id.rsplit("/", 1)[1] != digits[0]:
                wrong.append((known.id, known.number))
    assert wrong == []


def test_the_id_of_a_party_document_names_its_issuer_and_type():
    types = {type_.name: type_ for type_ in TABLES.types}
    for known in PARTY:
        if known.number is None:
            continue
        symbol, _, body = known.number.partition("-")[2].partition("/")
        issuer = next(issuer for issuer in TABLES.issuers if issuer.symbol == body)
        assert known.id.split("/")[:2] == [issuer.slug, types[known.type].slug]
        assert symbol in types[known.type].symbols


def test_a_party_document_lies_in_the_term_of_its_date():
    for known in PARTY:
        if known.date:
            term = TABLES.term_at(known.date)
            assert term is not None
            assert f"k{term.number}" == known.id.split("/")[2]


def test_a_state_document_lies_in_the_year_of_its_number_or_date():
    for known in TABLES.resolutions.values():
        parts = known.id.split("/")
        if len(parts) == 4 and parts[2].isdigit():
            year = re.search(r"/(\d{4})/", known.number or "")
            assert parts[2] == (year[1] if year else (known.date or "")[:4])


def test_at_least_150_party_documents_are_established():
    numbered = [known for known in PARTY if known.number]
    assert len(numbered) >= 400
    assert all(known.title or known.date for known in numbered)
    assert all(known.source for known in numbered)


def test_at_least_150_laws_are_known_by_name():
    assert len(set(TABLES.laws.values())) >= 150
    assert all(id_ in TABLES.resolutions for id_ in TABLES.laws.values())


def test_every_member_and_every_work_exists():
    for work, members in TABLES.members.items():
        assert work in TABLES.resolutions
        assert all(member in TABLES.resolutions for member in members)


def test_before_july_2025_there_are_63_provinces_and_since_then_34():
    old = {row.slug for row in TABLES.provinces if row.valid_to}
    new = {row.slug for row in TABLES.provinces if row.valid_to is None}
    assert (len(old), len(new), len(TABLES.provinces)) == (63, 34, 97)
    assert new - old == {"hue"}
    assert {row.slug for row in TABLES.provinces if row.valid_to not in (None, "2025-06-30")} == {"thua-thien-hue"}
    assert {row.successor for row in TABLES.provinces if row.successor} == new


def test_eleven_provinces_were_not_merged():
    into = Counter(row.successor for row in TABLES.provinces if row.successor)
    assert sum(count == 1 for count in into.values()) == 11
    assert set(into.values()) == {1, 2, 3}


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("TP.HCM", "ho-chi-minh"),
        ("Thành phố Hồ Chí Minh", "ho-chi-minh"),
        ("thanh pho ho chi minh", "ho-chi-minh"),
        ("Thừa Thiên Huế", "thua-thien-hue"),
        ("Thành phố Huế", "hue"),
        ("Đắk Lắk", "dak-lak"),
        ("ba-ria-vung-tau", "ba-ria-vung-tau"),
        ("Bà Rịa – Vũng Tàu", "ba-ria-vung-tau"),
        ("HÀ TĨNH", "ha-tinh"),
        ("Atlantis", None),
    ],
)
def test_a_province_is_known_by_slug_name_and_form(name, slug):
    assert TABLES.province_slug(name) == slug


@pytest.mark.parametrize(
    ("slug", "date", "then"),
    [
        ("hue", "2021-11-29", "thua-thien-hue"),
        ("hue", "2025-01-01", "hue"),
        ("thua-thien-hue", "2024", "thua-thien-hue"),
        ("thua-thien-hue", "2025-03", "hue"),
        ("ha-tinh", "2021", "ha-tinh"),
        ("binh-duong", "2026", "binh-duong"),  # merged with others: whose successor, the text must say
        ("atlantis", "2021", "atlantis"),
    ],
)
def test_a_province_is_the_one_at_the_date(slug, date, then):
    assert TABLES.province_on(slug, date) == then


@pytest.mark.parametrize(
    ("date", "term"),
    [
        ("2016-01-27", 11),
        ("2016-01-28", 12),
        ("2016-05", 12),
        ("2017", 12),
        ("2016", None),
        ("2016-01", None),
        ("2021-01-31", 12),
        ("2021-02-01", 13),
        ("2026-01-23", 14),
        ("1979-01-01", None),
    ],
)
def test_a_date_has_its_term_unless_a_partial_one_has_two(date, term):
    found = TABLES.term_at(date)
    assert (found.number if found else None) == term


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("2018-01-08", 2015),
        ("2015-09-30", 2010),
        ("2015-10-01", 2015),
        ("2020-12", 2020),
        ("2019", 2015),
        ("2020", None),
    ],
)
def test_a_local_term_starts_in_october_of_a_fifth_year(date, year):
    assert TABLES.local_term("tu", "tra-vinh", date) == year


@pytest.mark.parametrize(
    ("body", "province", "number", "at", "year"),
    [
        ("tu", "phu-tho", 18, None, 2015),
        ("tu", "phu-tho", 19, None, 2020),
        ("tu", "tra-vinh", 10, None, 2015),
        ("tu", "tra-vinh", 11, None, 2020),
        ("tu", "ha-tinh", 20, None, 2025),
        ("tu", "phu-tho", 1, "2025-11-02", 2025),
        ("tu", "phu-tho", 1, "2019-11-02", None),
        ("duk", "phu-tho", 19, None, 2020),
        ("tu", "phu-tho", 42, None, None),
    ],
)
def test_a_congress_ordinal_names_the_start_of_its_term(body, province, number, at, year):
    assert TABLES.congress_year(body, province, number, at) == year


def test_one_number_of_several_terms_gives_all_the_documents():
    found = {known.id: known.date for known in TABLES.numbered("18 – NQ/TƯ")}
    assert found == {
        "tw/nghi-quyet/k12/18": "2017-10-25",
        "tw/nghi-quyet/k13/18": "2022-06-16",
        "tw/nghi-quyet/k14/18": "2026-07-28",
    }


@pytest.mark.parametrize("written", ["08-QĐi/TW", "08-QĐ/TW", "8-QĐi/TW", "08 - qđi/tư"])
def test_a_number_is_found_in_its_written_variants(written):
    assert "tw/quy-dinh/k12/08" in [known.id for known in TABLES.numbered(written)]


def test_a_number_of_the_provincial_committee_is_not_one_of_the_central_one():
    assert fold_number("05-CT/TU") != fold_number("05-CT/TƯ") == fold_number("05-CT/TW")


@pytest.mark.parametrize(
    ("work", "members"),
    [
        ("tw/nghi-quyet/k12/hoi-nghi-6", {"18", "19", "20", "21"}),
        ("tw/nghi-quyet/k12/hoi-nghi-7", {"26", "27", "28"}),
        ("tw/nghi-quyet/k11/hoi-nghi-4", {"12", "13"}),
    ],
)
def test_a_plenum_comprises_its_numbered_resolutions(work, members):
    assert {id_.rsplit("/", 1)[1] for id_ in TABLES.members[work]} == members


def test_a_law_comprises_its_acts():
    assert "qh/luat/2010/58" in TABLES.members["qh/luat/vien-chuc"]
    assert TABLES.laws["luật viên chức"] == "qh/luat/vien-chuc"
    assert TABLES.laws["bộ luật lao động"] == TABLES.laws["luật lao động"] == "qh/bo-luat/lao-dong"


def test_two_documents_of_one_id_are_both_found_by_number():
    assert [known.id for known in TABLES.numbered("30/NQ-CP")] == ["cp/nghi-quyet/2026/30"]
    assert {other.number for other in TABLES.namesakes} == {"30/NQ-CP", "32/QĐ-TTg"}


def test_the_newest_document_of_a_name_answers_to_it():
    assert TABLES.by_name["quy dinh ve nhung dieu dang vien khong duoc lam"] == "tw/quy-dinh/k14/207"


@pytest.mark.parametrize(
    "id_",
    [
        "tw/dieu-le",
        "tw/cuong-linh",
        "qh/hien-phap",
        "tw/nghi-quyet/dai-hoi-13",
        "tw/nghi-quyet/k12/hoi-nghi-4",
        "tw/chi-thi/k12/05",
        "tw/quy-dinh/k8/76",
        "tw/quyet-dinh/k11/217",
        "qh/luat/can-bo-cong-chuc",
    ],
)
def test_the_examples_of_the_contract_are_known(id_):
    assert id_ in TABLES.resolutions


def test_the_commonest_sense_of_an_abbreviation_comes_first():
    senses = {known.short: known.senses for known in TABLES.abbreviations}
    assert senses["UBND"] == ("Ủy ban nhân dân",)
    assert senses["BTC"][:2] == ("Ban Tổ chức", "Bộ Tài chính")


def test_the_tables_are_loaded_once():
    assert load_tables() is TABLES
