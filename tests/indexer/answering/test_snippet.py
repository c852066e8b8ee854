import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.answering.highlighting import Mark, marks
from indexer.answering.snippet import WIDTH, snippet
from indexer.models.tables import Abbreviation, Tables
from indexer.query import parse_query

TABLES = Tables((), (), (), (), (Abbreviation("UBND", ("Ủy ban nhân dân",)),), {}, {}, {})


def shown(text, query):
    return [text[mark.start : mark.end] for mark in marks(text, parse_query(query, TABLES).root)]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Thực hiện nghị quyết", "nghi quyet", ["nghị", "quyết"]),
        ("HOÀ BÌNH", "hòa", ["HOÀ"]),
        ("Uỷ ban nhân dân tỉnh", "ubnd", ["Uỷ ban nhân dân"]),
        ("số 05 - CT/TW, 06-CT/TW", "05-ct/tw", ["05 - CT/TW"]),
        ("số 05–CT/TW và 05/NQ", "số:5-CT/TƯ", ["05–CT/TW"]),
        ("xây dựng Đảng, Đảng xây", '"xây dựng Đảng"', ["xây dựng Đảng"]),
        ("học và làm tập thể", "học NEAR/3 tập", ["học", "tập"]),
        ("quyết định, quyền, tập", "quyế*", ["quyết"]),
        ("má và mà", "má", ["má"]),
        ("học tập", "học -tập", ["học"]),
        ("nghi quyet, nghị quyết", "exact:nghị", ["nghị"]),
        ("a < b & c", "b", ["b"]),
    ],
)
def test_what_was_asked_for_is_marked_where_it_stands(text, query, expected):
    assert shown(text, query) == expected


def test_a_decomposed_text_is_marked_in_its_own_code_points():
    text = unicodedata.normalize("NFD", "Thực hiện Nghị quyết")
    assert shown(text, "nghị quyết") == [unicodedata.normalize("NFD", "Nghị"), unicodedata.normalize("NFD", "quyết")]


def test_neighbouring_marks_are_one_highlight():
    text = "Thực hiện Nghị quyết về xây dựng"
    best = snippet(text, marks(text, parse_query("nghị quyết xây").root))
    assert [best.text[a:b] for a, b in best.highlights] == ["Nghị quyết", "xây"]


def test_the_window_with_most_different_words_is_shown():
    text = "đảng " * 200 + "bộ tỉnh đảng " + "khác " * 200
    best = snippet(text, marks(text, parse_query("đảng bộ tỉnh").root))
    assert "bộ tỉnh" in best.text
    assert len(best.text) <= WIDTH


@given(
    st.lists(st.sampled_from(["đảng", "bộ", "Nghị quyết", "05-CT/TW", "x" * 40, ".", "\n"]), max_size=80).map(" ".join),
    st.sampled_from(["đảng bộ", '"nghị quyết" bộ', "05-ct/tw", "bo NEAR/4 dang", "ngh*", "lạ"]),
)
def test_highlights_stand_in_order_within_a_window_cut_at_word_borders(text, query):
    best = snippet(text, marks(text, parse_query(query).root))
    assert text[best.start : best.start + len(best.text)] == best.text
    assert len(best.text) <= WIDTH
    ends = 0
    for start, end in best.highlights:
        assert ends <= start < end <= len(best.text)
        ends = end
    after = best.start + len(best.text)
    assert best.start == 0 or text[best.start - 1].isspace()
    assert after == len(text) or text[after].isspace()


def test_a_text_without_any_mark_shows_its_beginning():
    assert snippet("đầu " * 200, []).text.startswith("đầu đầu")


def test_marks_that_overlap_are_joined():
    assert snippet("abcdef", [Mark(0, 3, "a"), Mark(2, 5, "b")]).highlights == ((0, 5),)
