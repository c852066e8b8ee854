"""Word 97-2003: text, fonts, notes and rows by the file's own tables."""

from __future__ import annotations

import pytest

from indexer.readers.doc import read_doc
from indexer.readers.errors import ReadError
from tests.indexer.readers.making import doc as make
from tests.indexer.text.legacy_writing import to_tcvn3, to_vni

WORDS = "hướng dẫn thực hiện"


def read(*body, **how):
    return read_doc("a.doc", make.document(list(body), **how))


def marked(source, kind):
    return [(mark.value, source.text[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def test_paragraphs_are_lines_with_their_styles():
    source = read(make.paragraph("Một ", make.run("hai", make.BOLD)), make.paragraph("Đề mục", style=1))
    assert source.text == "Một hai\nĐề mục\n"
    assert marked(source, "paragraph") == [("Normal", "Một hai")]
    assert marked(source, "heading") == [("1", "Đề mục")]
    assert marked(source, "bold") == [("", "hai")]


@pytest.mark.parametrize("single", [False, True])
def test_legacy_fonts_are_converted_run_by_run(single):
    source = read(
        make.paragraph(make.run(to_vni(WORDS), font=1), " và ", make.run(to_tcvn3(WORDS), font=2)),
        make.paragraph(to_vni(WORDS), style=2),
        single=single,
    )
    assert source.text == f"{WORDS} và {WORDS}\n{WORDS}\n"
    assert source.encoding == "vni"


def test_an_optional_hyphen_in_a_tcvn3_font_is_the_letter_u_with_horn():
    assert read(make.paragraph(make.run("h\x1fíng", font=2))).text == "hướng\n"


def test_notes_stand_after_the_paragraph_of_their_mark():
    mark = make.run("\x02", make.SPECIAL, make.RAISED)
    source = read(
        make.paragraph("A", mark, " b", make.run("*", make.RAISED)),
        make.paragraph("sau", mark),
        footnotes=[
            make.Made(1, [make.paragraph(mark, " chú thích"), make.paragraph("tiếp")]),
            make.Made(4, [make.paragraph("* riêng")], typed=True),
        ],
        endnotes=[make.Made(9, [make.paragraph(mark, " cuối")])],
    )
    assert source.text == "A b*\nchú thích\ntiếp\nriêng\nsau\ncuối\n"
    assert marked(source, "note_anchor") == [("f1", ""), ("f2", "*"), ("e1", "")]
    assert [value for value, _ in marked(source, "note")] == ["f1", "f1", "f2", "e1"]


def test_bordered_rows_are_lines_and_others_only_place_text():
    def row(*properties):
        return [
            make.paragraph("a", properties=(make.IN_TABLE,)),
            make.paragraph("b", end="\x07", properties=(make.IN_TABLE,)),
            make.paragraph("c", end="\x07", properties=(make.IN_TABLE,)),
            make.paragraph("", end="\x07", properties=(make.IN_TABLE, make.ROW_END, *properties)),
        ]

    source = read(*row(make.BORDERS), *row(), make.paragraph("x"))
    assert source.text == "a\vb | c\na\nb\nc\nx\n"


def test_generated_numbers_are_written_out():
    levels = [(1, 1, "\x00."), (1, 0, "\x01."), (1, 4, "\x02)"), (1, 23, "-"), *[(1, 255, "")] * 5]
    places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1), (2, 0)]
    source = read(*(make.paragraph("x", properties=make.listed(*place)) for place in places), levels=levels)
    labels = [line.removesuffix(" x") for line in source.text.split("\n")[:-1]]
    assert labels == ["I.", "1.", "2.", "a)", "-", "II.", "1.", "I."]
    assert [value for value, _ in marked(source, "list_item")][:4] == ["1", "2", "2", "3"]


def test_only_the_results_of_fields_and_undeleted_text_are_read():
    codes = [make.run(code, make.SPECIAL) for code in "\x13\x14\x15"]
    body = make.paragraph(
        codes[0], "HYPERLINK x", codes[1], "kết quả", codes[2], make.run("bỏ", make.DELETED), "\x0bhết"
    )
    assert read(body).text == "kết quả\vhết\n"


def test_a_file_of_many_pages_of_properties_is_read_whole():
    lines = [f"Đoạn {n}" for n in range(100)]
    assert read(*map(make.paragraph, lines)).text.split("\n")[:-1] == lines


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (make.document([make.paragraph("a")], flags=0x0100), "encrypted"),
        (make.compound({"EncryptedPackage": b"x"}), "encrypted"),
        (make.compound({"Workbook": b"x"}), "unsupported"),
        (make.compound({"WordDocument": b"\xdc\xa5" + b"\x00" * 600}), "unsupported"),
        (make.document([make.paragraph("a")])[:1500], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "damaged"),
    ],
)
def test_what_is_no_open_word_document_is_refused(data, code):
    with pytest.raises(ReadError) as refusal:
        read_doc("tệp.doc", data)
    assert refusal.value.code == code
    assert "tệp.doc" in refusal.value.message
    assert refusal.value.remedy
