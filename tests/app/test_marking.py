"""Blocks cut for display: nothing lost, every citation and mark in its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.pages.marking import segments
from indexer.models.records import CitationRecord, FootnoteRecord


def citation(start, end, order=0, id_="tw/chi-thi/k12/05"):
    return CitationRecord(
        report="r",
        order=order,
        block="k",
        block_start=start,
        block_end=end,
        start=start,
        end=end,
        pieces=((start, end),),
        surface="",
        text="",
        kind="numbered",
        type="chỉ thị",
        number=None,
        canonical=None,
        as_written_wrong=False,
        id=id_,
        candidates=(),
        method="",
        confidence=1.0,
    )


def note(offset, number=1):
    return FootnoteRecord("r", 0, f"n{number}", number, "", "b", None, "k", offset)


TEXT = st.text(min_size=1, max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).filter(lambda span: span[0] < span[1]), max_size=5)


@given(TEXT, SPANS, st.lists(st.integers(0, 40), max_size=3), SPANS)
def test_segments_are_the_text(text, cited, noted, marked):
    inside = [(a, b) for a, b in cited if b <= len(text)]
    found = segments(
        text,
        [citation(a, b, order) for order, (a, b) in enumerate(inside)],
        [note(min(at, len(text)), number) for number, at in enumerate(noted)],
        [(a, b) for a, b in marked if b <= len(text)],
    )
    assert "".join(part.text for part in found) == text
    assert sum(len(part.notes) for part in found) == len(noted)
    shown = {part.citation.order for part in found if part.citation} | {
        one.order for part in found for one in part.also
    }
    assert shown == set(range(len(inside)))


def test_a_list_that_shares_its_span_shows_every_item():
    both = [citation(0, 10, 0, "a/b/c"), citation(0, 10, 1, "a/b/d")]
    [part] = segments("khóa XI, XII"[:10], both)
    assert (part.citation.id, [one.id for one in part.also]) == ("a/b/c", ["a/b/d"])


def test_a_later_item_of_a_list_has_its_own_stretch():
    found = segments("số 18, 19-NQ/TW", [citation(0, 15, 0, "a/b/18"), citation(7, 15, 1, "a/b/19")])
    assert [(part.text, part.citation.id) for part in found] == [("số 18, ", "a/b/18"), ("19-NQ/TW", "a/b/19")]


def test_a_mark_stands_after_the_text_before_it():
    found = segments("một hai", notes=[note(3)])
    assert [(part.text, len(part.notes)) for part in found] == [("một", 1), (" hai", 0)]
