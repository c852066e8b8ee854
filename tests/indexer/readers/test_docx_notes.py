"""Notes of docx from the package to the report: text, number and the word each hangs on."""

from __future__ import annotations

import pytest

from indexer.parsing import parse
from indexer.readers.docx import read_docx
from indexer.readers.reading import read_file
from tests.indexer.readers.making import docx as make

RESTART = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'


def said(kind, number):
    return f"Nội dung riêng của {kind} thứ {number}: kết nạp {40 + number} đảng viên, theo Quy định số 24-QĐ/TW."


# Paragraphs with notes between their words: a number is a footnote, a negative one an endnote; the word before each
# is its anchor's.
FIRST = (
    ("Đảng bộ có 116 tổ chức cơ sở", 1, " và 4.512 đảng viên", 2, ", tăng hơn đầu nhiệm kỳ."),
    ("Công tác tuyên truyền được đổi mới", -1, "; báo cáo viên hoạt động đều", 3, "."),
    ("Tỷ lệ đạt 4/5", 4, ", vượt chỉ tiêu năm 2020", 5, " của đại hội."),
    ("Hai chú thích liền nhau", 6, "", 7, " vẫn là hai."),
    ("Cấp ủy ban hành 12 nghị quyết", 8, "", -2, " chuyên đề."),
)
ROWS = (
    (("Đảng bộ Sở Y tế", 9), ("Xếp loại tốt", 10)),
    (("Đảng bộ Sở Tư pháp", -3), ("Xếp loại khá", 11)),
)
SECOND = (
    ("Phần sau đánh số lại từ đầu", 12, ", số này là một", 13, "."),
    ("Kiểm tra 27 tổ chức", 14, ", giám sát 31 đảng viên", 15, " có dấu hiệu vi phạm", -4, "."),
    ("Kỷ luật 03 đảng viên", 16, " bằng hình thức khiển trách."),
    ("Câu cuối cùng", 17, " của báo cáo", 18, " kết thúc tại đây", -5, "."),
)


def marked(piece):
    if isinstance(piece, str):
        return make.run(piece) if piece else ""
    return make.note(piece) if piece > 0 else make.note(-piece, "endnote")


def written(*pieces, last=""):
    return make.paragraph(*(marked(piece) for piece in pieces if piece != ""), properties=last)


def document():
    body = "".join(written(*pieces) for pieces in FIRST)
    body += make.table(*("".join(make.cell(written(*cell)) for cell in row) for row in ROWS))
    body += written("Hết phần thứ nhất.", last=RESTART)
    body += "".join(written(*pieces) for pieces in SECOND) + RESTART
    footnotes = {n: said("chú thích", n) for n in range(1, 19)}
    return make.package(body, footnotes=footnotes, endnotes={n: said("chú giải", n) for n in range(1, 6)})


def expected():
    """The body before each note, and the note's text, in reading order."""
    rows = [[" | ".join(str(cell[0]) for cell in row), row] for row in ROWS]
    for pieces in FIRST:
        yield from hung(pieces)
    for _, row in rows:
        before = ""
        for text, number in row:
            before += text
            yield before, told(number)
            before += " | "
    for pieces in SECOND:
        yield from hung(pieces)


def hung(pieces):
    before = ""
    for piece in pieces:
        if isinstance(piece, str):
            before += piece
        else:
            yield before, told(piece)


def told(number):
    return said("chú thích", number) if number > 0 else said("chú giải", -number)


def test_every_footnote_and_endnote_is_right_in_text_and_anchor():
    report = parse(read_docx("a.docx", document()))
    blocks = {block.key: block.text for block in report.blocks}
    found = [(blocks[note.anchor_block][: note.anchor_offset], note.text) for note in report.footnotes]
    assert sorted(found) == sorted(expected())
    assert len(found) == 23
    assert report.unmatched_marks == ()


def test_each_note_is_a_block_of_its_own_after_the_block_it_hangs_on():
    report = parse(read_docx("a.docx", document()))
    at = {block.key: place for place, block in enumerate(report.blocks)}
    texts = {block.footnote_key: block.text for block in report.blocks if block.kind == "footnote"}
    assert texts == {note.key: note.text for note in report.footnotes}
    assert all(at[note.anchor_block] < at[note.block] for note in report.footnotes)
    assert all(
        report.blocks[place].kind == "footnote"
        for note in report.footnotes
        for place in range(at[note.anchor_block] + 1, at[note.block])
    )


