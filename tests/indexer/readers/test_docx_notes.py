"""Notes of docx from the package to the report: text, number and the word each hangs on."""

from __future__ import annotations

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
