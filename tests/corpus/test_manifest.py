from __future__ import annotations

from hashlib import sha256

import pytest

from tests.corpus.samples import CORPUS, REPORTS, manifest, report

NAMES = sorted(manifest())
# Its own facts are those of the draft; the letter has a number and a date of its own.
TWO_DOCUMENTS = "12-cong-van-va-du-thao-quang-nam-2020.txt"


def test_the_manifest_names_every_report_and_no_other() -> None:
    assert [path.name for path in sorted(REPORTS.iterdir()) if path.suffix != ".toml"] == NAMES


def test_every_sidecar_stands_beside_its_report() -> None:
    assert {path.name.removesuffix(".toml") for path in REPORTS.glob("*.toml")} <= set(NAMES)


def test_the_corpus_without_its_register_stays_under_two_megabytes() -> None:
    files = [path for path in CORPUS.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files if CORPUS / "register" not in path.parents) < 2_000_000


def test_terms_twelve_thirteen_and_fourteen_all_occur() -> None:
    years = {int(entry["date"][:4]) for entry in manifest().values()}
    assert {2017, 2019, 2021, 2023, 2026} <= years
    assert len({entry["province"] for entry in manifest().values()}) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_the_checksum_is_that_of_the_file(name: str) -> None:
    assert sha256((REPORTS / name).read_bytes()).hexdigest() == manifest()[name]["sha256"]


@pytest.mark.parametrize("name", NAMES)
def test_the_format_is_that_of_the_file(name: str) -> None:
    assert report(name).format == manifest()[name]["format"]


@pytest.mark.parametrize("name", NAMES)
def test_a_report_says_that_it_is_invented(name: str) -> None:
    assert "Văn bản mẫu của Văn khố" in report(name).reading_text


@pytest.mark.parametrize("name", NAMES)
def test_the_notes_of_a_report_are_found_and_none_is_left_over(name: str) -> None:
    found = report(name)
    assert len(found.footnotes) == manifest()[name]["notes"]
    assert not found.unmatched_marks


@pytest.mark.parametrize("name", NAMES)
def test_the_province_of_a_report_is_known(name: str) -> None:
    province = report(name).facts.province
    assert province is not None
    assert province.value == manifest()[name]["province"]


@pytest.mark.parametrize("name", [name for name in NAMES if name != TWO_DOCUMENTS])
def test_the_number_and_the_date_of_a_report_are_those_of_the_manifest(name: str) -> None:
    facts = report(name).facts
    found = {key: fact.value for key, fact in (("number", facts.number), ("date", facts.date)) if fact}
    assert found == {key: manifest()[name][key] for key in ("number", "date") if key in manifest()[name]}


def test_a_letter_and_the_draft_it_covers_are_two_parts() -> None:
    letter, draft = report(TWO_DOCUMENTS).parts
    assert letter.number is not None
    assert letter.number.value == manifest()[TWO_DOCUMENTS]["number"]
    assert draft.title is not None
