"""What holds for any text whatever."""

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from indexer.models.source import Source
from indexer.parsing import parse
from tests.exploring import examples

LINES = st.sampled_from(
    [
        "BÁO CÁO",
        "kết quả công tác năm 2020",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Hòa An, ngày 03 tháng 02 năm 2020",
        "Số 12-BC/ĐU",
        "Nơi nhận:",
        "- Như trên,",
        "T/M BAN THƯỜNG VỤ",
        "Phần thứ nhất",
        "I. ĐẶC ĐIỂM TÌNH HÌNH",
        "1.1. Công tác tổ chức",
        "- an ninh, đối ngoại",
        "+ Trên 90% chi bộ (1) hoàn thành; (2) vượt",
        "Các chi bộ đã học tập⁽¹⁾, quán triệt² nghị quyết của",
        "đảng bộ cơ sở3; tổ chức hội nghị ở 12 đơn vị",
        "⁽¹⁾. Có 12 chi bộ.",
        "² Năm 2019 có 40 đảng viên; (1) một; (2) hai.",
        "3 Kết nạp 15 đảng viên",
        "1",
        "2",
        "12",
        "Năm\tChỉ tiêu\t\tThực hiện",
        "| a | b |",
        "*Đoàn kết* và **kỷ luật**",
        "[^1]: chú thích",
        "theo quy định[^1].",
        "[footnoteRef:1] và [1: Chú thích [một] ]",
        "[1: không đóng",
        "________________",
        "                              ",
        "",
        "\f",
        "phƣơng hƣớng",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=30).map("\n".join),
    st.lists(LINES, max_size=40).map("\n\n".join),
    st.lists(LINES, max_size=40).map("\r\n".join),
)
PLAIN = st.lists(
    st.lists(
        st.sampled_from(["đảng", "Chi", "bộ,", "tổ", "CHỨC", "năm", "12", "1", "xã.", "-", "¹", "(2)"]), max_size=9
    ).map(" ".join),
    max_size=25,
).map("\n".join)


def source(text, coordinates="source"):
    return Source("báo cáo.txt", "txt", "utf-8", coordinates, text)


@given(TEXTS, st.sampled_from(["source", "reading"]))
@examples(60)
@example("1\n1\n1\n", "source")
@example("\ufeff\x00\ud800", "reading")
def test_any_text_is_read(text, coordinates):
    report = parse(source(text, coordinates))
    keys = [block.key for block in report.blocks]
    assert len(set(keys)) == len(keys)
    assert all(0 <= block.start <= block.end <= len(report.text) for block in report.blocks)
    assert {note.block for note in report.footnotes} <= set(keys)


@given(TEXTS)
@examples(60)
def test_in_reading_coordinates_a_block_is_its_span_of_the_text(text):
    report = parse(source(text, "reading"))
    assert report.text == report.reading_text
    for block in report.blocks:
        assert report.text[block.start : block.end] == block.text


@given(TEXTS)
@examples(60)
def test_runs_of_a_block_are_in_order_and_within_its_span(text):
    report = parse(source(text))
    for block in report.blocks:
        starts = [run.source_start for run in block.content.runs]
        assert starts == sorted(starts)
        assert all(block.start <= run.source_start <= run.source_end <= block.end for run in block.content.runs)


@given(PLAIN)
@example("¹\n¹ ¹ ¹\nChi\nđảng")
@examples(60)
def test_every_letter_lands_in_exactly_one_block(text):
    report = parse(source(text))
    held = Counter(
        place
        for block in report.blocks
        for run in block.content.runs
        if block.text[run.start : run.end].strip()
        for place in range(run.source_start, run.source_end)
    )
    assert all(held[place] == 1 for place, letter in enumerate(text) if letter.isalpha())


@given(PLAIN)
@examples(60)
def test_a_block_holds_the_letters_of_its_pieces_and_no_others(text):
    report = parse(source(text))
    for block in report.blocks:
        pieces = report.locate(block, 0, len(block.text)).pieces
        written = [letter for a, b in pieces for letter in text[a:b] if letter.isalpha()]
        assert written == [letter for letter in block.text if letter.isalpha()]


@given(PLAIN)
@examples(60)
def test_the_place_of_a_mark_is_the_same_in_the_source_and_in_its_block(text):
    report = parse(source(text))
    blocks = {block.key: block for block in report.blocks}
    for note in report.footnotes:
        if note.ref_start is None:
            continue
        before = blocks[note.anchor_block].content.slice(0, note.anchor_offset)
        assert all(run.source_end <= note.ref_start for run in before.runs)


def test_a_text_of_nothing_but_figures_says_that_it_was_read_less_closely():
    report = parse(source("\n".join(f"từ{number % 9 + 1} và (3) từ" for number in range(7000))))
    assert report.repairs["numbers_read_narrowly"] > 7000
    assert "numbers_read_narrowly" not in parse(source("Có 12 chi bộ¹.\n\n¹ Gồm 02 chi bộ ghép.")).repairs
