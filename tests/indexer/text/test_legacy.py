"""TCVN3, VNI and VIQR are told from Unicode by their letters, and converted."""

from __future__ import annotations

import pytest

from indexer.text import convert_legacy, detect_legacy, legacy_of_font
from tests.indexer.text.legacy_writing import SAMPLE, to_tcvn3, to_viqr, to_vni

WRITERS = {"tcvn3": to_tcvn3, "vni": to_vni, "viqr": to_viqr}


@pytest.mark.parametrize("encoding", WRITERS)
def test_text_is_recognised_and_comes_back(encoding):
    written = WRITERS[encoding](SAMPLE)
    assert detect_legacy(written) == encoding
    assert convert_legacy(written, encoding) == SAMPLE


@pytest.mark.parametrize(
    "text",
    [
        SAMPLE,
        SAMPLE.upper(),
        "Plain English text, with a few words: naïve, café, résumé, Zürich, São Paulo, Köln, façade, Ångström.",
        "El niño pequeño comió piñas en España mañana; la señora enseñó montañas. Añadió cañones, sueños, dueños.",
        "Die Größe der Straße für Fußgänger wäre größer, müßte aber schöner über Flüsse führen, hört man täglich.",
        "x ^ y, o+ and dd are signs; a(b), e^x, u+v.",
        "",
    ],
)
def test_other_text_is_left_alone(text):
    assert detect_legacy(text) is None


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3"),
        (".VnArialH Tur", "tcvn3"),
        ("ABCDEF+.VnTime,Bold", "tcvn3"),
        ("VNI-Times", "vni"),
        ("VNtimes new roman", None),
        ("Times New Roman", None),
        ("", None),
    ],
)
def test_a_font_tells_the_encoding(font, encoding):
    assert legacy_of_font(font) == encoding


def test_capitals_of_a_tcvn3_heading_are_raised():
    assert convert_legacy("CéNG HOµ X· HéI CHñ NGHÜA", "tcvn3") == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA"


def test_the_symbols_of_a_number_do_not_raise_the_word_before_it():
    assert convert_legacy("Sè 126-BC/§UK", "tcvn3") == "Số 126-BC/ĐUK"
    assert convert_legacy("CHØ Sè 12/2006/Q§-UBND", "tcvn3") == "CHỈ SỐ 12/2006/QĐ-UBND"


def test_a_minus_sign_of_a_pdf_is_the_letter_u_with_horn_only_inside_words():
    assert convert_legacy("nhµ n−íc 5 − 3", "tcvn3") == "nhà nước 5 − 3"
