"""rtf: each letter in its font and code page, notes and tables in their places."""

from __future__ import annotations

import pytest

from indexer.readers.errors import ReadError
from indexer.readers.rtf import read_rtf
from tests.indexer.text.legacy_writing import to_tcvn3, to_vni

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fcharset0{\*\panose 0202}.VnTime;}"
    r"{\f2\fnil VNI-Times;}{\f3\fcharset163 Arial;}{\f4\fcharset204 Arial Cyr;}}"
)
STYLES = r"{\stylesheet{\s0 Normal;}{\s2\sbasedon0 heading 2;}{\*\cs10 Default;}}"


def escaped(text):
    return "".join(f"\\'{ord(c):02x}" if ord(c) > 127 else c for c in text)


def read(body, ending="}"):
    return read_rtf("a.rtf", (r"{\rtf1\ansi\ansicpg1252\deff0 " + FONTS + STYLES + body + ending).encode("latin-1"))


def marked(source, kind):
    return [(mark.value, source.text[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def test_paragraphs_headings_and_looks():
    source = read(
        r"\pard\qc\b M\'f4t\b0  hai\par \pard\s2 Ba\line b\tab n\par\pard\outlinelevel0 S\'e1u".encode(
            "latin-1", "ignore"
        ).decode("latin-1")
    )
    assert marked(source, "heading") == [("2", "Ba\vb\tn"), ("1", "Sáu")]
    assert len(marked(source, "centred")) == 1
    assert len(marked(source, "bold")) == 1


def test_letters_are_taken_by_font_and_code_page():
    words = "hướng dẫn thực hiện"
    body = rf"{{\f1 {escaped(to_tcvn3(words))}}} {{\f2 {escaped(to_vni(words))}}} {{\f4 \'c4\'e0}} {{\f3 \'d0\'f5}}\par"
    source = read(body)
    assert source.text == f"{words} {words} Да Đơ\n"
    assert source.repairs["legacy_encoding"] > 5


def test_an_optional_hyphen_in_a_tcvn3_font_is_the_letter_u_with_horn():
    assert read(r"{\f1 h\-\'edng}{ a\-b}\par").text == "hướng a\u00adb\n"


def test_unicode_letters_take_the_place_of_their_fallback():
    assert read(r"Ngh\u7883?\uc2 \u272\'44\'44i \uc1\u-10179?\u-8704?\par").text == "NghịĐi \U0001f600\n"


def test_notes_stand_after_their_paragraph():
    auto = r"{\super\chftn{\footnote\pard\plain{\super\chftn} ch\'fa th\'edch\par hai}}"
    typed = r"{\super *}{\footnote\pard {\super *} ri\'eang}"
    source = read(rf"\pard A{auto} b{typed}\par sau\par")
    assert source.text == "A b*\nchú thích\nhai\nriêng\nsau\n"
    assert marked(source, "note_anchor") == [("f1", ""), ("f2", "*")]
    assert marked(source, "note") == [("f1", "chú thích"), ("f1", "hai"), ("f2", "riêng")]


def test_bordered_rows_are_lines_and_others_only_place_text():
    row = r"\pard\intbl a\par b\cell c\cell\row"
    source = read(r"\trowd\trhdr\clbrdrt\brdrs" + row + r"\trowd" + row + r"\pard x\par")
    assert source.text == "a\vb | c\na\nb\nc\nx\n"
    assert marked(source, "table_row") == [("header", "a\vb | c")]


def test_generated_numbers_are_kept_as_labels():
    source = read(r"{\listtext\pard\plain 1.\tab}\pard\ls1\ilvl1 a\par{\*\pn\pnlvlbody x}{\pntext - }b\par")
    assert marked(source, "list_item") == [("2", "1. a"), ("2", "- b")]


def test_deleted_hidden_and_foreign_parts_are_left_out():
    body = r"{\info{\title x}}{\header x\par}{\pict\bin4 {{{{}{\deleted x}{\v x}{\*\unknown x}"
    body += r"{\field{\*\fldinst x}{\fldrslt k}}\par"
    assert read(body).text == "k\n"


def test_a_text_box_stands_after_its_paragraph():
    assert (
        read(r"a{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt\pard trong\par}}{\shprslt trong}}b\par c\par").text
        == "ab\ntrong\nc\n"
    )


def test_text_whose_fonts_say_nothing_is_told_by_its_letters():
    words = "đổi mới, sắp xếp tổ chức bộ máy; kiểm tra, giám sát; những kết quả đạt được rất đáng ghi nhận, kỹ lưỡng"
    assert read(rf"{{\f0 {escaped(to_tcvn3(words))}}}\par").text == words + "\n"


@pytest.mark.parametrize(("body", "ending", "code"), [("a", "", "truncated"), ("{" * 6000, "}", "unsafe")])
def test_torn_and_endless_groups_are_refused(body, ending, code):
    with pytest.raises(ReadError) as refusal:
        read(body, ending)
    assert refusal.value.code == code
