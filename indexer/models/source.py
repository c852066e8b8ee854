"""What a reader gives: the source text of one file, and marks that stand over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

MarkKind = Literal[
    "paragraph",  # a paragraph that the format itself knows (docx, html, rtf); `value` is its style
    "heading",  # a paragraph that the format calls a heading; `value` is its level, "1" to "9"
    "list_item",  # a paragraph of a list; `value` is its level, "1" to "9"; a generated number or bullet is in the text
    "table_row",  # a row of a table, its cells separated by " | "; `value` is "header" for header rows
    "note_anchor",  # the mark of a note in the body; `value` is the note's key in the file; may be empty (start == end)
    "note_number",  # at a note's mark, the number that is printed for it and its key: "3 f12"
    "note",  # the text of a note, outside the flow; `value` is its key in the file
    "raised",  # superscript letters
    "small",  # letters clearly smaller than the page's body (pdf: candidates for notes)
    "bold",
    "centred",
    "page",  # the stretch of one page; `value` is its number, from 1
    "furniture",  # running heads, page numbers: dropped from the reading text
]


@dataclass(frozen=True, slots=True)
class Mark:
    """A property of the stretch [start, end) of the source text, in code points of `Source.text`."""

    kind: MarkKind
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read: its text in Unicode and what the format says of stretches of it.

    For `coordinates == "source"` (txt and md in a Unicode encoding) `text` is the file's bytes decoded and nothing
    else; otherwise it is the text that the reader took out of the format, a line a paragraph.
    `repairs` counts what the reader itself mended (a legacy font converted, a BOM removed).
    """

    name: str
    format: str
    encoding: str
    coordinates: Literal["source", "reading"]
    text: str
    marks: tuple[Mark, ...] = ()
    repairs: Mapping[str, int] = field(default_factory=dict)
    layout: Literal["paragraphs", "lines", "unknown"] = "unknown"  # a line is a paragraph; a printed line; to find out
