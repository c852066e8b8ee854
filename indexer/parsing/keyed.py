"""Notes that name their mark: `[footnoteRef:N]` with `[N: text]`, `[^x]` with `[^x]: text`."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.parsing.lines import Line

_REF = re.compile(r"\[footnoteRef:\s*(?P<key>\w{1,8})\]")
_INLINE = re.compile(r"\[(?P<key>\d{1,4}):(?=\s|\S)")
_MD_REF = re.compile(r"\[\^(?P<key>[^\]\s]{1,40})\](?!:)")
_MD_NOTE = re.compile(r"\[\^(?P<key>[^\]\s]{1,40})\]:\s*")
_BRACKET = re.compile(r"\n[ \t]*\[\d{1,4}:|\[footnoteRef:|[\[\]]")
_NEXT_INLINE = re.compile(r"\]\s*(?=\[\d{1,4}:|\n|\Z)")
_LONGEST = 20_000  # letters of one note; a bracket that never closes ends at its paragraph

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note as found: its mark (None: lost), the whole stretches it takes up, and the stretches of its text."""

    number: int
    mark: Span | None
    whole: tuple[Span, ...]
    pieces: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FoundNotes:
    """The notes of a text, in order, and the marks (number, span) that no note answers.

    `limits` says where a text of nothing but figures was read less closely: what, and how many.
    """

    notes: Sequence[FoundNote] = ()
    unmatched: Sequence[tuple[int, Span]] = ()
    limits: Mapping[str, int] = field(default_factory=dict)


def keyed_notes(text: str, lines: Sequence[Line]) -> FoundNotes:
    """The notes that name their marks."""
    refs = [(found["key"], found.span()) for found in _REF.finditer(text)]
    notes = list(_inline_notes(text)) if refs else []
    labels = [(found["key"], found.span()) for found in _MD_REF.finditer(text)]
    defined = list(_defined_notes(lines)) if labels else []
    inline = pair_by_key(refs, notes)
    markdown = pair_by_key(labels, defined) if defined else FoundNotes()
    return FoundNotes(
        sorted([*inline.notes, *markdown.notes], key=lambda note: note.whole[0]),
        [*inline.unmatched, *markdown.unmatched],
    )


_Written = tuple[str, Span, tuple[Span, ...]]  # key, whole stretch, stretches of text


def pair_by_key(
    refs: Sequence[tuple[str, Span]], notes: Sequence[_Written], printed: Mapping[str, int] | None = None
) -> FoundNotes:
    """Each note with the first free mark of its key: keys may come again.

    `printed` are the numbers that stand in the text, where they are not the keys.
    """
    numbers = _numbers(refs, notes) if printed is None else _in_order(refs, notes, printed)
    waiting: dict[str, deque[Span]] = defaultdict(deque)
    for key, span in refs:
        waiting[key].append(span)
    found = []
    for key, whole, pieces in notes:
        mark = waiting[key].popleft() if waiting[key] else None
        found.append(FoundNote(numbers[key], mark, (whole,), pieces))
    return FoundNotes(found, [(numbers[key], span) for key, spans in waiting.items() for span in spans])


def _numbers(refs: Iterable[tuple[str, Span]], notes: Iterable[_Written]) -> dict[str, int]:
    """The printed number of each key; keys that are words are numbered in order."""
    order = list(dict.fromkeys([key for key, _ in refs] + [note[0] for note in notes]))
    return {key: int(key) if key.isdecimal() else place for place, key in enumerate(order, 1)}


def _in_order(
    refs: Iterable[tuple[str, Span]], notes: Iterable[_Written], printed: Mapping[str, int]
) -> dict[str, int]:
    """The printed number where there is one, else the next after the one before it; footnotes (`f3`) and endnotes
    (`e1`) are counted apart."""
    numbers: dict[str, int] = {}
    last: dict[str, int] = defaultdict(int)
    for key in dict.fromkeys([key for key, _ in refs] + [note[0] for note in notes]):
        kind = key.rstrip("0123456789")
        last[kind] = numbers[key] = printed.get(key, last[kind] + 1)
    return numbers


def _inline_notes(text: str) -> Iterator[_Written]:
    at = 0
    while found := _INLINE.search(text, at):
        end = _closing(text, found.end())
        yield found["key"], (found.start(), end), ((found.end(), end - (text[end - 1 : end] == "]")),)
        at = end


def _closing(text: str, start: int) -> int:
    """Just after the bracket that closes the note begun before `start`; brackets inside it may be unbalanced."""
    depth = 1
    limit = start + _LONGEST
    for found in _BRACKET.finditer(text, start, limit):
        if found[0] not in "[]":  # another note or a mark: this one was never closed
            limit = found.start()
            break
        depth += 1 if found[0] == "[" else -1
        if depth == 0:
            return found.end()
    fallback = _NEXT_INLINE.search(text, start, limit)
    if fallback:
        return fallback.start() + 1
    line_end = text.find("\n", start)
    return len(text) if line_end < 0 else line_end


def _defined_notes(lines: Sequence[Line]) -> Iterator[_Written]:
    """`[^x]: text`, with the lines after it that are pushed in or not parted from it."""
    for line in lines:
        found = _MD_NOTE.match(line.text)
        if not found:
            continue
        last = line.index
        for following in lines[line.index + 1 :]:
            if _MD_NOTE.match(following.text) or (following.blank_before and following.indent < 2):
                break
            last = following.index
        pieces = [(line.start + found.end(), line.end)]
        pieces += [(other.start, other.end) for other in lines[line.index + 1 : last + 1]]
        yield found["key"], (line.start, lines[last].end), tuple(pieces)
