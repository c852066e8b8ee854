"""How wide printed lines were, told by lines that surely were full."""

from __future__ import annotations

from itertools import pairwise

from corpus.build.__main__ import SOURCES
from corpus.build.pdftext import wrapped
from corpus.build.source import read
from indexer.parsing.ruler import _set, ruler_of

TEXT = " ".join(p.text for p in read(sorted(SOURCES.glob("*.src"))[0]).paragraphs if p.kind == "p")


def set_in_type(text, width):
    """Lines broken where the page's edge was, by the width of letters as they are printed."""
    lines = [""]
    for word in text.split():
        candidate = f"{lines[-1]} {word}".strip()
        if _set(candidate) > width:
            lines.append(word)
        else:
            lines[-1] = candidate
    return lines


def test_lines_broken_after_so_many_letters_are_measured_in_letters():
    ruler = ruler_of(list(pairwise(wrapped(TEXT, 84)))[:-1])
    assert 82 <= ruler.full <= 84
    assert ruler.measure("mil") == 3


def test_lines_as_they_were_set_are_measured_as_set():
    ruler = ruler_of(list(pairwise(set_in_type(TEXT, 38_000)))[:-1])
    assert 37_000 <= ruler.full <= 38_000
    assert ruler.measure("m") > 2 * ruler.measure("i")


def test_a_line_with_room_for_the_next_word_was_ended_on_purpose():
    ruler = ruler_of(list(pairwise(wrapped(TEXT, 84)))[:-1])
    assert ruler.fits(60, "nghị quyết")
    assert not ruler.fits(82, "nghị quyết")


def test_uneven_lines_give_no_ruler():
    words = TEXT.split()
    uneven = [" ".join(words[at : at + 2 + at % 13]) for at in range(0, 200, 7)]
    assert ruler_of(list(pairwise(uneven))) is None
    assert ruler_of([("một dòng", "dòng sau")]) is None
