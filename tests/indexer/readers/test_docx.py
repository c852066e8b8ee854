"""docx: everything that stands in the package's own parts, each in its place."""

from __future__ import annotations

import pytest

from indexer.readers.docx import read_docx
from indexer.readers.errors import ReadError
from tests.indexer.readers.making import docx as make
from tests.indexer.text.legacy_writing import SAMPLE, to_tcvn3, to_vni

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="V"><w:name w:val="Cu"/><w:rPr>'
    '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/></w:rPr></w:style>'
)
LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for at, (kind, text) in enumerate(
        [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-")]
    )
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def read(body, **parts):
    return read_docx("a.docx", make.package(body, **parts))


def marked(source, kind):
    return [(mark.value, source.text[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def test_paragraphs_are_lines_with_the_name_of_their_style():
    source = read(make.paragraph("Một", " hai") + make.paragraph("Ba", style="H2"), styles=STYLES)
    assert source.text == "Một hai\nBa\n"
    assert marked(source, "paragraph") == [("Normal", "Một hai")]
    assert marked(source, "heading") == [("2", "Ba")]
    assert marked(source, "bold") == [("", "Ba")]
    assert (source.layout, source.coordinates) == ("paragraphs", "reading")


def test_generated_numbers_are_written_out():
    levels = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1), (2, 0), (2, 1)]
    body = "".join(make.listed("x", number, level) for number, level in levels)
    labels = [line.removesuffix(" x") for line in read(body, numbering=NUMBERING).text.split("\n")[:-1]]
    assert labels == ["I.", "1.", "2.", "a)", "-", "II.", "1.", "I.", "1."]


def test_list_zero_takes_a_paragraph_out_of_its_list():
    source = read(make.listed("x", 1) + make.listed("y", 0), numbering=NUMBERING)
    assert marked(source, "list_item") == [("1", "I. x")]
    assert marked(source, "paragraph") == [("", "y")]


def test_a_table_row_is_a_line_and_a_merged_cell_stands_once():
    bold = make.run("Tên", look="<w:b/>")
    head = make.cell(make.paragraph(bold)) * 3
    first = make.cell(make.paragraph("1"), merge=' w:val="restart"')
    first += make.cell(make.paragraph("a"), make.paragraph("b")) + make.cell(make.paragraph("c"))
    second = make.cell(merge=" ") + make.cell(make.paragraph("d")) + make.cell()
    source = read(make.table(head, first, second))
    assert marked(source, "table_row") == [("header", "Tên | Tên | Tên"), ("", "1 | a\vb | c"), ("", "| d |")]


def test_a_table_that_only_places_a_letterhead_is_read_cell_by_cell():
    row = make.cell(make.paragraph("TỈNH ỦY"), make.paragraph("Số 1")) + make.cell() + make.cell(make.paragraph("ĐẢNG"))
    assert read(make.table(row, borders=False)).text == "TỈNH ỦY\nSố 1\nĐẢNG\n"


def test_more_than_twenty_notes_of_all_kinds_stand_after_their_anchors():
    footnotes = {number: f"chú thích số {number}" for number in range(2, 20)}
    endnotes = {number: f"chú cuối {number}" for number in range(2, 7)}
    body = "".join(make.paragraph(f"đoạn {n}", make.note(n), " tiếp") for n in range(2, 19))
    body += make.table(
        make.cell(make.paragraph("ô", make.note(19))) + make.cell(make.paragraph("ô")) + make.cell(make.paragraph("ô"))
    )
    body += "".join(make.paragraph(f"cuối {n}", make.note(n, "endnote")) for n in range(2, 7))
    source = read(body, footnotes=footnotes, endnotes=endnotes)
    assert marked(source, "note") == [
        *((f"f{n}", text) for n, text in footnotes.items()),
        *((f"e{n}", text) for n, text in endnotes.items()),
    ]
    anchors = [mark for mark in source.marks if mark.kind == "note_anchor"]
    assert all(mark.start == mark.end for mark in anchors)
    assert [source.text[: mark.start].rpartition("\n")[2] for mark in anchors][:2] == ["đoạn 2", "đoạn 3"]
    lines = source.text.split("\n")
    assert lines[lines.index("chú thích số 19") - 1] == "ô | ô | ô"


def test_a_mark_the_author_typed_is_the_anchor_and_leaves_the_note():
    text = make.paragraph("*", " riêng") + make.paragraph("đoạn hai")
    source = read(make.paragraph("A", make.note(2, typed="*"), "b"), footnotes={2: text})
    assert marked(source, "note_anchor") == [("f2", "*")]
    assert marked(source, "note") == [("f2", "riêng"), ("f2", "đoạn hai")]


def test_a_note_without_a_mark_stands_at_the_end_and_a_mark_without_a_note_stays():
    source = read(make.paragraph("A", make.note(9)), footnotes={2: "lạc"})
    assert marked(source, "note_anchor") == [("f9", "")]
    assert source.text == "A\nlạc\n"


def test_insertions_are_kept_and_deletions_and_hidden_text_dropped():
    changed = "<w:ins>" + make.run("thêm") + "</w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>"
    hidden = make.run("ẩn", look="<w:vanish/>")
    moved = "<w:moveFrom>" + make.run("cũ") + "</w:moveFrom><w:moveTo>" + make.run("mới") + "</w:moveTo>"
    assert read(make.paragraph("a", changed, hidden, moved)).text == "athêmmới\n"


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{make.paragraph('trong khung')}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    drawing = f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"
    body = make.paragraph("ngoài", make.run(extra=drawing)) + make.paragraph("sau")
    assert read(body).text == "ngoài\ntrong khung\nsau\n"


def test_legacy_fonts_are_converted_run_by_run():
    words = "hướng dẫn thực hiện"
    source = read(
        make.paragraph(
            make.run(to_vni(words), "VNI-Times"), make.run(" Đảng ủy "), make.run(to_tcvn3(words), ".VnTime")
        )
        + make.paragraph(to_vni("nghị quyết"), style="V"),
        styles=STYLES,
    )
    assert source.text == f"{words} Đảng ủy {words}\nnghị quyết\n"
    assert source.repairs["legacy_encoding"] > 5
    assert source.encoding == "vni"


def test_a_letter_cut_in_two_by_a_change_of_look_is_made_whole():
    assert read(make.paragraph(make.run("ho", "VNI-Times"), make.run("à", "VNI-Times", "<w:b/>"))).text == "hồ\n"


def test_parts_in_different_encodings_under_one_meaningless_font_are_told_apart():
    lines = SAMPLE.split("\n")
    written = [to_vni(lines[0]), to_tcvn3(lines[1]), lines[2], to_tcvn3("hướng dẫn")]
    source = read("".join(make.paragraph(make.run(text, "VNSTCVN3")) for text in written))
    assert source.text.split("\n") == [*lines, "hướng dẫn", ""]


def test_unicode_set_in_a_legacy_font_stays():
    assert read(make.paragraph(make.run("Nghị quyết số ê", ".VnTime"))).text == "Nghị quyết số ê\n"


def test_breaks_tabs_symbols_and_hyphens_are_letters():
    extra = '<w:tab/><w:br/><w:noBreakHyphen/><w:br w:type="page"/><w:sym w:font="Symbol" w:char="F0B7"/>'
    assert read(make.paragraph(make.run("a", extra=extra), "b")).text == "a\t\v-\uf0b7b\n"


def test_the_strict_form_of_the_format_is_read():
    strict = "http://purl.oclc.org/ooxml"
    link = f'<Relationship Id="a" Type="{strict}/officeDocument/relationships/officeDocument" Target="/word/a.xml"/>'
    body = (
        f'<w:document xmlns:w="{strict}/wordprocessingml/main"><w:body><w:p><w:r><w:t>chặt</w:t></w:r></w:p></w:body>'
    )
    parts = {"_rels/.rels": f'<R xmlns="x">{link}</R>', "word/a.xml": body + "</w:document>"}
    assert read_docx("a", make.zipped(parts)).text == "chặt\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (make.package("")[:-30], "damaged"),
        (make.package(make.paragraph("a" * 9000))[:400], "damaged"),
        (make.zipped({"xl/workbook.xml": "<x/>"}), "unsupported"),
        (make.zipped({"a.txt": "x"}), "unsupported"),
        (make.zipped({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "unsafe"),
        (make.zipped({"word/document.xml": "<w:document"}), "damaged"),
        (make.zipped({"word/document.xml": b"0" * 20_000_000}), "bomb"),
        (make.zipped({f"x{n}": "" for n in range(10_001)}), "bomb"),
    ],
)
def test_a_package_that_cannot_be_trusted_is_refused(data, code):
    with pytest.raises(ReadError) as refusal:
        read_docx("tệp.docx", data)
    assert refusal.value.code == code
    assert "tệp.docx" in refusal.value.message


def test_an_encrypted_part_is_named_as_such():
    data = bytearray(make.package(make.paragraph("a")))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    with pytest.raises(ReadError) as refusal:
        read_docx("a.docx", bytes(data))
    assert refusal.value.code == "encrypted"


def test_names_that_climb_out_of_the_package_lead_nowhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = make.package(make.paragraph("a"), extra={"../../x.txt": "x", "/etc/x": "x", "word/..\\x": "x"}.items())
    assert read_docx("a.docx", data).text == "a\n"
    assert not list(tmp_path.iterdir())


def test_outside_entities_are_never_fetched(tmp_path):
    (tmp_path / "secret").write_text("bí mật", encoding="utf-8")
    body = f'<?xml version="1.0"?>{" " * 3000}<!DOCTYPE a [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><a>&x;</a>'
    with pytest.raises(ReadError) as refusal:
        read_docx("a.docx", make.zipped({"word/document.xml": body}))
    assert refusal.value.code == "unsafe"
