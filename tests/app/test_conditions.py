"""Conditions and expansions of a search, and how each is undone."""

from __future__ import annotations

import pytest

from app.pages.conditions import Understood, chips, expanded
from app.pages.links import numbered
from indexer.shapes.search import FilterShape, InterpretationShape, NoteShape

NAMES = {"province": {"ha-tinh": "Hà Tĩnh", "phu-tho": "Phú Thọ"}}


def asked(query, *filters):
    read = InterpretationShape(
        terms=[], expansions=[], filters=list(filters), resolutions=[], widened=None, ignored=[], suggestions=[]
    )
    return Understood(query, read, NAMES, "vi")


@pytest.mark.parametrize(
    ("query", "label", "exclude", "rest"),
    [
        ("học tập tỉnh:hà-tĩnh", "Tỉnh, thành phố: Hà Tĩnh", False, "học tập"),
        ('tinh:"ha tinh" học tập', "Tỉnh, thành phố: Hà Tĩnh", False, "học tập"),
        ("học -tỉnh:hà-tĩnh tập", "Tỉnh, thành phố: Hà Tĩnh", True, "học tập"),
        ("học tập KHÔNG tỉnh:hà-tĩnh", "Tỉnh, thành phố: Hà Tĩnh", True, "học tập"),
        ("học tập năm:2018..2020", "Năm: 2018 – 2020", False, "học tập"),
        ("học tập năm:..2020", "Năm: … – 2020", False, "học tập"),
    ],
)
def test_a_condition_in_the_words_is_a_chip_that_takes_it_out(tables, query, label, exclude, rest):
    (chip,) = chips(asked(query), {}, tables)
    assert (chip.label, chip.exclude, chip.without["q"]) == (label, exclude, rest)


def test_a_condition_beside_the_words_is_dropped_alone(tables):
    first, second = chips(asked("học"), {"province": ["ha-tinh", "phu-tho"]}, tables)
    assert first.without["province"] == ["phu-tho"]
    assert second.label == "Tỉnh, thành phố: Phú Thọ"


def test_a_province_that_includes_others_says_so(tables):
    widened = FilterShape(field="province", values=["phu-tho", "ha-tinh"])
    (chip,) = chips(asked("học tỉnh:phú-thọ", widened), {}, tables)
    assert chip.more == ("Hà Tĩnh",)


def test_one_of_several_expansions_is_undone_by_quoting_it():
    notes = [
        NoteShape(text="ubnd", value="ủy ban nhân dân", start=0, end=9),
        NoteShape(text="bch", value="ban chấp hành", start=0, end=9),
    ]
    first, _ = expanded("UBND BCH", notes)
    assert (first.word, first.undone["q"]) == ("UBND", '"UBND" BCH')
    (only,) = expanded("UBND", notes[:1])
    assert only.undone["expand"] == "false"


def test_numbered_pages_name_the_ends_and_the_neighbours():
    assert [(one.number, one.gap) for one in numbered(6, 12)] == [
        (1, False),
        (4, True),
        (5, False),
        (6, False),
        (7, False),
        (8, False),
        (12, True),
    ]
    assert numbered(1, 1) == []
