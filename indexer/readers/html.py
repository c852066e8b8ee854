"""html, also as Word writes it: paragraphs, lists, tables, notes."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass, replace

from lxml import etree
from lxml import html as lxml_html

from indexer.models.source import Source
from indexer.readers.errors import ReadError
from indexer.readers.flow import Paragraph, Piece, assemble, joined
from indexer.readers.html_furniture import is_furniture
from indexer.readers.html_tables import cells_of, rows_of, skipped, span
from indexer.readers.plain import decode

_DROPPED = frozenset(("script", "style", "head", "noscript", "template", "select", "textarea", "button", "svg"))
_BREAKS = frozenset(
    (
        *("p", "div", "li", "tr", "ul", "ol", "blockquote", "pre", "section", "article", "header", "footer", "main"),
        *("center", "h1", "h2", "h3", "h4", "h5", "h6", "body", "dl", "dt", "dd", "figure", "figcaption", "address"),
        *("form", "hr", "caption"),
    )
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NOTE = r"_?(ftn|edn|fn|footnote|endnote|cite_note)(?!_?ref)[-_:]?(\w+)$"
_NOTE_LINK, _NOTE_PLACE = re.compile("#" + _NOTE, re.I), re.compile(_NOTE, re.I)
_BACK_LINK = re.compile(r"#_?(ftnref|ednref|fnref|footnoteref|endnoteref|cite_ref)", re.I)
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^\"';,]+)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.I)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.I)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.I)
_CONDITIONAL = re.compile(r"<!\[(?:if|endif)[^>]{0,200}\]>", re.I)
_MAX_DEPTH = 400


@dataclass(frozen=True, slots=True)
class _Look:
    font: str = ""
    raised: bool = False
    bold: bool = False
    centred: bool = False
    kept: bool = False  # white space is kept, as in <pre>


def read_html(name: str, data: bytes) -> Source:
    """The source of an html file; raises ReadError."""
    return _read(name, _decoded(name, data), "html")


def read_mhtml(name: str, data: bytes) -> Source:
    """The source of a web archive, as Word saves it: its first html part."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return _read(name, _decoded(name, payload, part.get_content_charset()), "mhtml")
    raise ReadError("unsupported", f"«{name}» không chứa trang html nào.", "Hãy lưu lại dưới dạng docx rồi nạp lại.")


def _decoded(name: str, data: bytes, charset: str | None = None) -> str:
    declared = _CHARSET.search(data[:4096])
    label = charset or (declared[1].decode("ascii") if declared else "")
    if label.lower().replace("_", "-") not in ("", "utf-8", "utf8", "unicode", "utf-16"):
        try:
            return data.decode(label)
        except (LookupError, UnicodeDecodeError):
            pass  # the label lies: the bytes are asked instead
    return decode(name, data)[0]


def _read(name: str, text: str, format_: str) -> Source:
    # lxml refuses NUL and controls that no html may hold; an encoding in an XML declaration would contradict the text.
    text = re.sub(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]", "", _CONDITIONAL.sub("", text))
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = lxml_html.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(
            "damaged", f"«{name}» không phải html đọc được: {error}.", "Hãy mở bằng trình duyệt rồi lưu lại."
        ) from error
    try:
        page = _Page(root)
    except NestedTooDeepError as error:
        what = f"«{name}» bị từ chối: thẻ html lồng nhau quá {_MAX_DEPTH} tầng."
        raise ReadError("unsafe", what, "Hãy mở bằng trình duyệt rồi lưu lại.") from error
    return assemble(name, format_, page.paragraphs, page.notes)


class NestedTooDeepError(Exception):
    """More levels of tags than any real page has."""


