"""Puts stretches of the text together into the reading text of one block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.models.aligned import AlignedText, Run
from indexer.parsing.keyed import Span

_SPACES = re.compile(r"\s+")
_CELLS = re.compile(r"[ ]*\t[ \t]*")
_EMPHASIS = re.compile(r"\*{1,3}")
_TAG = re.compile(r"</?(?:i|b|u|em|strong|sup|sub|span|br|p)\b[^<>]{0,80}>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!<>|~^$'\"-])")
_CLOSING = re.compile(r"[,.;:)…!?”’%]")


def joined(whole: AlignedText, spans: Sequence[Span]) -> AlignedText:
    """The stretches as one text: a broken line is a space, a number broken after its dash is whole again."""
    parts: list[AlignedText] = []
    previous: Span | None = None
    for span in spans:
        if previous is not None and _separator(whole.text, previous, span):
            parts.append(_space(whole, previous[1], span[0]))
        parts.append(whole.slice(*span))
        previous = span
    return tidy(AlignedText.join(parts))


def _space(whole: AlignedText, left: int, right: int) -> AlignedText:
    """One space that stands for what was between."""
    return AlignedText(" ", (Run(0, 1, whole.source_span(left, left)[0], whole.source_span(right, right)[0]),))


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
    if "\t" in text:
        text = text.rstrip()
        cells = [(found.start(), found.end(), " | ") for found in _CELLS.finditer(text)]
        return cells
    return [(f.start(), f.end(), " ") for f in _SPACES.finditer(text) if f[0] != " "]


def _markup(text: str) -> list[tuple[int, int, str]]:
    edits = [(found.start(), found.end(), "") for found in _TAG.finditer(text)]
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
