"""What a free query names."""

import pytest

from indexer.answering.recognition import free_text, recognise
from indexer.query import parse_query
from indexer.register import load_tables


@pytest.mark.parametrize("typed", ["kỉ luật lao động", "kỷ luật đảng viên", "ki luat lao dong", "pháp luật lao động"])
def test_discipline_and_law_as_such_name_no_law(typed):
    assert recognise(typed, load_tables()) == ()


@pytest.mark.parametrize("condition", ["năm:2017..2020", '-tỉnh:"hà tĩnh"', "trong:chú-thích năm:2019"])
def test_a_condition_beside_a_number_does_not_hide_the_resolution(condition):
    tables = load_tables()
    query = parse_query(f"chỉ thị 05 {condition}", tables)
    assert free_text(query) == "chỉ thị 05"
    assert [one.id for one in recognise(free_text(query), tables)][:1] == ["tw/chi-thi/k12/05"]
