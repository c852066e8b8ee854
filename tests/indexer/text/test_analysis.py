import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.analysis import analyse, number_key, syllable_keys


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("05-CT/TW", "05-ct/tw"),
        ("05 - CT/TW", "05-ct/tw"),
        ("05–CT/TW", "05-ct/tw"),
        ("05/CT-TW", "05-ct/tw"),
        ("5-CT/TƯ", "05-ct/tw"),
        ("05-ct/tw", "05-ct/tw"),
        ("149/2018/NĐ-CP", "149/2018/nd-cp"),
        ("2114/QĐ-TTg", "2114-qd/ttg"),
        ("37/2021/QH15", "37/2021/qh15"),
        ("36/2014/TTLT-BTC-BNV", "36/2014/ttlt-btc-bnv"),
        ("12a-NQ/TW", "12a-nq/tw"),
        ("15/5/2016", None),
        ("2015-2020", None),
        ("05", None),
        ("", None),
    ],
)
def test_a_number_has_one_key_in_every_written_form(written, key):
    assert number_key(written) == key


def test_a_number_in_a_text_is_one_unit_and_its_parts_are_found_singly():
    text = "Chỉ thị số 05-CT/TW, ngày 15/5/2016"
    tokens = analyse(text)
    (number,) = tokens.numbers
    assert text[number.start : number.end] == "05-CT/TW"
    assert [s.key for s in tokens.syllables] == ["chỉ", "thị", "số", "05", "ct", "tw", "ngày", "15", "5", "2016"]


@pytest.mark.parametrize("text", ["É05-CT/TW", "hoà05-CT/TW", "05-CT/é12345"])
def test_a_letter_that_touches_a_number_keeps_it_from_being_one_composed_or_not(text):
    assert [analyse(unicodedata.normalize(form, text)).numbers for form in ("NFC", "NFD")] == [(), ()]


def test_one_letter_and_one_digit_count():
    assert syllable_keys("Trung ương 4, ý b") == ["trung", "ương", "4", "ý", "b"]


@given(st.text(max_size=60))
def test_every_unit_stands_where_it_says(text):
    tokens = analyse(text)
    ends = 0
    for syllable in tokens.syllables:
        assert ends <= syllable.start < syllable.end <= len(text)
        ends = syllable.end
    assert [s.key for s in tokens.syllables] == syllable_keys(text)


# Latin and its marks: a mark of another script between a letter and its accent is no Vietnamese text.
LATIN = st.characters(max_codepoint=0x36F) | st.characters(min_codepoint=0x1E00, max_codepoint=0x1EFF)


@given(st.text(LATIN, max_size=40))
def test_composed_and_decomposed_text_have_the_same_units(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert [n.key for n in analyse(composed).numbers] == [n.key for n in analyse(decomposed).numbers]
    assert [fold_of(k) for k in syllable_keys(composed)] == [fold_of(k) for k in syllable_keys(decomposed)]


def fold_of(key):
    return unicodedata.normalize("NFC", key)
