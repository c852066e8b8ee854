"""Finds out how a text was laid out: a line a paragraph, or printed lines torn from a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.parsing.letters import LOWER
from indexer.parsing.lines import Line

_FINAL = re.compile(r"[.!?:;…](?:[\s”\"’')\]*_.]|\[[^\]]{0,30}\]|[⁽(]?[⁰¹²³⁴-⁹]+[⁾)]?)*$")
_OPENS_LOWER = re.compile(rf"[*_“\"(]*[{LOWER}]")

_SMALLER = 1.15


@dataclass(frozen=True, slots=True)
class Layout:
    """How lines make paragraphs."""

    printed: bool  # lines end where the page's edge was
    spaced: bool  # nearly every line has a blank line before it: a blank line tells nothing by itself where printed
    width: int  # usual length of a full line, in letters

    def is_smaller(self, text: str) -> bool:
        """Whether the line holds more letters than a full one of the body: it is set smaller, as notes are."""
        return len(text) > _SMALLER * self.width


def is_complete(text: str) -> bool:
    """Whether the text ends as a sentence, an item or a lead-in does."""
    return not text[-1:].isalpha() and bool(_FINAL.search(text[-60:]))


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, and no lead-in or item of a list: nothing goes on after it."""
    return is_complete(text) and not text.endswith((";", ",", ":"))


def opens_lower(text: str) -> bool:
    """Whether the text begins in the middle of a sentence: with a lower-case letter."""
    return bool(_OPENS_LOWER.match(text))


def layout_of(lines: Sequence[Line], known: str = "unknown") -> Layout:
    """The layout that the lines show; what the format knows (`Source.layout`) decides where it is known."""
    body = [line for line in lines if line.bare is None]
    pairs = list(pairwise(body))
    long = [(a, b) for a, b in pairs if len(a.text) > 40 and "\t" not in a.text]
    broken = sum(not is_complete(a.text) and opens_lower(b.text) for a, b in long)
    printed = known == "lines" or (known == "unknown" and len(long) > 3 and broken > 0.25 * len(long))
    spaced = sum(b.blank_before for _, b in pairs) > 0.5 * max(1, len(pairs))
    return Layout(printed, spaced, _width(pairs))


def _width(pairs: Sequence[tuple[Line, Line]]) -> int:
    """How long a line is that surely ends where the page did: in the middle of a sentence."""
    full = [len(a.text) for a, b in pairs if not is_complete(a.text) and opens_lower(b.text)]
    lengths = sorted(full if len(full) > 4 else [len(a.text) for a, _ in pairs])
    return lengths[len(lengths) // 2] if lengths else 80


def with_page_breaks(lines: Sequence[Line], layout: Layout) -> list[Line]:
    """The lines with the page breaks that a text keeps only as a hitch: in text whose lines all stand apart, a line
    that is pushed in and has no blank line before it opens a page (a form feed became a space)."""
    if not (layout.printed and layout.spaced) or any(line.opens_page for line in lines):
        return list(lines)
    page = 0
    marked: list[Line] = []
    for previous, line in zip([None, *lines], lines, strict=False):
        opens = (
            previous is not None
            and previous.bare is None
            and line.bare is None
            and line.indent > 0
            and not line.blank_before
        )
        page += opens
        marked.append(replace(line, page=page, opens_page=opens) if page else line)
    return marked
