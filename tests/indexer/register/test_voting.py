"""Who says what: the commonest word first, spellings and partial dates taken together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.models.records import Witness
from indexer.register import sayings


def said(*values, property_="date"):
    return [Witness("tw/chi-thi/k12/05", property_, value, source, "reports", count) for source, value, count in values]


def test_what_more_reports_say_comes_first_however_often_one_report_repeats_itself():
    witnesses = said(("a", "2016-05-16", 9), ("b", "2016-05-15", 1), ("c", "2016-05-15", 1))
    assert [saying.value for saying in sayings(witnesses, "date")] == ["2016-05-15", "2016-05-16"]


def test_every_saying_keeps_its_witnesses():
    first, second = sayings(said(("a", "2016-05-16", 3), ("b", "2016-05-15", 1), ("c", "2016-05-15", 2)), "date")
    assert (first.sources, first.mentions) == (("b", "c"), 3)
    assert (second.sources, second.mentions) == (("a",), 3)


def test_a_year_supports_the_one_date_that_begins_with_it():
    (saying,) = sayings(said(("a", "2016", 1), ("b", "2016-05-15", 1), ("c", "2016-05", 1)), "date")
    assert (saying.value, saying.sources) == ("2016-05-15", ("a", "b", "c"))


def test_a_year_supports_neither_of_two_dates():
    found = sayings(said(("a", "2016", 1), ("b", "2016-05-15", 1), ("c", "2016-06-15", 1)), "date")
    assert {saying.value for saying in found} == {"2016", "2016-05-15", "2016-06-15"}


def test_spellings_of_one_title_are_one_saying_in_the_commonest_spelling():
    titles = said(
        ("a", "về tinh giản biên chế", 1),
        ("b", "Tinh giản biên chế", 1),
        ("c", "về tinh giản biên chế", 1),
        ("d", "về việc tinh giản  biên chế", 1),
        property_="title",
    )
    (saying,) = sayings(titles, "title")
    assert saying.value == "về tinh giản biên chế"
    assert len(saying.sources) == 4


def test_other_properties_do_not_enter():
    assert sayings(said(("a", "2016", 1)), "title") == ()


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["2016", "2016-05", "2016-05-15", "2017-01-01"]))))
def test_no_witness_is_lost(values):
    witnesses = said(*((source, value, 1) for source, value in values))
    found = sayings(witnesses, "date")
    assert sum(saying.mentions for saying in found) == len(values)
    assert {source for saying in found for source in saying.sources} == {source for source, _ in values}
