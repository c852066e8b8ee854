"""From a source to the records that are stored and shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extraction import entry, extract, report_id
from indexer.models.source import Source
from indexer.register import load_tables
from tests.exploring import examples

TEXT = """BÁO CÁO
kết quả năm 2020

I. Kết quả

1. Tuyên truyền

Quán triệt Chỉ thị 05-
CT/TW, ngày 15/5/2016 [footnoteRef:1] và Nghị quyết 18-NQ/TW.

[1: Theo Kế hoạch 72-KH/TU.]

II. Phương hướng

Tiếp tục thực hiện Chỉ thị 05-CT/TW.
"""
DIGEST = "0123456789abcdef" * 4


def entered(text):
    return entry(extract(Source("a.txt", "txt", "utf-8", "source", text), load_tables()), DIGEST)


def test_a_report_s_id_is_the_beginning_of_its_digest():
    assert entered(TEXT).report.id == report_id(DIGEST) == "0123456789abcdef"


def test_every_block_knows_the_headings_above_it():
    found = entered(TEXT)
    texts = {block.key: block.text for block in found.blocks}
    above = {block.text: [texts[key] for key in block.headings] for block in found.blocks}
    assert above["1. Tuyên truyền"] == ["I. Kết quả"]
    assert above["II. Phương hướng"] == []
    assert above["Tiếp tục thực hiện Chỉ thị 05-CT/TW."] == ["II. Phương hướng"]


def test_a_citation_in_a_note_carries_the_note():
    (plan,) = [citation for citation in entered(TEXT).citations if citation.type == "kế hoạch"]
    assert (plan.footnote, plan.footnote_key) == (1, entered(TEXT).footnotes[0].key)


def test_pieces_join_to_the_surface_and_blocks_hold_the_text():
    found = entered(TEXT)
    blocks = {block.key: block.text for block in found.blocks}
    assert any(len(citation.pieces) == 2 for citation in found.citations)
    for citation in found.citations:
        assert " ".join(TEXT[start:end] for start, end in citation.pieces) == citation.surface
        assert blocks[citation.block][citation.block_start : citation.block_end] == citation.text


def test_counts_are_those_of_what_is_stored():
    found = entered(TEXT)
    counts = found.report.counts
    assert (counts.blocks, counts.footnotes) == (len(found.blocks), len(found.footnotes))
    assert counts.citations == len([citation for citation in found.citations if citation.kind != "reference"])
    assert counts.unresolved + counts.ambiguous <= counts.citations


def test_what_the_report_says_of_a_resolution_is_its_word():
    said = {(w.resolution, w.property): (w.value, w.source, w.count) for w in entered(TEXT).witnesses}
    assert said["tw/chi-thi/k12/05", "date"] == ("2016-05-15", "0123456789abcdef", 1)
    assert said["tw/chi-thi/k12/05", "number"] == ("05-CT/TW", "0123456789abcdef", 2)


@pytest.mark.parametrize("text", ["", "\n\n", " "])
def test_a_text_without_content_gives_a_report_without_blocks(text):
    assert entered(text).blocks == ()


WORDS = st.sampled_from(
    ["Chỉ thị", "05-CT/TW", "[footnoteRef:1]", "[1: x]", "\n", "\n\n", "I.", "⁽¹⁾", "năm", "18-", "NQ/TW"]
)


@examples(60)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_any_text_keeps_its_spans(text):
    found = entered(text)
    assert len({block.key for block in found.blocks}) == len(found.blocks)
    for citation in found.citations:
        assert " ".join(text[start:end] for start, end in citation.pieces) == citation.surface
