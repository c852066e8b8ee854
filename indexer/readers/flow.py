"""The paragraphs that a format knows, put together as source text with marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.models.source import MarkKind, Source
from indexer.readers.fonts import to_unicode
from indexer.readers.marking import MarkedText


@dataclass(slots=True)
class Piece:
    """Letters of one look; where `anchor` is given, the mark of that note (its text may be empty)."""

    text: str
    font: str = ""
    raised: bool = False
    bold: bool = False
    anchor: str = ""

    def looks_like(self, other: Piece) -> bool:
        """Whether the letters of both can be one piece."""
        plain = not self.anchor and not other.anchor
        return plain and (self.font, self.raised, self.bold) == (other.font, other.raised, other.bold)


@dataclass(slots=True)
class Paragraph:
    """One line of the source text to be: `kind` and `value` are those of its mark."""

    pieces: list[Piece] = field(default_factory=list)
    kind: MarkKind = "paragraph"
    value: str = ""
    centred: bool = False
    furniture: bool = False

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


def assemble(
    name: str, format_: str, paragraphs: Sequence[Paragraph], notes: Notes, printed: Mapping[str, int] | None = None
) -> Source:
    """The source: legacy fonts converted, empty paragraphs dropped, each note after the paragraph of its anchor.

    `printed` are the numbers of automatic notes by their keys, where the format tells them.
    """
    lines = list(_with_notes(paragraphs, notes))
    converted = to_unicode([line.pieces for line in lines])
    text = MarkedText()
    for line in lines:
        _write(line, text, printed or {})
    legacy = converted.most_common(1)
    repairs = {"legacy_encoding": converted.total()} if legacy else {}
    return Source(name, format_, legacy[0][0] if legacy else "unicode", "reading", *text.done(), repairs, "paragraphs")


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


def _write(line: Paragraph, text: MarkedText, printed: Mapping[str, int]) -> None:
    pieces = _stripped(line.pieces)
    if not pieces:
        return
    start = text.at
    for piece in pieces:
        if piece.anchor:
            text.mark("note_anchor", text.at, text.at + len(piece.text), piece.anchor)
            if piece.anchor in printed:
                text.mark("note_number", text.at, text.at + len(piece.text), f"{printed[piece.anchor]} {piece.anchor}")
        text.put_looking(piece.text, raised=piece.raised, bold=piece.bold)
    text.mark(line.kind, start, text.at, line.value)
    if line.furniture:
        text.mark("furniture", start, text.at)
    if line.centred:
        text.mark("centred", start, text.at)
    text.end_line()


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
