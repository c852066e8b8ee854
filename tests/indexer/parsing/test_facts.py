from dataclasses import replace

import pytest

from indexer.models.naming import ascii_fold
from indexer.models.source import Source
from indexer.models.tables import DocumentType, Province, Tables
from indexer.parsing import parse

PROVINCES = [("phu-tho", "Phú Thọ"), ("ha-tinh", "Hà Tĩnh"), ("nghe-an", "Nghệ An"), ("ho-chi-minh", "Hồ Chí Minh")]
TABLES = Tables(
    (
        DocumentType("báo cáo", "bao-cao", ("BC",), ("báo cáo chính trị",)),
        DocumentType("công văn", "cong-van", ("CV",), ()),
        DocumentType("nghị quyết", "nghi-quyet", ("NQ",), ()),
    ),
    (),
    tuple(Province(slug, name, "1991", None, None) for slug, name in PROVINCES),
    (),
    (),
    {},
    {},
    {},
    by_province_form={ascii_fold(form): slug for slug, name in PROVINCES for form in (slug, name)},
)
HEAD = """ĐẢNG BỘ TỈNH PHÚ THỌ
ĐẢNG ỦY KHỐI HỢP TÁC XÃ

Số 41 - BC/ĐUK

ĐẢNG CỘNG SẢN VIỆT NAM

Việt Trì, ngày 5 tháng 3 năm 2019

BÁO CÁO
tổng kết nhiệm kỳ 2015 - 2020

"""
BODY = "Các chi bộ đã hoàn thành nhiệm vụ được giao, góp phần xây dựng đảng bộ trong sạch, vững mạnh toàn diện hơn.\n"


def facts(text, stated=None, tables=TABLES):
    report = parse(Source("a.txt", "txt", "utf-8", "source", text), tables, stated)
    return report, report.facts


def test_a_letterhead_tells_number_date_issuer_province_kind_title_and_term():
    _, found = facts(HEAD + BODY)
    assert found.number.value == "41-BC/ĐUK"
    assert found.date.value == "2019-03-05"
    assert found.issuer.value == "ĐẢNG ỦY KHỐI HỢP TÁC XÃ"
    assert (found.province.value, found.province.origin) == ("phu-tho", "text")
    assert found.kind.value == "báo cáo"
    assert found.title.value == "BÁO CÁO tổng kết nhiệm kỳ 2015 - 2020"
    assert found.term.value == "2015"


def test_a_fact_knows_where_it_was_read():
    text = HEAD + BODY
    report, found = facts(text)
    assert report.text[found.number.start :].startswith("41 - BC/ĐUK")
    assert report.text[found.date.start :].startswith("5 tháng 3")
    assert report.text[found.issuer.start :].startswith("ĐẢNG ỦY KHỐI")


def test_in_reading_coordinates_the_place_of_a_fact_is_one_of_the_reading_text():
    report = parse(Source("a.docx", "docx", "unicode", "reading", HEAD + BODY), TABLES)
    assert report.text[report.facts.date.start :].startswith("5 tháng 3")


@pytest.mark.parametrize("line", ["Phú Thọ, ngày tháng ... năm.....", "Số      -BC/ĐUK"])
def test_a_blank_left_open_is_no_fact(line):
    _, found = facts(f"ĐẢNG CỘNG SẢN VIỆT NAM\n\n{line}\n\nBÁO CÁO\nvề công tác dân vận\n\n{BODY}")
    assert found.date is None
    assert found.number is None


def test_a_date_without_its_day_is_a_month():
    _, found = facts(f"Phú Thọ, ngày ... tháng 3 năm 2019\n\nBÁO CÁO\nvề công tác dân vận\n\n{BODY}")
    assert found.date.value == "2019-03"


def test_what_is_stated_overrides_the_text():
    _, found = facts(HEAD + BODY, {"province": "ha-tinh", "date": "2020-01-02"})
    assert (found.province.value, found.province.origin) == ("ha-tinh", "stated")
    assert (found.date.value, found.date.origin) == ("2020-01-02", "stated")
    assert found.number.origin == "text"


