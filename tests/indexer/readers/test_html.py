"""html: as the web and as Word write it."""

from __future__ import annotations

import pytest

from indexer.readers.errors import ReadError
from indexer.readers.html import read_html, read_mhtml
from indexer.readers.sniffing import sniff
from tests.indexer.text.legacy_writing import to_vni


def read(body, head=""):
    return read_html("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())


def marked(source, kind):
    return [(mark.value, source.text[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def test_blocks_are_lines_and_white_space_is_folded():
    source = read("<h2>Phần  một</h2><p class=x>a\n <b>b</b> c<br>d</p>trần<div>e<p>f</p>g</div><pre>h\ni</pre>")
    assert source.text == "Phần một\na b c\vd\ntrần\ne\nf\ng\nh\vi\n"
    assert marked(source, "heading") == [("2", "Phần một")]
    assert marked(source, "bold") == [("", "b")]


def test_lists_have_their_numbers():
    source = read("<ol start=3><li>a<li>b<ul><li>c</ul></ol>")
    assert marked(source, "list_item") == [("1", "3. a"), ("1", "4. b"), ("2", "- c")]


def test_tables_with_lines_are_rows():
    source = read("<table border=1><tr><th>A<th>B<tr><td>1<p>2<td>3</table><table><tr><td>trái<td>phải</table>")
    assert marked(source, "table_row") == [("header", "A | B"), ("", "1\v2 | 3")]
    assert source.text.endswith("trái\nphải\n")


def test_a_cell_over_several_rows_stands_once_and_leaves_its_place_free():
    rows = "<tr><td rowspan=2>a<td>b<td>c<tr><td>d<td>e<tr><td>f<td>g<td>h"
    assert read(f"<table border=1>{rows}</table>").text == "a | b | c\n| d | e\nf | g | h\n"


def test_notes_of_word_are_tied_to_their_marks():
    body = (
        '<p>A<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> b</p><p>sau</p><div id=ftn1>'
        '<p><a href="#_ftnref1" name="_ftn1"><sup>[1]</sup></a> chú thích</p><p>tiếp</p></div>'
    )
    source = read(body)
    assert source.text == "A[1] b\nchú thích\ntiếp\nsau\n"
    assert marked(source, "note_anchor") == [("f1", "[1]")]
    assert marked(source, "note") == [("f1", "chú thích"), ("f1", "tiếp")]


def test_legacy_fonts_are_told_by_style_or_face():
    words = to_vni("hướng dẫn")
    style = f"<p style='font-family:\"VNI-Times\",serif'>{words}</p>"
    assert read(f"{style}<font face='VNI-Times'>{words}</font>").text == "hướng dẫn\nhướng dẫn\n"


@pytest.mark.parametrize(
    "part",
    [
        "<nav>Trang chủ</nav>",
        '<div id="menu"><a href="/">Trang chủ</a> | <a href="/van-ban">Văn bản</a></div>',
        '<header><ul><li><a href="/">Trang chủ</a><li><a href="/lien-he">Liên hệ</a></ul></header>',
        "<footer>© 2023 Tỉnh ủy</footer>",
        '<div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/bc">Báo cáo</a></div>',
    ],
)
def test_what_guides_through_a_site_is_furniture(part):
    source = read(f"{part}<p>Báo cáo")
    held = "".join(text for _, text in marked(source, "furniture"))
    assert "Báo cáo" in source.text.replace(held, "")
    assert source.text.count("\n") == len(marked(source, "furniture")) + 1


@pytest.mark.parametrize(
    "part",
    [
        "<header><p>TỈNH ỦY LÀO CAI<p>Số 302-BC/ĐUK</header>",
        "<footer><p>T/M BAN THƯỜNG VỤ</footer>",
        '<div class="header">Căn cứ <a href="/35">Nghị quyết 35</a> và các văn bản khác của Trung ương</div>',
        '<p>Xem <a href="/1">Nghị quyết 1</a>, <a href="/2">Nghị quyết 2</a></p>',
    ],
)
def test_a_letterhead_a_signature_and_links_in_the_text_are_no_furniture(part):
    assert marked(read(f"{part}<p>Báo cáo"), "furniture") == []


def test_hidden_and_active_parts_are_left_out():
    assert (
        read(
            "a<script>x</script><style>x</style><span style='display:none'>x</span><!-- x -->", "<title>x</title>"
        ).text
        == "a\n"
    )


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=windows-1258><p>Ðảng".encode("cp1252", "ignore"),
        "\ufeff<html><p>Đảng".encode("utf-16-le"),
        "<html><p>Đảng".encode(),
    ],
)
def test_the_bytes_decide_where_the_label_lies(data):
    assert read_html("a", data).text.endswith("ng\n")


def test_a_web_archive_is_read_by_its_page():
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    data = f"{head}--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode()
    assert sniff("a.doc", data) == "mhtml"
    assert read_mhtml("a.doc", data + "<p>Đảng\r\n--x--\r\n".encode()).text == "Đảng\n"
    with pytest.raises(ReadError):
        read_mhtml("a.doc", b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx")


def test_entities_are_not_expanded_without_end():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    assert len(read_html("a", f"{bomb}<html><p>&b;&b;".encode()).text) < 50


def test_controls_surrogates_and_endless_nesting_do_no_harm():
    assert read("a\x00b\x0bc&#xD800;<p>&#0;d").text.endswith("d\n")
    assert read("<b>" * 300 + "x").text == "x\n"
    with pytest.raises(ReadError):
        read("<b>" * 3000 + "x")
