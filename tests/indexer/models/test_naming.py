"""Names and numbers come to one spelling, however they were written."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.models.naming import ascii_fold, fold_number, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Cán bộ, công chức", "can-bo-cong-chuc"),
        ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
        ("Đắk Lắk", "dak-lak"),
        ("BNN&PTNT", "bnnptnt"),
        ("  Phòng, chống ma túy ", "phong-chong-ma-tuy"),
        ("…", ""),
    ],
)
def test_a_slug_is_lower_case_ascii_joined_by_hyphens(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize(
    "written",
    [
        "05-CT/TW",
        "5-CT/TW",
        "05 – CT/TW",
        "05‑CT/TƯ",
        "005 - ct / tư",
        "05-CT/T.Ư",
        unicodedata.normalize("NFD", "05-CT/TƯ"),
    ],
)
def test_a_number_has_one_key(written):
    assert fold_number(written) == "05-ct/tw"


def test_a_number_has_one_key_in_either_form_of_unicode():
    assert fold_number(unicodedata.normalize("NFD", "213-QĐ/TƯ")) == "213-qd/tw"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("213-QĐ/TW", "213-qd/tw"),
        ("149/2018/NĐ-CP", "149/2018/nd-cp"),
        ("30c/NQ-CP", "30c/nq-cp"),
        ("05-CT/TU", "05-ct/tu"),
        ("08-QĐi/TW", "08-qdi/tw"),
    ],
)
def test_a_key_keeps_what_tells_numbers_apart(written, key):
    assert fold_number(written) == key


@given(st.text(max_size=40))
def test_any_text_has_a_slug_of_the_allowed_letters(text):
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    folded = ascii_fold(text)
    assert ascii_fold(folded) == folded


@given(st.from_regex(r"[0-9]{1,4}-(NQ|CT|QĐ|KL)/(TW|TU|TƯ|ĐUK)", fullmatch=True))
def test_folding_a_number_twice_is_folding_it_once(number):
    assert fold_number(fold_number(number)) == fold_number(number)