def test_a_report_without_letterhead_infers_its_year_and_province():
    text = "Phần thứ nhất\nKẾT QUẢ CÔNG TÁC NĂM 2020\n\n" + "\n\n".join(
        [
            "Đảng bộ tỉnh Hà Tĩnh đã lãnh đạo toàn diện các mặt công tác, nổi bật là công tác xây dựng tổ chức đảng. "
            + BODY
        ]
        * 3
        + ["Bạn bè ủng hộ: Đảng ủy Khối tỉnh Nghệ An 500 triệu đồng, Thành phố Hồ Chí Minh 300 triệu đồng. " + BODY]
    )
    _, found = facts(text)
    assert (found.date.value, found.date.origin) == ("2020", "inferred")
    assert (found.province.value, found.province.origin) == ("ha-tinh", "inferred")


def test_provinces_named_alike_leave_the_province_open():
    text = "\n\n".join(
        f"{name}: tỉnh {name} đã sơ kết nghị quyết và báo cáo kết quả. {BODY}" for _, name in PROVINCES[:3]
    )
    assert facts(text)[1].province is None


def test_the_name_of_a_person_is_no_province():
    text = "\n\n".join([f"Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh. {BODY}"] * 6)
    assert facts(text)[1].province is None


def test_a_letter_and_the_report_it_carries_are_parts_with_facts_of_their_own():
    letter = HEAD.split("BÁO CÁO", 1)[0].replace("BC/", "CV/") + "V/v gửi báo cáo\n\nKính gửi: Các chi bộ\n\n" + BODY
    letter += "\nNơi nhận:\n- Như trên.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLê Văn An\n\n"
    carried = (
        "ĐẢNG ỦY KHỐI HỢP TÁC XÃ\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nBÁO CÁO CHÍNH TRỊ\ntrình Đại hội nhiệm kỳ 2020 - 2025\n\n"
    )
    report, found = facts(letter + carried + "\n\n".join([BODY] * 9))
    assert [part.kind.value for part in report.parts] == ["công văn", "báo cáo"]
    assert report.parts[0].number.value == "41-CV/ĐUK"
    assert found.number is None
    assert found.term.value == "2015"
    assert (found.date.value, found.date.origin) == ("2019", "inferred")
    assert {block.part for block in report.blocks} == {0, 1}


def test_the_closing_sentence_tells_what_a_letterhead_would():
    _, found = facts(
        BODY + "Trên đây là báo cáo kết quả công tác dân vận, Ban Thường vụ Đảng ủy Khối trân trọng báo cáo."
    )
    assert (found.kind.value, found.kind.origin) == ("báo cáo", "inferred")
    assert found.issuer.value == "Ban Thường vụ Đảng ủy Khối"


