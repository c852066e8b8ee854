"""The notation that sample reports are written in before they become a docx, a pdf or a text of an old encoding.

Paragraphs are separated by blank lines. `#` to `####` begin titles (`#`) and headings; `- ` a list item; `|` a table
row; `[^3]` is a mark, `[^3]: ...` its note and `[^a]` an end note; `@left`, `@right`, `@recipients`, `@signature`
and `@note` begin lines of the letterhead and the tail; `**...**` is bold and `*...*` italic; `{draft||final}` holds
what two versions of one report say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ANCHOR = re.compile(r"\[\^(\w+)\]")
_NOTE = re.compile(r"\[\^(\w+)\]:\s*(.*)")
_EMPHASIS = re.compile(r"(\*\*|\*)(.+?)\1")
_VERSIONS = re.compile(r"\{([^{}|]*)\|\|([^{}|]*)\}")
DRAFT, FINAL = 1, 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its kind ("p", "h1" to "h4", "li", "tr", "left", "right", ...) and its text with marks."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A report in the notation: its paragraphs in order, and its notes by key."""

    paragraphs: tuple[Paragraph, ...]
    notes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one paragraph: text of one style, or the mark of a note."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    note: str | None = None


def read(path: Path, version: int = FINAL) -> Manuscript:
    """One version of the manuscript in a file."""
    paragraphs: list[Paragraph] = []
    notes: dict[str, str] = {}
    text = _VERSIONS.sub(lambda both: both[version], path.read_text(encoding="utf-8"))
    for line in filter(None, map(str.strip, text.splitlines())):
        if note := _NOTE.match(line):
            notes[note[1]] = note[2]
        else:
            paragraphs.append(_paragraph(line))
    return Manuscript(tuple(paragraphs), notes)


def _paragraph(line: str) -> Paragraph:
    if line.startswith("@"):
        kind, _, text = line[1:].partition(" ")
        return Paragraph(kind, text)
    if line.startswith("#"):
        marks, _, text = line.partition(" ")
        return Paragraph(f"h{len(marks)}", text)
    if line.startswith("- "):
        return Paragraph("li", line[2:])
    if line.startswith("|"):
        return Paragraph("tr", line)
    return Paragraph("p", line)


def cells(row: str) -> list[str]:
    """The cells of a table row."""
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def spans(text: str) -> list[Span]:
    """The stretches of a paragraph's text."""
    found: list[Span] = []
    at = 0
    for emphasis in _EMPHASIS.finditer(text):
        found += _with_notes(text[at : emphasis.start()], bold=False, italic=False)
        bold = emphasis[1] == "**"
        found += _with_notes(emphasis[2], bold=bold, italic=not bold)
        at = emphasis.end()
    return found + _with_notes(text[at:], bold=False, italic=False)


def plain(text: str) -> str:
    """The text without emphasis; marks stay."""
    return _EMPHASIS.sub(r"\2", text)


def _with_notes(text: str, *, bold: bool, italic: bool) -> list[Span]:
    parts = ANCHOR.split(text)
    return [
        Span(note=part) if index % 2 else Span(part, bold=bold, italic=italic)
        for index, part in enumerate(parts)
        if part
    ]
