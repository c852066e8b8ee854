"""pdf: the text layer, line by line in reading order, with what size and place tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from indexer.models.source import MarkKind, Source
from indexer.readers.errors import ReadError
from indexer.readers.flow import Piece
from indexer.readers.fonts import to_unicode
from indexer.readers.marking import MarkedText
from indexer.readers.pdf_furniture import furniture
from indexer.readers.pdf_letters import LetterReader, PageLetters, PageTooFullError
from indexer.readers.pdf_lines import Line, by_size, lines_of, usual_distance

_SMALL = 0.93  # of the body's size: 14-point reports carry 12- or 13-point notes
_FEW_LETTERS = 10  # a page; scans carry stamps and page numbers at most
_PARAGRAPH_GAP = 1.5  # of the usual distance of lines


def read_pdf(name: str, data: bytes) -> Source:
    """The source of a pdf with a text layer; raises ReadError."""
    document = _open(name, data)
    try:
        letters = _letters(document)
    except pypdfium2.PdfiumError as error:
        raise _damaged(name, str(error)) from error
    except PageTooFullError as error:
        what = f"«{name}» bị từ chối: một trang chứa {error} chữ cái, không thể là một trang thật."
        raise ReadError("unsafe", what, "Nếu tệp đáng tin, hãy in lại thành pdf rồi nạp lại.") from error
    finally:
        document.close()
    _refuse_scan(name, letters)
    pages = [lines_of(page) for page in letters]
    return _Writer(name, pages, [page.height for page in letters]).source(_textless(letters))


def _open(name: str, data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) == 0:
            raise _damaged(name, "không có trang nào")
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise ReadError("encrypted", f"«{name}» được đặt mật khẩu.", "Hãy bỏ mật khẩu rồi nạp lại.") from error
        raise _damaged(name, str(error)) from error
    return document


def _damaged(name: str, what: str) -> ReadError:
    return ReadError(
        "damaged", f"«{name}» không mở được như một tệp pdf: {what.rstrip('. ')}.", "Hãy lấy lại bản đầy đủ của tệp."
    )


def _letters(document: pypdfium2.PdfDocument) -> list[PageLetters]:
    reader = LetterReader()
    pages = []
    for index in range(len(document)):
        page = document[index]
        pages.append(reader.read(page))
        page.close()
    return pages


def _textless(pages: Sequence[PageLetters]) -> int:
    return sum(page.has_image and sum(len(f.text) for f in page.fragments) < _FEW_LETTERS for page in pages)


def _refuse_scan(name: str, pages: Sequence[PageLetters]) -> None:
    letters = sum(len(fragment.text.strip()) for page in pages for fragment in page.fragments)
    if letters >= _FEW_LETTERS * len(pages):
        return
    if letters == 0 or _textless(pages):
        raise ReadError(
            "scan",
            f"«{name}» là bản quét không có lớp chữ: {len(pages)} trang, đọc được {letters} chữ cái.",
            "Hãy nhận dạng chữ (OCR) rồi nạp lại, hoặc nạp bản gốc docx.",
        )


@dataclass(slots=True)
class _Margins:
    left: float
    right: float


class _Writer:
    """Writes lines down as source text with marks."""

    def __init__(self, name: str, pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> None:
        self._name = name
        self._pages = pages
        self._furniture = furniture(pages, heights)
        self._body = by_size(line for page in pages for line in page)
        self._text = MarkedText()

    def source(self, textless: int) -> Source:
        pieces = {id(line): self._pieces(line) for page in self._pages for line in page}
        converted = to_unicode(list(pieces.values()), lost_horns=True)
        for number, page in enumerate(self._pages, start=1):
            start = self._text.at
            self._write_page(page, pieces)
            self._text.mark("page", start, max(start, self._text.at - 1), str(number))
        repairs = {"legacy_encoding": converted.total()} if converted else {}
        if textless:
            repairs["pages_without_text"] = textless
        encoding = converted.most_common(1)[0][0] if converted else "unicode"
        return Source(self._name, "pdf", encoding, "reading", *self._text.done(), repairs, "lines")

    def _pieces(self, line: Line) -> list[Piece]:
        return [Piece(text, f.font, line.raised(f), f.bold) for text, f in line.spaced()]

    def _write_page(self, page: Sequence[Line], pieces: dict[int, list[Piece]]) -> None:
        margins, distance = _margins(page), usual_distance(page)
        above: Line | None = None
        for line in page:
            gap = above.base - line.base if above and id(above) not in self._furniture else 0.0
            if gap > _PARAGRAPH_GAP * distance:
                self._text.end_line()
            self._write_line(line, pieces[id(line)], margins)
            above = line

    def _write_line(self, line: Line, pieces: Sequence[Piece], margins: _Margins) -> None:
        start = self._text.at
        pieces[0].text, pieces[-1].text = pieces[0].text.lstrip(), pieces[-1].text.rstrip()
        for piece in pieces:
            self._text.put_looking(piece.text, raised=piece.raised, bold=piece.bold)
        marks: tuple[tuple[MarkKind, bool], ...] = (
            ("furniture", id(line) in self._furniture),
            ("small", line.size <= self._body * _SMALL),
            ("centred", _centred(line, margins)),
        )
        for kind, holds in marks:
            if holds and self._text.at > start:
                self._text.mark(kind, start, self._text.at)
        self._text.end_line()


def _margins(page: Sequence[Line]) -> _Margins:
    lefts, rights = sorted(line.left for line in page), sorted(line.right for line in page)
    if not lefts:
        return _Margins(0, 0)
    return _Margins(lefts[len(lefts) // 10], rights[-1 - len(rights) // 10])


def _centred(line: Line, margins: _Margins) -> bool:
    left, right = line.left - margins.left, margins.right - line.right
    return left > line.size and right > line.size and abs(left - right) < line.size