@pytest.mark.parametrize(
    ("letterhead", "issuer"),
    [
        ("TỈNH ỦY CÀ MAU\nĐẢNG ỦY KHỐI KINH TẾ BIỂN\n*\nSố 388-BC/ĐUK", "ĐẢNG ỦY KHỐI KINH TẾ BIỂN"),
        ("Tỉnh uỷ Thái Bình\nĐảng uỷ Khối Công thương\n*\nSố 126-BC/ĐUK", "Đảng uỷ Khối Công thương"),
        ("ĐẢNG BỘ TỈNH HÀ TĨNH\nĐẢNG ỦY KHỐI CÁC CƠ QUAN\nVÀ DOANH NGHIỆP", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP"),
        ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH\nBAN TỔ CHỨC\n*\nSố 3-BC/BTC", "BAN TỔ CHỨC"),
        ("ĐẢNG ỦY SỞ Y TẾ\n\nSố 3-BC/ĐU", "ĐẢNG ỦY SỞ Y TẾ"),
        ("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH\n\nSố: 3/BC-UBND", "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH"),
    ],
)
def test_the_issuer_is_the_lower_of_the_bodies_that_the_letterhead_names(letterhead, issuer):
    _, found = facts(f"{letterhead}\n\nHà Tĩnh, ngày 5 tháng 3 năm 2019\n\nBÁO CÁO\nvề công tác dân vận\n\n{BODY}")
    assert found.issuer.value == issuer


def test_without_a_letterhead_the_office_that_keeps_the_report_tells_the_issuer():
    text = f"BÁO CÁO\nvề công tác dân vận\n\n{BODY}\nNơi nhận:\n- Lưu Văn phòng Đảng ủy Khối.\n\nT/M BAN CHẤP HÀNH\n"
    issuer = facts(text)[1].issuer
    assert (issuer.value, issuer.origin) == ("Đảng ủy Khối", "inferred")


def test_without_tables_there_is_no_province():
    assert facts(HEAD + BODY, tables=None)[1].province is None


def test_a_date_whose_words_run_together_is_read():
    _, found = facts(f"Phú Thọ, ngày 14 tháng5 năm 2008\n\nBÁO CÁO\nvề công tác dân vận\n\n{BODY}")
    assert found.date.value == "2008-05-14"


def letterhead(*lines):
    return "\n\n".join([*lines, BODY])


KINDS = replace(
    TABLES,
    types=(
        DocumentType("quy định", "quy-dinh", ("QĐ",), ()),
        DocumentType("quyết định", "quyet-dinh", ("QĐ",), ()),
        DocumentType("quy chế", "quy-che", ("QC",), ()),
    ),
)
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MINISTRY = (
    "BỘ TÀI CHÍNH",
    "Số: 12/2001/QĐ-BTC",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Phú Thọ, ngày 13 tháng 3 năm 2001",
)


def test_what_a_body_of_the_whole_country_issues_belongs_to_no_province():
    assert facts(letterhead(*MINISTRY, "QUYẾT ĐỊNH"), tables=KINDS)[1].province is None


def test_a_title_in_small_letters_tells_which_kind_a_shared_symbol_means():
    found = facts(letterhead(*MINISTRY, "quyết định của bộ trưởng bộ tài chính"), tables=KINDS)[1]
    assert (found.kind.value, found.number.value) == ("quyết định", "12/2001/QĐ-BTC")


def test_a_symbol_that_two_kinds_share_tells_neither_by_itself():
    assert facts(letterhead(*MINISTRY), tables=KINDS)[1].kind is None


def test_a_title_may_hold_the_document_s_own_number_but_not_another_s():
    own = facts(f"Quyết định của Thủ tướng Chính phủ số 115/2004/QĐ-TTg về quỹ bảo lãnh\n\n{BODY}", tables=KINDS)[1]
    assert own.number.value == "115/2004/QĐ-TTg"
    other = facts(f"Quyết định về việc thi hành Quyết định số 115/2004/QĐ-TTg\n\n{BODY}", tables=KINDS)[1]
    assert other.number is None


def test_a_date_in_figures_alone_on_a_line_of_the_letterhead_is_the_report_s():
    assert facts(letterhead(*MINISTRY[:3], "Ngày 22/9/2017", "QUYẾT ĐỊNH"))[1].date.value == "2017-09-22"


def test_the_decision_that_carries_a_longer_regulation_tells_the_facts():
    decision = letterhead(*MINISTRY, "QUYẾT ĐỊNH", "về việc ban hành quy chế", "T/M BAN THƯỜNG VỤ", "Trần Văn Bến")
    regulation = letterhead(
        "BỘ TÀI CHÍNH", MOTTO, "QUY CHẾ", "(Ban hành kèm theo Quyết định số 12/2001/QĐ-BTC)", BODY * 4
    )
    report, found = facts(f"{decision}\n\n{regulation}", tables=KINDS)
    assert len(report.parts) == 2
    assert (found.number.value, found.kind.value) == ("12/2001/QĐ-BTC", "quyết định")
