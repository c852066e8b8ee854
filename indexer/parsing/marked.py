"""What the format itself says of the text, counted in the mended text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.models.aligned import AlignedText
from indexer.models.source import Mark, Source
from indexer.parsing.keyed import FoundNotes, Span, pair_by_key
from indexer.parsing.lines import Line, line_at

_LINE_KINDS = frozenset({"paragraph", "heading", "list_item", "table_row"})


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of a source by what they are for, in code points of the mended text."""

    notes: FoundNotes
    furniture: tuple[Span, ...]
    raised: tuple[Span, ...]
    small: tuple[Span, ...]
    kinds: Mapping[int, tuple[str, str]]  # where a paragraph starts: its kind and value
    page_starts: tuple[int, ...]


def marked(source: Source, whole: AlignedText) -> Marked:
    """The marks of the source, moved to the mended text."""
    moved = [_moved(mark, whole) for mark in source.marks]
    return Marked(
        _notes(moved, whole.text),
        tuple(_spans(moved, "furniture")),
        tuple(_spans(moved, "raised")),
        tuple(_spans(moved, "small")),
        {mark.start: (mark.kind, mark.value) for mark in moved if mark.kind in _LINE_KINDS},
        tuple(mark.start for mark in moved if mark.kind == "page"),
    )


def _moved(mark: Mark, whole: AlignedText) -> Mark:
    return replace(mark, start=place_of(whole, mark.start), end=place_of(whole, mark.end))


def place_of(whole: AlignedText, source_place: int) -> int:
    """Where a place of the source stands in the mended text."""
    at = bisect_right(whole.runs, source_place, key=lambda run: run.source_start) - 1
    if at < 0:
        return 0
    run = whole.runs[at]
    beyond = source_place - run.source_start
    return min(run.end, run.start + beyond) if run.linear else (run.start if beyond == 0 else run.end)


def _spans(marks: Iterable[Mark], kind: str) -> list[Span]:
    return sorted((mark.start, mark.end) for mark in marks if mark.kind == kind)


def _notes(marks: Sequence[Mark], text: str) -> FoundNotes:
    anchors = sorted((mark for mark in marks if mark.kind == "note_anchor"), key=lambda mark: mark.start)
    printed = {
        mark.value: int(digits[0]) for mark in anchors if (digits := re.findall(r"\d+", text[mark.start : mark.end]))
    }
    printed |= {
        key: int(number)
        for mark in marks
        if mark.kind == "note_number"
        for number, _, key in [mark.value.partition(" ")]
    }
    notes = [
        (mark.value, (mark.start, mark.end), _text_spans(text, mark))
        for mark in sorted(marks, key=lambda mark: mark.start)
        if mark.kind == "note"
    ]
    return pair_by_key([(mark.value, (mark.start, mark.end)) for mark in anchors], notes, printed)


def _text_spans(text: str, mark: Mark) -> tuple[Span, ...]:
    spans = (found.span() for found in re.compile(r"[^\r\n\f]+").finditer(text, mark.start, mark.end))
    return tuple(spans) or ((mark.start, mark.end),)


def with_marks(lines: Sequence[Line], marks: Marked) -> list[Line]:
    """The lines with the kind that the format gives them, and whether they are set small."""
    kinds = {line_at(lines, start): kind for start, kind in marks.kinds.items()} if lines else {}
    small = _covered(lines, marks.small)
    if not kinds and not small:
        return list(lines)
    return [replace(line, kind=kinds.get(line.index, ("", "")), small=line.index in small) for line in lines]


def _covered(lines: Sequence[Line], spans: Sequence[Span]) -> set[int]:
    """The lines that the spans cover for the most part."""
    share: dict[int, int] = {}
    for start, end in spans:
        for line in lines[line_at(lines, start) : line_at(lines, max(start, end - 1)) + 1]:
            share[line.index] = share.get(line.index, 0) + max(0, min(end, line.end) - max(start, line.start))
    return {index for index, letters in share.items() if letters > 0.7 * len(lines[index].text)}
