"""DESIGN.md, Firm: command line: the fields of report, block, footnote and citation, and what is in them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from indexer.models.naming import slug

TEXT, MAYBE, WHOLE, PERHAPS = str, str | None, int, int | None
REPORT = {"title": MAYBE, "number": MAYBE, "date": MAYBE, "issuer": MAYBE, "province": MAYBE, "kind": MAYBE}
REPORT |= {"format": TEXT, "encoding": TEXT, "coordinates": TEXT, "repairs": dict, "unmatched_marks": list}
BLOCK = {"key": TEXT, "kind": TEXT, "level": WHOLE, "text": TEXT, "start": WHOLE, "end": WHOLE}
BLOCK |= {"page": PERHAPS, "footnote_key": MAYBE}
FOOTNOTE = {"number": WHOLE, "key": TEXT, "ref_start": PERHAPS, "text": TEXT}
CITATION = {"start": WHOLE, "end": WHOLE, "pieces": list, "surface": TEXT, "text": TEXT, "kind": TEXT, "type": TEXT}
CITATION |= {"number": MAYBE, "canonical": MAYBE, "as_written_wrong": bool, "id": MAYBE, "candidates": list}
CITATION |= {"method": TEXT, "confidence": int | float, "date": MAYBE, "known_date": MAYBE, "issuer": MAYBE}
CITATION |= {"title": MAYBE, "pinpoint": MAYBE, "footnote": PERHAPS, "footnote_key": MAYBE, "block": TEXT}
ID = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)?(/[a-z0-9-]+){1,3}")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def conforms(value: dict[str, Any], fields: dict[str, Any]) -> bool:
    return all(name in value and isinstance(value[name], kind) for name, kind in fields.items())


def test_extract_gives_the_fields_of_the_contract(vankho, report):
    done = vankho("extract", report, "--json")
    found = done.json
    assert (done.code, done.err, set(found)) == (0, "", {"report", "citations", "footnotes"})
    assert conforms(found["report"], REPORT)
    assert len(found["footnotes"]) == 1
    assert all(conforms(note, FOOTNOTE) for note in found["footnotes"])
    assert len(found["citations"]) >= 7
    for citation in found["citations"]:
        assert conforms(citation, CITATION)
        assert citation["kind"] in {"numbered", "short", "named", "reference"}
        assert 0 <= citation["confidence"] <= 1
        assert citation["type"] == citation["type"].lower()
        assert all(ID.fullmatch(id_) for id_ in [citation["id"], *citation["candidates"]] if id_)
        assert all(DATE.fullmatch(date) for date in (citation["date"], citation["known_date"]) if date)
        assert citation["number"] is None or citation["kind"] != "named"


def test_read_gives_the_fields_of_the_contract_and_extract_s_blocks(vankho, report):
    done = vankho("read", report, "--json")
    assert (done.code, done.err, set(done.json)) == (0, "", {"report", "blocks"})
    extracted = vankho("extract", report, "--json").json
    assert done.json["report"] == extracted["report"]
    blocks = {block["key"]: block for block in done.json["blocks"]}
    assert len(blocks) == len(done.json["blocks"])
    assert all(conforms(block, BLOCK) for block in blocks.values())
    for citation in extracted["citations"]:
        assert citation["text"] in blocks[citation["block"]]["text"]
        assert blocks[citation["block"]]["footnote_key"] == citation["footnote_key"]
    assert [block["text"] for block in blocks.values() if block["footnote_key"]] == [
        note["text"] for note in extracted["footnotes"]
    ]
    assert vankho("read", report).out == "\n\n".join(block["text"] for block in blocks.values()) + "\n"


def test_what_stands_in_a_note_says_in_which(vankho, report):
    found = vankho("extract", report, "--json").json
    (note,) = found["footnotes"]
    (inside,) = [citation for citation in found["citations"] if citation["footnote_key"]]
    assert (inside["number"], inside["footnote"], inside["footnote_key"]) == ("72-KH/TU", 1, note["key"])
    assert inside["id"] == "tu.ha-tinh/ke-hoach/2015/72"


def test_a_mark_without_a_note_goes_to_unmatched_marks(vankho, report):
    found = vankho("extract", report, "--json").json
    text = report.read_text(encoding="utf-8")
    (mark,) = found["report"]["unmatched_marks"]
    assert (mark["number"], text[mark["start"] :].startswith("[footnoteRef:2]")) == (2, True)


def test_a_reference_is_resolved_and_not_counted(vankho, report, tmp_path):
    found = vankho("extract", report, "--json").json["citations"]
    (reference,) = [citation for citation in found if citation["kind"] == "reference"]
    assert (reference["surface"], reference["id"]) == ("Nghị quyết này", "tw/nghi-quyet/k12/18")
    told = vankho("index", report, "--archive", tmp_path / "archive").out
    assert f"{len(found) - 1} viện dẫn" in told


def test_a_report_s_own_number_date_and_title_are_no_citations(vankho, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "TỈNH ỦY TRÀ VINH\nSố 12-NQ/TU\nTrà Vinh, ngày 15 tháng 12 năm 2019\n\nNGHỊ QUYẾT\nvề công tác dân vận\n\n"
        "Căn cứ Chỉ thị 05-CT/TW, ngày 15/5/2016.\n",
        encoding="utf-8",
    )
    found = vankho("extract", path, "--json").json
    facts = found["report"]
    assert (facts["number"], facts["date"], facts["province"]) == ("12-NQ/TU", "2019-12-15", "tra-vinh")
    assert [citation["id"] for citation in found["citations"]] == ["tw/chi-thi/k12/05"]


def test_printed_numbers_restart_and_keys_do_not(vankho, tmp_path):
    part = "Theo Chỉ thị 05-CT/TW[footnoteRef:1].\n\n[1: Chú thích {word}.]\n\n"
    path = tmp_path / "a.txt"
    path.write_text(part.format(word="đầu") + "PHẦN II\n\n" + part.format(word="sau"), encoding="utf-8")
    notes = vankho("extract", path, "--json").json["footnotes"]
    assert [note["number"] for note in notes] == [1, 1]
    assert len({note["key"] for note in notes}) == 2
    assert [note["text"] for note in notes] == ["Chú thích đầu.", "Chú thích sau."]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("05-CT/TW", "found"),
        ("chỉ thị số: 5 – CT/TƯ", "found"),
        ("NQTW4 khóa XII", "found"),
        ("18-NQ/TW", "ambiguous"),
        ("9999-CT/TW", "unknown"),
        ("các nghị quyết, chỉ thị của Đảng", "not_a_citation"),
        ("", "not_a_citation"),
    ],
)
def test_lookup_says_what_a_written_form_means(vankho, query, status):
    done = vankho("lookup", query, "--json")
    (answer,) = done.json
    assert (done.code, answer["query"], answer["status"]) == (0, query, status)
    assert (answer["id"] is not None) == (status == "found")
    assert bool(answer["candidates"]) == (status == "ambiguous")


def test_every_row_of_the_province_table_can_be_stated(vankho, tables, report):
    provinces = tables.provinces
    assert len(provinces) == 63 + 34
    assert all(row.slug == slug(row.slug) for row in provinces)
    for row in (provinces[0], provinces[-1]):
        assert vankho("extract", report, "--province", row.slug, "--json").json["report"]["province"] == row.slug
