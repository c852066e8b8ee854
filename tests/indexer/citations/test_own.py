"""A report as others would cite it."""

import pytest

from indexer.citations import own_ids
from indexer.models.source import Source
from indexer.parsing import parse
from indexer.register import load_tables

LETTERHEAD = """TỈNH ỦY TRÀ VINH
ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP
*
Số {number}

Trà Vinh, ngày {date}

BÁO CÁO
kết quả công tác

Đảng ủy Khối báo cáo như sau.
"""


def own(number, date):
    text = LETTERHEAD.format(number=number, date=date)
    tables = load_tables()
    return own_ids(parse(Source("a.txt", "txt", "utf-8", "source", text), tables), tables)


@pytest.mark.parametrize(
    ("date", "id_"),
    [
        ("30 tháng 9 năm 2020", "duk.tra-vinh/bao-cao/2015/512"),
        ("15 tháng 12 năm 2020", "duk.tra-vinh/bao-cao/2020/512"),
    ],
)
def test_a_bloc_s_own_number_is_told_apart_by_the_term_of_its_date(date, id_):
    assert own("512-BC/ĐUK", date) == (id_,)


def test_a_report_without_a_date_is_no_document_that_could_be_cited():
    assert own("512-BC/ĐUK", "... tháng ... năm ...") == ()
