"""Every note of the corpus's manuscripts, set in the layouts of the wild, is found where it hangs."""

from __future__ import annotations

import re

import pytest

from corpus.build.__main__ import SOURCES
from corpus.build.source import read
from indexer.models.source import Source
from indexer.parsing import parse
from tests.indexer.parsing.making.layouts import DRAWN, RULE, Layout, render

MANUSCRIPTS = [read(path) for path in sorted(SOURCES.glob("*.src"))]
LAYOUTS = {
    "named, in the paragraph's line": Layout("inline", "inline", page=10**9, between="\n"),
    "dressed figures, cut paragraphs": Layout("dressed", "dressed", page=2200, between="\n\n"),
    "dressed figures, no blank lines": Layout("dressed", "dressed", page=1500),
    "raised figures, short pages": Layout("raised", "raised", page=900, between="\n\n"),
    "round brackets": Layout("round", "round", page=1800, between="\n\n"),
    "square brackets": Layout("square", "square", page=1800),
    "raised figures that start again": Layout("raised", "raised", page=1500, between="\n\n", restart=True),
    "round brackets that start again": Layout("round", "round", page=1500, between="\n\n", restart=True),
    "raised, gathered at the end": Layout("raised", "plain", gathered=True, between="\n\n"),
    "round, gathered as a list": Layout("round", "point", gathered=True),
    "printed, numbers alone under a rule": Layout("alone", "alone", 40, 84, RULE, " \n\n", folio="top"),
    "printed, numbers alone, form feeds": Layout("alone", "alone", 40, 84, feed="\f", folio="foot"),
    "printed, numbers alone that start again": Layout("alone", "alone", 40, 84, feed="\f", restart=True),
    "printed, starting again under a rule": Layout("alone", "plain", 40, 84, DRAWN, feed="\f", restart=True),
    "printed, numbers in the note's line": Layout("alone", "plain", 40, 84, feed="\f", folio="foot"),
    "printed, under running heads": Layout("alone", "plain", 40, 84, feed="\f", folio="head"),
    "printed, narrow and without pages": Layout("alone", "plain", 40, 64),
    "printed, wide": Layout("alone", "alone", 36, 100, feed="\f", folio="foot"),
    "printed, raised": Layout("raised", "raised", 40, 84, DRAWN, folio="foot"),
    "printed, brackets": Layout("round", "round", 40, 76, feed="\f"),
    "printed, glued": Layout("glued", "plain", 40, 84, feed="\f", folio="foot"),
    "printed, wide, notes run over": Layout("raised", "raised", 36, 100, feed="\f", running=True),
    "printed, under a rule, notes run over": Layout("alone", "plain", 30, 84, DRAWN, feed="\f", running=True),
}


RUNNING = {name: layout for name, layout in LAYOUTS.items() if layout.running}


def folded(text):
    return re.sub(r"[\W_]+", "", text).lower()


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_note_is_right_in_number_text_and_place_and_none_is_extra(layout):
    for manuscript in MANUSCRIPTS:
        text, notes = render(manuscript, layout)
        found = parse(Source("a.txt", "txt", "utf-8", "source", text)).footnotes
        told = sorted((note.ref_start or 0, note.number, folded(note.text)[:40]) for note in found)
        assert told == [(note.start, note.number, folded(note.text)[:40]) for note in notes]


@pytest.mark.parametrize("layout", RUNNING.values(), ids=RUNNING)
def test_a_note_that_runs_over_its_page_is_whole(layout):
    for manuscript in MANUSCRIPTS:
        text, notes = render(manuscript, layout)
        found = parse(Source("a.txt", "txt", "utf-8", "source", text)).footnotes
        assert [folded(note.text) for note in found] == [folded(note.text) for note in notes]
