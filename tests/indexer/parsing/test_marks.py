"""What the format knows is certain: notes, headings, rows and pages as marks give them."""

from indexer.models.source import Mark, Source
from indexer.parsing import parse


def spans(text, *marks):
    """The text with its marks; each is (kind, words, value) and stands over the words' first place."""
    made = []
    for kind, words, value in marks:
        start = text.index(words)
        made.append(Mark(kind, start, start + len(words), value))
    return Source("tệp.docx", "docx", "unicode", "reading", text, tuple(made), layout="paragraphs")


def test_a_marked_note_is_tied_to_its_empty_anchor():
    text = "Có 12 chi bộ trực thuộc.\nGồm 02 chi bộ ghép.\nCông tác khác."
    place = text.index(" trực thuộc")
    source = spans(text, ("note", "Gồm 02 chi bộ ghép.", "7"))
    report = parse(
        Source(source.name, "docx", "unicode", "reading", text, (*source.marks, Mark("note_anchor", place, place, "7")))
    )
    assert [(note.number, note.text, note.ref_start) for note in report.footnotes] == [
        (1, "Gồm 02 chi bộ ghép.", place)
    ]
    assert [block.text for block in report.blocks] == [
        "Có 12 chi bộ trực thuộc.",
        "Gồm 02 chi bộ ghép.",
        "Công tác khác.",
    ]


def test_a_printed_anchor_gives_the_note_its_number_and_leaves_the_text():
    text = "Kết nạp 15 đảng viên[4], đạt kế hoạch.\nTrong đó 09 nữ."
    report = parse(spans(text, ("note_anchor", "[4]", "a"), ("note", "Trong đó 09 nữ.", "a")))
    assert [(note.number, note.anchor_offset) for note in report.footnotes] == [(4, text.index("[4]"))]
    assert report.blocks[0].text == "Kết nạp 15 đảng viên, đạt kế hoạch."


def test_where_notes_are_marked_no_number_of_the_text_is_taken_for_one():
    text = "Vận động 3 đợt¹, đạt 95%.\nGiai đoạn một.\n¹ Đợt cuối năm."
    report = parse(spans(text, ("note_anchor", "3", "x"), ("note", "Giai đoạn một.", "x")))
    assert len(report.footnotes) == 1
    assert report.unmatched_marks == ()


def test_headings_items_and_rows_are_what_the_format_calls_them():
    text = "Tình hình chung\nđơn vị thứ nhất\nNăm | Số\nCông tác tuyên truyền được quan tâm."
    report = parse(
        spans(
            text,
            ("heading", "Tình hình chung", "2"),
            ("list_item", "đơn vị thứ nhất", "1"),
            ("table_row", "Năm | Số", "header"),
            ("paragraph", "Công tác tuyên truyền được quan tâm.", ""),
        )
    )
    assert [(block.kind, block.level) for block in report.blocks] == [
        ("heading", 2),
        ("list_item", 1),
        ("table_row", 0),
        ("paragraph", 0),
    ]


def test_furniture_is_dropped_and_pages_are_counted():
    text = "Các cấp ủy đã chủ động\nTrang 2\nlãnh đạo thực hiện nhiệm vụ.\n2. Công tác khác"
    second = text.index("Trang 2")
    source = spans(text, ("furniture", "Trang 2", ""))
    marks = (*source.marks, Mark("page", 0, second, "1"), Mark("page", second, len(text), "2"))
    report = parse(Source("a.pdf", "pdf", "unicode", "reading", text, marks, layout="lines"))
    assert [(block.text, block.page) for block in report.blocks] == [
        ("Các cấp ủy đã chủ động lãnh đạo thực hiện nhiệm vụ.", 1),
        ("2. Công tác khác", 2),
    ]


def test_raised_figures_of_a_format_are_marks_and_small_print_opens_with_its_number():
    text = "Có 41 chi bộ1 và 3 đảng bộ.\n1 Gồm 02 chi bộ ghép."
    first = text.index("1 và")
    second = text.index("1 Gồm")
    marks = (Mark("raised", first, first + 1), Mark("raised", second, second + 1))
    report = parse(Source("a.pdf", "pdf", "unicode", "reading", text, marks, layout="lines"))
    assert [(note.number, note.text, note.ref_start) for note in report.footnotes] == [
        (1, "Gồm 02 chi bộ ghép.", first)
    ]


def test_form_feeds_count_the_pages_of_plain_text():
    report = parse(Source("a.txt", "txt", "utf-8", "source", "Trang đầu.\n\fTrang sau.\n"))
    assert [block.page for block in report.blocks] == [1, 2]
