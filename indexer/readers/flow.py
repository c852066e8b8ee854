"""The paragraphs that a format knows, put together as source text with marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.models.source import Mark, MarkKind, Source
from indexer.readers.fonts import to_unicode


@dataclass(slots=True)
class Piece:
    """Letters of one look; where `anchor` is given, the mark of that note (its text may be empty)."""

    text: str
    font: str = ""
    raised: bool = False
    bold: bool = False
    anchor: str = ""


@dataclass(slots=True)
class Paragraph:
    """One line of the source text to be: `kind` and `value` are those of its mark."""

    pieces: list[Piece] = field(default_factory=list)
    kind: MarkKind = "paragraph"
    value: str = ""
    centred: bool = False

    @property
    def text(self) -> str:
        """The letters as the format holds them, legacy fonts not yet converted."""
        return "".join(piece.text for piece in self.pieces)


Notes = Mapping[str, Sequence[Paragraph]]


def joined(parts: Sequence[Sequence[Piece]], separator: str) -> list[Piece]:
    """The pieces of several paragraphs or cells as those of one."""
    pieces: list[Piece] = []
    for at, part in enumerate(parts):
        pieces += [Piece(separator)] if at else []
        pieces += part
    return pieces


def assemble(name: str, format_: str, paragraphs: Sequence[Paragraph], notes: Notes) -> Source:
    """The source: legacy fonts converted, empty paragraphs dropped, each note after the paragraph of its anchor."""
    lines = list(_with_notes(paragraphs, notes))
    converted = to_unicode([line.pieces for line in lines])
    text = _Text()
    for line in lines:
        text.add(line)
    legacy = Counter(dict(converted))
    encoding = legacy.most_common(1)[0][0] if legacy else "unicode"
    repairs = {"legacy_encoding": legacy.total()} if legacy else {}
    marks = tuple(sorted(text.marks, key=lambda mark: (mark.start, -mark.end)))
    return Source(name, format_, encoding, "reading", "".join(text.parts), marks, repairs, "paragraphs")


def _with_notes(paragraphs: Sequence[Paragraph], notes: Notes) -> Iterator[Paragraph]:
    placed: set[str] = set()
    for paragraph in paragraphs:
        yield paragraph
        for piece in paragraph.pieces:
            if piece.anchor and piece.anchor not in placed:
                placed.add(piece.anchor)
                yield from notes.get(piece.anchor, ())
    for key, lines in notes.items():
        if key not in placed:
            yield from lines


class _Text:
    """Text that grows line by line, with its marks."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.marks: list[Mark] = []
        self._at = 0

    def add(self, line: Paragraph) -> None:
        pieces = _stripped(line.pieces)
        if not pieces:
            return
        start = self._at
        for piece in pieces:
            self._add_piece(piece)
        self.marks.append(Mark(line.kind, start, self._at, line.value))
        if line.centred:
            self.marks.append(Mark("centred", start, self._at))
        self.parts.append("\n")
        self._at += 1

    def _add_piece(self, piece: Piece) -> None:
        start, end = self._at, self._at + len(piece.text)
        self.parts.append(piece.text)
        self._at = end
        if piece.anchor:
            self.marks.append(Mark("note_anchor", start, end, piece.anchor))
        for kind, holds in (("raised", piece.raised), ("bold", piece.bold)):
            if holds and piece.text.strip():
                self._extend(kind, start, end)  # type: ignore[arg-type]  # both words are mark kinds

    def _extend(self, kind: MarkKind, start: int, end: int) -> None:
        """A mark for the stretch, as one with a mark of the kind that ends where it starts."""
        for at in range(len(self.marks) - 1, max(-1, len(self.marks) - 4), -1):
            mark = self.marks[at]
            if mark.kind == kind and mark.end == start:
                self.marks[at] = Mark(kind, mark.start, end, mark.value)
                return
        self.marks.append(Mark(kind, start, end))


def _stripped(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without white space at the ends of the line; nothing where only white space is left."""
    kept = [piece for piece in pieces if piece.text or piece.anchor]
    if not any(piece.text.strip() or piece.anchor for piece in kept):
        return []
    for piece in kept:
        piece.text = piece.text.replace("\r\n", "\v").replace("\n", "\v").replace("\r", "\v")
    while kept and not kept[0].anchor and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].anchor and not kept[-1].text.strip():
        del kept[-1]
    kept[0].text, kept[-1].text = kept[0].text.lstrip(), kept[-1].text.rstrip()
    if len(kept) == 1:
        kept[0].text = kept[0].text.strip()
    return kept
