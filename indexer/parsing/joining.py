"""Puts stretches of the text together into the reading text of one block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.models.aligned import AlignedText, Run
from indexer.parsing.keyed import Span

_SPACES = re.compile(r"\s\s+|[^\S ]")  # all but a single space, which stays
_CELLS = re.compile(r"[ ]*\t[ \t]*")
_EMPHASIS = re.compile(r"\*{1,3}")
_MARKDOWN = re.compile(r"\A\s*(?:#{1,6}\s+|\|\s*)|\s*\|\s*\Z")  # ## Heading, | a | b |
_TAG = re.compile(r"</?(?:i|b|u|em|strong|sup|sub|span|br|p)\b[^<>]{0,80}>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!<>|~^$'\"-])")
_CLOSING = re.compile(r"[,.;:)…!?”’%]")


def joined(whole: AlignedText, spans: Sequence[Span]) -> AlignedText:
    """The stretches as one text: a broken line is a space, a number broken after its dash is whole again."""
    parts: list[AlignedText] = []
    previous: Span | None = None
    for span in spans:
        if previous is not None and _separator(whole.text, previous, span):
            parts.append(_space(whole, previous[1]))
        parts.append(whole.slice(*span))
        previous = span
    return tidy(AlignedText.join(parts))


def _space(whole: AlignedText, place: int) -> AlignedText:
    """One space that stands for nothing but the break: what stood between may be a note."""
    at = whole.source_span(place, place)[0]
    return AlignedText(" ", (Run(0, 1, at, at),))


def _separator(text: str, left: Span, right: Span) -> str:
    gap = text[left[1] : right[0]]
    if "\n" not in gap and "\r" not in gap and "\f" not in gap:
        return ""
    before, after = text[left[0] : left[1]].rstrip(), text[right[0] : right[1]].lstrip()
    if _CLOSING.match(after):
        return ""
    if re.search(r"\w[-–/]$", before) and after[:1].isalnum():
        return ""
    return " "


def tidy(content: AlignedText) -> AlignedText:
    """Without markup, each stretch of white space one space, cells joined by ` | `."""
    edits = sorted([*_markup(content.text), *_whitespace(content.text)])
    return content.edit(_apart(edits)).strip()


def _whitespace(text: str) -> list[tuple[int, int, str]]:
    """Edits that leave of each stretch its first letter: the rest may stand on the other side of a note."""
    if "\t" in text:
        stretches, kept = _CELLS.finditer(text, 0, len(text.rstrip())), " | "
    else:
        stretches, kept = _SPACES.finditer(text), " "
    edits = []
    for found in stretches:
        if found[0] != kept:
            edits.append((found.start(), found.start() + 1, kept))
        if len(found[0]) > 1:
            edits.append((found.start() + 1, found.end(), ""))
    return edits


def _markup(text: str) -> list[tuple[int, int, str]]:
    edits = [(found.start(), found.end(), "") for found in _MARKDOWN.finditer(text)]
    edits += [(found.start(), found.end(), "") for found in _TAG.finditer(text)]
    edits += [(found.start(), found.end(), "") for found in _ESCAPE.finditer(text)]
    edits += [(a, b, "") for a, b in emphasis(text)]
    return edits


def emphasis(text: str) -> list[Span]:
    """The asterisks that set emphasis: in pairs around words, and double ones anywhere beside a letter."""
    found: list[Span] = []
    open_: Span | None = None
    for run in _EMPHASIS.finditer(text):
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        opens, closes = bool(after) and not after.isspace(), bool(before) and not before.isspace()
        if open_ is not None and closes:
            found += [open_, run.span()]
            open_ = None
        elif opens:
            open_ = run.span()
    if open_ is not None and open_[1] - open_[0] > 1:
        found.append(open_)
    return sorted(found)


def _apart(edits: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The edits without those that overlap an earlier one."""
    kept: list[tuple[int, int, str]] = []
    for edit in edits:
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept
