import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.fold import accents_allow, fold, syllable_key

LETTERS = st.text(st.sampled_from("aàáảãạăắâấeêếioôồơớuưứyýdđghnqutlkc"), min_size=1, max_size=7)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("xoá", "xóa"),
        ("khoẻ", "khỏe"),
        ("uỷ", "ủy"),
        ("hòan", "hoàn"),
        ("cuả", "của"),
        ("kỹ", "kĩ"),
        ("lý", "lí"),
        ("quí", "quý"),
        ("ƣơng", "ương"),
        ("ĐẢNG", "đảng"),
    ],
)
def test_two_ways_to_write_one_syllable_meet(one, other):
    assert syllable_key(one) == syllable_key(other)


@pytest.mark.parametrize(("one", "other"), [("thui", "thuy"), ("má", "mà"), ("dân", "đan"), ("quả", "của"), ("ý", "í")])
def test_different_syllables_stay_apart(one, other):
    assert syllable_key(one) != syllable_key(other)


@given(LETTERS)
def test_a_key_is_its_own_key_and_the_same_in_every_form(written):
    key = syllable_key(written)
    assert syllable_key(key) == key
    assert syllable_key(unicodedata.normalize("NFD", written)) == key
    assert syllable_key(written.upper()) == key


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(LETTERS)
def test_folding_keeps_offsets_of_composed_text(text):
    composed = unicodedata.normalize("NFC", text)
    assert len(fold(composed)) == len(composed)
    assert fold(composed).isascii()


@pytest.mark.parametrize("typed", ["quyết", "quyêt", "quyet", "quýet"])
def test_accents_may_be_left_out_when_typing(typed):
    assert accents_allow(syllable_key(typed), "quyết")


@pytest.mark.parametrize(
    ("typed", "stands", "allowed"),
    [
        ("quyết", "quyet", True),
        ("mà", "má", False),
        ("ma", "má", True),
        ("đang", "dang", True),
        ("dang", "đảng", True),
        ("đang", "dạng", False),
    ],
)
def test_an_accent_that_was_typed_is_not_another_accent(typed, stands, allowed):
    assert accents_allow(typed, stands) is allowed


def test_marks_that_make_no_letter_neither_count_nor_break():
    assert accents_allow("x", syllable_key("x\u030c"))
    assert accents_allow(syllable_key("x\u030c"), "x")
