"""A manuscript as a PDF: raised marks, notes in small type at the foot of their page, a table, page numbers.

Needs reportlab (BSD) and the DejaVu fonts (free licence, embedded as subsets); the file is the same every time.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.build.source import Manuscript, Paragraph, Span, cells, spans

_FONTS = Path("/usr/share/fonts/truetype/dejavu")
_FACES = {"": "DejaVuSerifCondensed", "b": "DejaVuSerifCondensed-Bold", "i": "DejaVuSerifCondensed-Italic"}
_LEFT, _WIDTH, _TOP, _BOTTOM = 85.0, 439.0, 770.0, 60.0  # points
_BODY, _NOTE, _MARK = 12.0, 9.0, 7.0  # sizes of type, points
_LEADING = 1.4
_RULE = 16.0  # room for the line above the notes, points
_CENTRED = {"left", "right", "h1"}
_BOLD = {"left", "h1", "h2", "h3", "signature"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one face and size, with no space inside that could be a line's end; a mark is raised."""

    text: str
    face: str
    size: float
    note: str | None = None

    @property
    def width(self) -> float:
        """Its width in points."""
        return float(stringWidth(self.text, self.face, self.size))


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces that stand on one line, or the cells of a table row, each with its place."""

    pieces: tuple[tuple[float, Piece], ...]
    height: float

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes whose marks stand on it."""
        return tuple(piece.note for _, piece in self.pieces if piece.note)


def render(manuscript: Manuscript) -> bytes:
    """The file."""
    for face in _FACES.values():
        registerFont(TTFont(face, str(_FONTS / f"{face}.ttf")))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setTitle(" ".join(paragraph.text for paragraph in manuscript.paragraphs if paragraph.kind == "h1"))
    notes = {key: _note_lines(key, text) for key, text in manuscript.notes.items()}
    for number, page in enumerate(_pages(manuscript, notes), start=1):
        _draw(canvas, page, notes, number)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _pages(manuscript: Manuscript, notes: dict[str, list[Line]]) -> Iterator[list[Line]]:
    page: list[Line] = []
    left = _TOP - _BOTTOM - _RULE
    for paragraph in manuscript.paragraphs:
        for line in _lines(paragraph):
            need = line.height + sum(note.height for key in line.notes for note in notes[key])
            if need > left:
                yield page
                page, left = [], _TOP - _BOTTOM - _RULE
            page.append(line)
            left -= need
    yield page


def _draw(canvas: Canvas, page: list[Line], notes: dict[str, list[Line]], number: int) -> None:
    if number > 1:
        canvas.setFont(_FACES[""], _NOTE)
        canvas.drawCentredString(A4[0] / 2, _TOP + 25, str(number))
    _draw_lines(canvas, page, _TOP)
    feet = [foot for line in page for key in line.notes for foot in notes[key]]
    if feet:
        top = _BOTTOM + sum(foot.height for foot in feet)
        canvas.line(_LEFT, top + 2, _LEFT + 130, top + 2)
        _draw_lines(canvas, feet, top)


def _draw_lines(canvas: Canvas, lines: list[Line], y: float) -> None:
    for line in lines:
        y -= line.height
        for x, piece in line.pieces:
            canvas.setFont(piece.face, piece.size)
            canvas.drawString(x, y + (4 if piece.size == _MARK else 0), piece.text)


def _lines(paragraph: Paragraph) -> list[Line]:
    if paragraph.kind == "tr":
        return _row(paragraph.text)
    style = "b" if paragraph.kind in _BOLD else ""
    size = _NOTE if paragraph.kind == "note" else _BODY
    dash = "- " if paragraph.kind == "li" else ""
    pieces = _pieces([Span(dash), *spans(paragraph.text)] if dash else spans(paragraph.text), style, size)
    lines = _set(pieces, _WIDTH, centred=paragraph.kind in _CENTRED)
    return [*lines, Line((), 5.0)]


def _note_lines(key: str, text: str) -> list[Line]:
    mark = Piece(key, _FACES[""], _MARK)
    return _set([mark, Piece(" ", _FACES[""], _NOTE), *_pieces(spans(text), "", _NOTE)], _WIDTH, centred=False)


def _row(text: str) -> list[Line]:
    if not set(text) - set("|- "):
        return []
    columns = cells(text)
    rest = 80.0  # points of each column but the first
    places = [_LEFT, *(_LEFT + _WIDTH - rest * (len(columns) - at) for at in range(1, len(columns)))]
    pieces = tuple((x, Piece(cell, _FACES[""], 11.0)) for x, cell in zip(places, columns, strict=True))
    return [Line(pieces, 11.0 * _LEADING)]


def _pieces(found: list[Span], style: str, size: float) -> list[Piece]:
    pieces: list[Piece] = []
    for span in found:
        face = _FACES["b" if span.bold else "i" if span.italic else style]
        if span.note:
            pieces.append(Piece(span.note, face, _MARK, note=span.note))
            continue
        for at, word in enumerate(span.text.split(" ")):
            pieces += [Piece(" ", face, size)] * (at > 0) + [Piece(word, face, size)] * bool(word)
    return pieces


def _set(pieces: list[Piece], width: float, *, centred: bool) -> list[Line]:
    """The pieces broken into lines at spaces; adjoining pieces of one face become one."""
    lines: list[list[Piece]] = [[]]
    for word in _words(pieces):
        if sum(piece.width for piece in (*lines[-1], *word)) > width and lines[-1]:
            lines.append([])
        lines[-1] += word[1:] if not lines[-1] and word[0].text == " " else word
    size = max((piece.size for piece in pieces), default=_BODY)
    return [_placed(_joined(line), size, centred=centred) for line in lines if line]


def _words(pieces: list[Piece]) -> Iterator[list[Piece]]:
    word: list[Piece] = []
    for piece in pieces:
        if piece.text == " " and word:
            yield word
            word = []
        word.append(piece)
    if word:
        yield word


def _joined(line: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in line:
        last = joined[-1] if joined else None
        if last and not last.note and not piece.note and (last.face, last.size) == (piece.face, piece.size):
            joined[-1] = Piece(last.text + piece.text, last.face, last.size)
        else:
            joined.append(piece)
    return joined


def _placed(line: list[Piece], size: float, *, centred: bool) -> Line:
    x = _LEFT + ((_WIDTH - sum(piece.width for piece in line)) / 2 if centred else 0)
    placed = []
    for piece in line:
        placed.append((x, piece))
        x += piece.width
    return Line(tuple(placed), size * _LEADING)