def test_the_note_in_a_head_row_of_the_annex_of_decree_30_is_read(shared):
    report = parse(read_file(shared / "files" / "phu-luc-1-nd-30-2020.docx"))
    (note,) = report.footnotes
    assert note.text.startswith("Cỡ chữ trong cùng một văn bản tăng, giảm phải thống nhất")
    assert note.text.endswith("ngày, tháng, năm văn bản cỡ chữ 13.")
    (row,) = [block for block in report.blocks if block.key == note.anchor_block]
    assert row.kind == "table_row"
    assert row.text[: note.anchor_offset].endswith("| Loại chữ | Cỡ chữ")
    assert row.text[note.anchor_offset :].startswith(" | Kiểu chữ")


def test_numbers_that_the_author_typed_start_again_where_he_started_again():
    body = "".join(
        make.paragraph(f"Đảng bộ số {n} có 116 tổ chức cơ sở", make.note(n, typed=str((n - 1) % 4 + 1)), " vững mạnh.")
        for n in range(1, 13)
    )
    report = parse(read_docx("a.docx", make.package(body, footnotes={n: said("chú thích", n) for n in range(1, 13)})))
    blocks = {block.key: block.text for block in report.blocks}
    found = [(note.number, blocks[note.anchor_block][: note.anchor_offset], note.text) for note in report.footnotes]
    assert found == [
        ((n - 1) % 4 + 1, f"Đảng bộ số {n} có 116 tổ chức cơ sở", said("chú thích", n)) for n in range(1, 13)
    ]


def numbers_of(report, kind):
    return [note.number for note in report.footnotes if f"của {kind} thứ" in note.text]


def test_footnotes_and_endnotes_are_numbered_apart_and_start_again_with_a_section():
    report = parse(read_docx("a.docx", document()))
    assert numbers_of(report, "chú thích") == [*range(1, 12), *range(1, 8)]
    assert numbers_of(report, "chú giải") == [1, 2, 3, 4, 5]


def on_pages(restart, *, rendered):
    """Three pages with three notes each; rendered: as Word last laid them out, else as the author ended them."""
    ended = "<w:r><w:lastRenderedPageBreak/></w:r>" if rendered else '<w:r><w:br w:type="page"/></w:r>'
    body = "".join(
        make.paragraph(
            ended if page and not place else "", f"Trang {page} có ý {place}", make.note(3 * page + place + 1)
        )
        for page in range(3)
        for place in range(3)
    )
    notes = {number: said("chú thích", number) for number in range(1, 10)}
    return parse(
        read_docx("a.docx", make.package(body, footnotes=notes, settings=f"<w:footnotePr>{restart}</w:footnotePr>"))
    )


@pytest.mark.parametrize("rendered", [True, False])
def test_numbers_that_word_starts_again_on_every_page_are_the_printed_ones(rendered):
    report = on_pages('<w:numRestart w:val="eachPage"/>', rendered=rendered)
    assert numbers_of(report, "chú thích") == [1, 2, 3, 1, 2, 3, 1, 2, 3]
    assert [note.text for note in report.footnotes] == [said("chú thích", number) for number in range(1, 10)]
    assert "note_numbers_guessed" not in report.repairs


def test_numbers_start_where_the_document_says():
    restart = '<w:numStart w:val="7"/><w:numRestart w:val="eachPage"/>'
    assert numbers_of(on_pages(restart, rendered=True), "chú thích") == [7, 8, 9] * 3
    assert numbers_of(on_pages('<w:numStart w:val="7"/>', rendered=True), "chú thích") == list(range(7, 16))


def test_a_mark_that_the_author_typed_counts_for_none():
    body = make.paragraph("Một", make.note(1), " hai", make.note(2, typed="*"), " ba", make.note(3))
    report = parse(read_docx("a.docx", make.package(body, footnotes={n: said("chú thích", n) for n in (1, 2, 3)})))
    assert [(note.number, note.text) for note in report.footnotes if "thứ 3" in note.text] == [
        (2, said("chú thích", 3))
    ]


def test_a_file_that_does_not_say_where_its_pages_end_is_reported():
    body = make.paragraph("Một", make.note(1), " hai", make.note(2))
    settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    notes = {n: said("chú thích", n) for n in (1, 2)}
    report = parse(read_docx("a.docx", make.package(body, footnotes=notes, settings=settings)))
    assert report.repairs["note_numbers_guessed"] == 2
