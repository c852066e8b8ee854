"""The real reports, by the rules of the scorer: a note's beginning, and its mark to within three letters."""

import json
import re

import pytest

from indexer.models.source import Source
from indexer.parsing import parse
from indexer.register import load_tables

TABLES = load_tables()


def read(shared, name):
    with (shared / "reports" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        return parse(Source(f"{name}.txt", "txt", "utf-8", "source", file.read()), TABLES)


def fold(text):
    return re.sub(r"[\W_]+", "", text).lower()


@pytest.mark.parametrize("name", ["phu-tho-2020", "tra-vinh-2020"])
def test_every_note_of_the_gold_is_right_in_text_and_anchor_and_none_is_extra(shared, name):
    gold = json.loads((shared / "gold" / f"{name}.footnotes.json").read_text(encoding="utf-8"))
    found = {note.number: note for note in read(shared, name).footnotes}
    assert sorted(found) == [note["number"] for note in gold]
    for note in gold:
        assert fold(found[note["number"]].text).startswith(fold(note["text"])[:40])
        assert abs(found[note["number"]].ref_start - note["ref_start"]) <= 3


# By hand, from the text itself, its rules, indents and line breaks (no page image was at hand): where each mark stands
# and how its note begins and ends.
HA_TINH = {
    1: (1272, "Kỷ niệm 90 năm", "Doanh nhân Việt Nam..."),
    2: (1659, "Toàn Đảng bộ Khối có 116", "toàn tỉnh lần thứ VII."),
    3: (2774, "Số lượng cán bộ", "phong cách Hồ Chí Minh."),
    4: (3493, "Tổ chức sơ kết 04 năm", "lần thứ XIII của Đảng..."),
    5: (4451, "Tiếp nhận Đảng bộ bộ phận", "Sở Y tế.."),
    6: (4599, "Xếp loại tổ chức", "hoàn thành nhiệm vụ."),
    7: (6891, "100% đảng bộ, chi bộ", "thống nhất cao)."),
    8: (7825, "Thẩm định, tham gia", "năm học 2019-2020"),
    9: (7887, "Trong đó: 04 đồng chí", "Phó Bí thư."),
    10: (8371, "Kết nạp cho 246", "40 đồng chí."),
    11: (11297, "Đại hội Đảng bộ cơ sở", "03 uỷ viên."),
    12: (11788, "Nội dung kiểm tra: việc", "2020 - 2025."),
    13: (11912, "Nội dung kiểm tra: kiểm tra", "người đứng đầu."),
    14: (12368, "Nội dung: kiểm tra", "xây dựng Đảng."),
    15: (12421, "Nội dung thực hiện", "đảng phí."),
    16: (12727, "Nội dung vi phạm", "lãnh đạo 06."),
    17: (15647, "Toàn Đảng bộ đã kêu gọi", "5 tỷ đồng."),
    18: (16627, "Phối hợp với chuyên môn", "triển khai sâu rộng."),
    19: (18600, "Các hoạt động tuyên truyền", "khảu trang y tế..."),
    20: (18899, "Thành lập 22 đội", "hoàn cảnh khó khăn..."),
    21: (21180, "495 công văn", "thông báo kết luận…"),
    22: (25089, "trong mức tăng 0,48%", "giảm 4,57%"),
    23: (25382, "Khu vực công nghiệp", "tỉnh 0,53%."),
    24: (26171, "Tổng mức bán lẻ", "tăng 15,5%;"),
    25: (28503, "Kiện toàn cơ cấu", "Đại học Hà Tĩnh."),
    26: (28655, "Quyết định số 44/2013", "UBND tỉnh"),
    27: (30008, "Luỹ kế đến cuối năm", "chuẩn OCOP."),
    28: (30589, "Đạt 89/100 giải", "thi quốc tế"),
    29: (31467, "Thực hiện 343 cuộc", "9.861m2 đất."),
    30: (34180, "Nhiều đơn vị tổ chức", "Cổ phần Dược…"),
    31: (34889, "Đến nay, có 75 đơn vị", "công nhận đạt chuẩn."),  # its printed number is lost
    32: (38689, "Toàn đảng bộ có 67", "kỷ luật về hành chính"),  # its printed number is lost
}


def test_every_note_of_the_report_torn_out_of_a_pdf_is_whole(shared):
    found = read(shared, "ha-tinh-2020").footnotes
    assert [note.number for note in found] == list(HA_TINH)
    for note in found:
        place, beginning, end = HA_TINH[note.number]
        assert note.ref_start == place
        assert note.text.startswith(beginning)
        assert note.text.endswith(end)


def test_paragraphs_that_pages_and_notes_cut_are_whole_again(shared):
    blocks = [block for block in read(shared, "ha-tinh-2020").blocks if block.kind in ("paragraph", "list_item")]
    assert [block.text for block in blocks if block.text[0].islower() or block.text[0] in ",.;:)"] == []
    assert [block.text[-40:] for block in blocks if block.text[-1].isalpha()] == []
