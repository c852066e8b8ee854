"""Repair mends letters, never lines, and knows the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.models.aligned import AlignedText
from indexer.text import repair

ODD = st.lists(
    st.sampled_from(
        [*"aeoư\u0301\u0323\u0302\u031bđÐðƉƣƢNC-\u00ad\u00a0\u200b\u202e\x00\x07\n\t\f\v \u2028\uf0b7ệ", "\r\n"]
    )
).map("".join)


@pytest.mark.parametrize(
    ("damaged", "mended", "name"),
    [
        ("phƣơng hƣớng ĐẠT ĐƢỢC", "phương hướng ĐẠT ĐƯỢC", "gha_to_u_horn"),
        (unicodedata.normalize("NFD", "Nghị quyết"), "Nghị quyết", "composed"),
        ("Ð\u1ea3ng ủy, QÐ-TTg, NÐ-CP, HÐND, ðồng", "Đảng ủy, QĐ-TTg, NĐ-CP, HĐND, đồng", "d_stroke"),
        ("Ɖảng bộ", "Đảng bộ", "d_stroke"),
        ("ph\u00adương", "phương", "soft_hyphens"),
        ("05-CT/TW\u00a0ngày", "05-CT/TW ngày", "no_break_spaces"),
        ("05\u200b-CT\ufeff/TW", "05-CT/TW", "zero_width"),
        ("\u202eĐảng\u202c", "Đảng", "bidi_controls"),
        ("a\x00b\x07", "ab", "controls"),
        ("a\ud800b", "a\ufffdb", "lone_surrogates"),
        ("một\u2028hai", "một\nhai", "line_breaks"),
        ("\uf0b7 Một", "• Một", "symbol_bullets"),
    ],
)
def test_each_damage_is_mended_and_counted(damaged, mended, name):
    repaired = repair(damaged)
    assert repaired.content.text == mended
    assert repaired.counts[name] >= 1


def test_sound_text_is_the_same_object_with_nothing_counted():
    text = AlignedText.of("hoà bình, hòa bình, kỹ, kĩ\r\n\tĐảng ủy\f")
    repaired = repair(text)
    assert repaired.content is text
    assert not repaired.counts


@pytest.mark.parametrize("name", ["Guðmundur", "maður", "Ðzemal"])
def test_an_eth_of_another_language_stays(name):
    assert repair(name).content.text == name


def test_a_repaired_stretch_leads_back_to_the_letters_it_came_from():
    source = "x\u200bMặt trâ\u0323n"
    content = repair(source).content
    start = content.text.index("trận")
    assert source[slice(*content.source_span(start, start + 4))] == "trâ\u0323n"


def test_text_cut_out_of_a_longer_source_keeps_its_place():
    source = "bỏ qua: phƣơng\u00ad án"
    content = repair(AlignedText.of(source, 8)).content
    assert content.text == "phương án"
    assert content.source_span(0, len(content)) == (8, len(source))


@given(ODD)
def test_repairing_twice_is_repairing_once(text):
    once = repair(text).content.text
    assert repair(once).content.text == once
    assert unicodedata.is_normalized("NFC", once)


@given(ODD)
def test_lines_stay_lines(text):
    ended = text + "|"  # without it, a last line of controls only would vanish
    assert len(repair(ended).content.text.splitlines()) == len(ended.splitlines())


@given(ODD)
def test_runs_cover_the_text_and_never_go_backwards(text):
    content = repair(text).content
    assert [run.start for run in content.runs] == [0, *(run.end for run in content.runs)][: len(content.runs)]
    places = [(run.source_start, run.source_end) for run in content.runs]
    assert places == sorted(places)
    assert (content.runs[-1].end if content.runs else 0) == len(content)


@given(ODD, ODD)
def test_edited_text_is_repaired_as_whole_text_is(left, right):
    joined = AlignedText.join(
        [AlignedText.of(left + right, 0, len(left)), AlignedText.of(left + right, len(left))], "\n"
    )
    assert repair(joined).content.text == repair(left + "\n" + right).content.text
