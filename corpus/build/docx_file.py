"""A manuscript as a docx package: true footnotes and endnotes, headings, tables; the same bytes every time."""

from __future__ import annotations

import io
from itertools import groupby
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from lxml.builder import ElementMaker

from corpus.build.docx_parts import PARTS, W, styles
from corpus.build.source import Manuscript, Paragraph, Span, cells, spans

_E = ElementMaker(namespace=W, nsmap={"w": W})
_A = f"{{{W}}}"
_STYLES = {"h1": "Title", "h2": "Heading1", "h3": "Heading2", "h4": "Heading3"}
_ALIGNED = {"left": "center", "right": "center", "signature": "right", "h1": "center"}


def render(manuscript: Manuscript) -> bytes:
    """The package."""
    notes = {key: text for key, text in manuscript.notes.items() if key.isdigit()}
    ends = {key: text for key, text in manuscript.notes.items() if not key.isdigit()}
    parts = PARTS | {
        "word/document.xml": _xml(_document(manuscript)),
        "word/styles.xml": styles(),
        "word/footnotes.xml": _xml(_notes("footnote", notes)),
        "word/endnotes.xml": _xml(_notes("endnote", ends)),
    }
    out = io.BytesIO()
    with ZipFile(out, "w") as package:
        for name, data in parts.items():
            info = ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            package.writestr(info, data)
    return out.getvalue()


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _document(manuscript: Manuscript) -> etree._Element:
    body = _E.body()
    for table, group in groupby(manuscript.paragraphs, key=lambda paragraph: paragraph.kind == "tr"):
        paragraphs = list(group)
        body.extend([_table(paragraphs), _E.p()] if table else map(_paragraph, paragraphs))
    return _E.document(body)


def _table(rows: list[Paragraph]) -> etree._Element:
    shown = [cells(row.text) for row in rows if set(row.text) - set("|- ")]
    table = _E.tbl(_E.tblPr(_E.tblStyle({_A + "val": "TableGrid"})), _E.tblGrid(*(_E.gridCol() for _ in shown[0])))
    for at, row in enumerate(shown):
        line = _E.tr()
        if at == 0:
            line.append(_E.trPr(_E.tblHeader()))
        line.extend(_E.tc(_E.p(_run(Span(cell, bold=at == 0)))) for cell in row)
        table.append(line)
    return table


def _paragraph(paragraph: Paragraph) -> etree._Element:
    properties = _E.pPr()
    if style := _STYLES.get(paragraph.kind):
        properties.append(_E.pStyle({_A + "val": style}))
    if paragraph.kind == "li":
        properties.append(_E.numPr(_E.ilvl({_A + "val": "0"}), _E.numId({_A + "val": "1"})))
    if side := _ALIGNED.get(paragraph.kind):
        properties.append(_E.jc({_A + "val": side}))
    bold = paragraph.kind in {"left", "signature"}
    return _E.p(properties, *(_run(span, bold=bold) for span in spans(paragraph.text)))


def _run(span: Span, *, bold: bool = False) -> etree._Element:
    properties = _E.rPr()
    if span.note:
        properties.append(_E.vertAlign({_A + "val": "superscript"}))
        kind = "footnoteReference" if span.note.isdigit() else "endnoteReference"
        return _E.r(properties, _E(kind, {_A + "id": _number(span.note)}))
    properties.extend(_E(tag) for tag, on in (("b", bold or span.bold), ("i", span.italic)) if on)
    return _E.r(properties, _text(span.text))


def _text(text: str) -> etree._Element:
    return _E.t(text, {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})


def _number(key: str) -> str:
    return key if key.isdigit() else str("abcdefgh".index(key) + 1)


def _notes(kind: str, notes: dict[str, str]) -> etree._Element:
    root = _E(f"{kind}s")
    # Word keeps two notes of its own, the lines that part notes from the body.
    for number, sort in (("-1", "separator"), ("0", "continuationSeparator")):
        root.append(_E(kind, {_A + "type": sort, _A + "id": number}, _E.p(_E.r(_E(sort)))))
    for key, text in notes.items():
        mark = _E.r(_E.rPr(_E.vertAlign({_A + "val": "superscript"})), _E(f"{kind}Ref"))
        root.append(_E(kind, {_A + "id": _number(key)}, _E.p(mark, _run(Span(" ")), *map(_run, spans(text)))))
    return root