class _Page:
    """Walks the tree once, in order."""

    def __init__(self, root: lxml_html.HtmlElement) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: dict[str, list[Paragraph]] = {}
        self._note_places = self._find_notes(root)
        self._current = Paragraph()
        self._into = self.paragraphs
        self._depth = 0
        self._walk(root, _Look())
        self._break()

    def _find_notes(self, root: lxml_html.HtmlElement) -> dict[object, str]:
        """The elements that hold notes: those that a note link in the text leads to."""
        links = (link.get("href", "") for link in root.iter("a"))
        wanted = {link[1:]: _key(match) for link in links if (match := _NOTE_LINK.match(link))}
        places: dict[object, str] = {}
        for element in root.iter():
            for name in (element.get("id"), element.get("name")):
                if name and name in wanted and isinstance(element.tag, str):
                    places.setdefault(_holder(element, wanted[name]), wanted[name])
        return places

    def _walk(self, element: lxml_html.HtmlElement, look: _Look) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        style = element.get("style", "")
        if tag in _DROPPED or _HIDDEN.search(style):
            return
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise NestedTooDeepError
        look = _looking(tag, element, style, look)
        if element in self._note_places:
            self._note(element, look)
        elif tag == "table":
            self._table(element, look)
        elif is_furniture(element):
            self._aside(element, look)
        elif tag in _BREAKS:
            self._break()
            self._open(tag, element, look)
            self._inside(element, look)
            self._break()
        elif tag == "a" and self._is_anchor(element):
            pass
        elif tag == "br":
            self._letters("\v", replace(look, kept=True))
        else:
            self._inside(element, look)
        self._depth -= 1

    def _aside(self, element: lxml_html.HtmlElement, look: _Look) -> None:
        self._break()
        outer, self._into = self._into, []
        self._inside(element, look)
        self._break()
        outer += [replace(paragraph, furniture=True) for paragraph in self._into]
        self._into = outer

    def _inside(self, element: etree._Element, look: _Look) -> None:
        self._letters(element.text or "", look)
        for child in element:
            self._walk(child, look)
            self._letters(child.tail or "", look)

    def _open(self, tag: str, element: etree._Element, look: _Look) -> None:
        paragraph = self._current
        if re.fullmatch(r"h[1-6]", tag):
            paragraph.kind, paragraph.value = "heading", tag[1]
        elif tag == "li":
            depth = sum(1 for _ in element.iterancestors("ul", "ol"))
            paragraph.kind, paragraph.value = "list_item", str(min(9, max(1, depth)))
            paragraph.pieces.append(Piece(_label(element)))
        else:
            paragraph.value = element.get("class", "")
        paragraph.centred = look.centred

    def _letters(self, text: str, look: _Look) -> None:
        if not look.kept:
            text = _SPACE.sub(" ", text)
            before = self._current.pieces[-1].text if self._current.pieces else " "
            if before[-1:] in (" ", "\v"):
                text = text.lstrip(" ")
        elif text != "\v":
            text = text.replace("\n", "\v")
        if text:
            self._current.pieces.append(Piece(text, look.font, look.raised, look.bold))

    def _break(self) -> None:
        if self._current.text.strip() or any(piece.anchor for piece in self._current.pieces):
            self._into.append(self._current)
        self._current = Paragraph()

    def _is_anchor(self, link: lxml_html.HtmlElement) -> bool:
        """Write down the anchor of a note; links back from a note to its anchor are left out."""
        target = link.get("href", "")
        if _BACK_LINK.match(target):
            return True
        match = _NOTE_LINK.match(target)
        key = match and _key(match)
        if not key or key not in self._note_places.values():
            return False
        self._current.pieces.append(Piece(str(link.text_content()).strip(), raised=True, anchor=key))
        return True

    def _note(self, element: etree._Element, look: _Look) -> None:
        key = self._note_places.pop(element)
        self._break()
        outer, self._into = self._into, self.notes.setdefault(key, [])
        self._note_places[object()] = key  # still a known note, but walked only once
        self._inside(element, look)
        self._break()
        for paragraph in self._into:
            paragraph.kind, paragraph.value = "note", key
        self._into = outer

    def _table(self, table: etree._Element, look: _Look) -> None:
        self._break()
        lines = [(row, list(cells_of(row))) for row in rows_of(table)]
        bordered = (
            table.get("border", "0") not in ("0", "") or "solid" in etree.tostring(table, encoding="unicode")[:20_000]
        )
        places = len(lines) <= 6 and all(len(cells) <= 2 for _, cells in lines) and not bordered
        outer = self._into
        held: dict[int, int] = {}  # columns that a cell of a row above reaches down to, and how many rows more
        for row, cells in lines:
            texts: list[list[Paragraph]] = []
            for cell in cells:
                texts += skipped(held, len(texts))
                held[len(texts)] = span(cell) - 1
                self._into = []
                self._inside(cell, _looking("td", cell, cell.get("style", ""), look))
                self._break()
                texts.append(self._into)
            if places or len(cells) == 1 == len(lines):
                outer += [paragraph for cell in texts for paragraph in cell]
            elif any(texts):
                texts += skipped(held, len(texts))
                header = all(cell.tag == "th" for cell in cells) or any(True for _ in row.iterancestors("thead"))
                pieces = joined([joined([part.pieces for part in cell], "\v") for cell in texts], " | ")
                outer.append(Paragraph(pieces, "table_row", "header" if header else ""))
        self._into = outer


def _looking(tag: str, element: etree._Element, style: str, look: _Look) -> _Look:
    font = _FONT.search(style)
    return _Look(
        font=font[1].strip() if font else element.get("face", "").partition(",")[0].strip() or look.font,
        raised=look.raised or tag == "sup" or bool(_RAISED.search(style)),
        bold=look.bold or tag in ("b", "strong", "th") or bool(_BOLD.search(style)),
        centred=look.centred or tag == "center" or element.get("align") == "center" or bool(_CENTRED.search(style)),
        kept=look.kept or tag == "pre",
    )


def _key(match: re.Match[str]) -> str:
    """The key of a note: `f1` or `e1`, whatever the program that wrote the link calls notes."""
    return ("e" if match[1].lower().startswith("e") else "f") + match[2]


def _holder(element: etree._Element, key: str) -> etree._Element:
    """What holds the note that an element marks: a division of the same number, or the paragraph."""
    for division in element.iterancestors("div", "li"):
        match = _NOTE_PLACE.match(division.get("id", ""))
        if match and _key(match) == key:
            return division
    return next(element.iterancestors("p", "li", "div"), element) if element.tag == "a" else element


def _label(item: etree._Element) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    start = parent.get("start", "1")
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return f"{(int(start) if start.isdigit() else 1) + before}. "
