"""pdf: lines in reading order, and what size and place say of them."""

from __future__ import annotations

import pytest

from indexer.readers.errors import ReadError
from indexer.readers.pdf import read_pdf
from tests.indexer.readers.making.pdf import At, document, width
from tests.indexer.text.legacy_writing import SAMPLE, to_tcvn3, to_vni


def read(*pages, **how):
    return read_pdf("a.pdf", document(*pages, **how))


def lines(*texts, top=700, size=14, left=70):
    return [At(left, top - 20 * at, text, size) for at, text in enumerate(texts)]


def marked(source, kind):
    return [(mark.value, source.text[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


LOOP = (
    b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
    b"2 0 obj << /Type /Pages /Kids [2 0 R] /Count 1 >> endobj\ntrailer << /Root 1 0 R >>"
)
BODY = lines(*[f"Dòng thứ {n} của phần thân văn bản này" for n in range(12)])


def test_each_printed_line_is_a_line_and_each_page_is_marked():
    source = read(lines("Đảng bộ tỉnh", "lãnh đạo"), lines("toàn diện"))
    assert source.text == "Đảng bộ tỉnh\nlãnh đạo\ntoàn diện\n"
    assert marked(source, "page") == [("1", "Đảng bộ tỉnh\nlãnh đạo"), ("2", "toàn diện")]
    assert (source.layout, source.coordinates) == ("lines", "reading")


def test_lines_are_read_from_the_head_of_the_page_whatever_the_order_of_drawing():
    assert read(lines("một", "hai", "ba")[::-1]).text == "một\nhai\nba\n"


def test_a_line_drawn_in_pieces_is_one_line_with_its_spaces():
    start = "Nghị"
    after = At(70 + width("Nghị quyết"), 700, "số", 14, "Times-Bold")
    source = read([At(70 + width(start) + 7, 700, "quyết"), At(70, 700, start), after])
    assert source.text == "Nghị quyếtsố\n"
    assert marked(source, "bold") == [("", "số")]


def test_raised_figures_are_marked_where_they_hang():
    start = "quê hương"
    mark = At(70 + width(start), 706, "12", 8)
    rest = At(mark.x + width("12", 8), 700, ", đất nước")
    source = read([*lines(start, "câu sau"), mark, rest, *lines("thân", "thân", top=500)])
    assert source.text.startswith("quê hương12, đất nước\ncâu sau\n")
    assert marked(source, "raised") == [("", "12")]


def test_a_note_at_the_foot_is_small_and_keeps_its_raised_number():
    note = [At(70, 94, "1", 7), *lines(" Chú thích cuối trang", top=90, size=11, left=74)]
    source = read([*BODY, *note])
    assert marked(source, "small") == [("", "1 Chú thích cuối trang")]
    assert marked(source, "raised") == [("", "1")]


def test_running_heads_and_page_numbers_are_furniture():
    numbers = (57, 58, 59, 60)
    source = read(*[[*BODY, At(70, 800, "CÔNG BÁO/Số 12"), At(290, 40, str(number))] for number in numbers])
    found = [text for _, text in marked(source, "furniture")]
    assert found == [text for number in numbers for text in ("CÔNG BÁO/Số 12", str(number))]


def test_a_note_repeated_at_the_foot_of_many_pages_is_no_furniture():
    foot = lines(" Khoản này được sửa đổi theo quy định", "tại Luật số 51", top=90, size=11)
    source = read(*[[*BODY, *foot, At(64, 94, str(number), 7)] for number in range(1, 5)])
    assert marked(source, "furniture") == []


def test_figures_inside_the_page_are_no_furniture():
    source = read(*[[*BODY, At(70, 420, "2020")]] * 4)
    assert marked(source, "furniture") == []


def test_a_letterhead_in_two_columns_is_read_column_by_column():
    left = ["ĐẢNG BỘ TỈNH", "ĐẢNG ỦY KHỐI", "Số 12-BC/ĐUK"]
    right = ["ĐẢNG CỘNG SẢN VIỆT NAM", "Hà Tĩnh, ngày 02"]
    below = [*lines("BÁO CÁO", top=600, left=260), *lines("kết quả công tác " * 4, "năm " * 15, top=560)]
    source = read([*lines(*left), *lines(*right, left=330), *below])
    assert source.text.split("\n")[:7] == [*left, *right, "", "BÁO CÁO"]


def test_rows_of_a_table_stay_rows():
    cells = ((70, "{}"), (130, "Nội dung {}"), (400, "100"))
    rows = [At(x, 700 - 20 * n, text.format(n)) for n in range(3) for x, text in cells]
    assert read(rows).text == "0\tNội dung 0\t100\n1\tNội dung 1\t100\n2\tNội dung 2\t100\n"


def test_a_wide_gap_between_lines_is_an_empty_line():
    assert read([*lines("a", "b", "c"), *lines("d", "e", top=600)]).text == "a\nb\nc\n\nd\ne\n"


def test_legacy_fonts_are_converted_by_the_name_of_the_font():
    words = "hướng dẫn thực hiện"
    source = read([At(70, 700, to_tcvn3(words), 14, ".VnTime"), At(70, 680, to_vni(words), 14, "VNI-Times")])
    assert source.text == f"{words}\n{words}\n"
    assert source.repairs["legacy_encoding"] > 5


def test_a_renamed_legacy_font_is_told_by_its_letters():
    written = to_tcvn3(SAMPLE.replace("\n", " "))
    source = read([At(20, 700 - 20 * n, written[n * 60 : n * 60 + 60], 10, "Latin-Old") for n in range(6)])
    assert "lãnh đạo thực hiện nhiệm vụ chính trị" in source.text


def test_a_page_held_on_its_side_is_read_as_it_is_held():
    page = [At(100, 100, "dòng một", turned=True), At(120, 100, "dòng hai", turned=True)]
    assert read(page, rotate=90).text == "dòng một\ndòng hai\n"


def test_writing_that_runs_up_the_margin_is_kept_apart():
    assert read([*lines("một", "hai"), At(30, 300, "bên lề", turned=True)]).text == "một\nhai\nbên lề\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (document([], [], image=True), "scan"),
        (document([], []), "scan"),
        (document(BODY, encrypt=True), "encrypted"),
        (b"%PDF-1.4\n", "damaged"),
        (LOOP, "damaged"),
        (document(BODY)[:700], "damaged"),
    ],
)  # fmt: skip
def test_what_holds_no_letters_or_cannot_be_opened_is_refused(data, code):
    with pytest.raises(ReadError) as refusal:
        read_pdf("tệp.pdf", data)
    assert refusal.value.code == code
    assert "tệp.pdf" in refusal.value.message


def test_pages_that_are_scanned_in_a_file_with_letters_are_counted():
    assert read(BODY, [], image=True).repairs == {"pages_without_text": 1}
