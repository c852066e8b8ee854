"""DESIGN.md, Firm: coordinates: every offset of `extract` and `read` counts what it says it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contracts.conftest import SAMPLES


def files():
    return sorted(path for path in SAMPLES.iterdir() if path.suffix != ".toml")


def decoded(path: Path, encoding: str) -> str:
    return path.read_bytes().decode(encoding).removeprefix("\ufeff")


def check(vankho, path):
    found = vankho("extract", path, "--json").json
    read = vankho("read", path, "--json").json
    source = found["report"]["coordinates"] == "source"
    text = decoded(path, found["report"]["encoding"]) if source else vankho("read", path).out
    blocks = {block["key"]: block for block in read["blocks"]}
    for block in blocks.values():
        assert 0 <= block["start"] <= block["end"] <= len(text)
        assert source or text[block["start"] : block["end"]] == block["text"]
    for citation in found["citations"]:
        pieces = citation["pieces"]
        assert [citation["start"], citation["end"]] == [pieces[0][0], pieces[-1][1]]
        assert citation["surface"] == " ".join(text[start:end] for start, end in pieces)
        assert citation["surface"].strip() == citation["surface"] != ""
        block = blocks[citation["block"]]
        assert block["start"] <= citation["start"] < citation["end"] <= block["end"]
    for note in found["footnotes"]:
        assert note["text"].strip()
        if note["ref_start"] is not None and source:
            assert any(letter.isdigit() for letter in text[note["ref_start"] : note["ref_start"] + 18])


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_offsets_of_a_sample_count_what_they_say(vankho, path):
    check(vankho, path)


@pytest.mark.parametrize("name", ["ha-tinh-2020.txt", "phu-tho-2020.txt", "tra-vinh-2020.txt"])
def test_offsets_of_a_real_report_count_its_source(vankho, shared, name):
    assert vankho("extract", shared / "reports" / name, "--json").json["report"]["coordinates"] == "source"
    check(vankho, shared / "reports" / name)


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_source_text_is_the_bytes_decoded_and_nothing_else(vankho, tmp_path, suffix, ending, mark):
    """No newline translation, no NFC, no repair: a letter in two code points counts as two."""
    written = ending.join(["Ủy ban", "", "Theo Chi\u0309 thi\u0323 05-", "CT/TW, ngày 15/5/2016.", ""])
    path = tmp_path / f"a.{suffix}"
    path.write_bytes((mark + written).encode())
    found = vankho("extract", path, "--json").json
    (citation,) = found["citations"]
    start = written.index("Chi\u0309")
    assert found["report"]["coordinates"] == "source"
    assert (citation["start"], citation["end"]) == (start, written.index(", ngày"))
    assert [written[a:b] for a, b in citation["pieces"]] == ["Chi\u0309 thi\u0323 05-", "CT/TW"]
    assert citation["surface"] == "Chi\u0309 thi\u0323 05- CT/TW"
    assert (citation["text"], citation["number"]) == ("Chỉ thị 05-CT/TW", "05-CT/TW")


def test_a_file_in_a_legacy_font_s_encoding_counts_its_reading_text(vankho, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(
        "ChØ thÞ 05-CT/TW ngµy 15/5/2016 vÒ ®Èy m¹nh häc tËp. §¶ng bé tØnh ®· qu¸n triÖt.".encode("latin-1")
    )
    found = vankho("extract", path, "--json").json
    assert found["report"]["coordinates"] == "reading"
    (citation,) = found["citations"]
    read = vankho("read", path).out
    assert read[citation["start"] : citation["end"]] == citation["surface"] == "Chỉ thị 05-CT/TW"


def test_citations_of_one_list_share_or_overlap_their_spans(vankho, report):
    text = report.read_bytes().decode()
    found = vankho("extract", report, "--json").json["citations"]
    plenums = [citation for citation in found if (citation["id"] or "").endswith("/hoi-nghi-4")]
    assert {citation["id"] for citation in plenums} == {f"tw/nghi-quyet/{k}/hoi-nghi-4" for k in ("k11", "k12")}
    first, second = plenums
    assert first["start"] < second["end"]
    assert second["start"] < first["end"]
    (later,) = [citation for citation in found if citation["surface"].startswith("19")]
    assert text[later["start"] : later["end"]] == "19-NQ/TW"


def test_a_mark_starts_at_its_bracket(vankho, report):
    text = report.read_bytes().decode()
    (note,) = vankho("extract", report, "--json").json["footnotes"]
    assert note["ref_start"] == text.index("[footnoteRef:1]")
