"""Makes docx packages from known text."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'{W} xmlns:r="{_RELS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def run(text="", font="", look="", extra=""):
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""
    letters = f'<w:t xml:space="preserve">{text}</w:t>' if text else ""
    return f"<w:r><w:rPr>{fonts}{look}</w:rPr>{letters}{extra}</w:r>"


def note(number, kind="footnote", typed=""):
    follows = ' w:customMarkFollows="1"' if typed else ""
    letters = f"<w:t>{typed}</w:t>" if typed else ""
    mark = f'<w:{kind}Reference{follows} w:id="{number}"/>'
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{mark}{letters}</w:r>'


def paragraph(*runs, style="", properties=""):
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    body = "".join(piece if piece.startswith("<") else run(piece) for piece in runs)
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{body}</w:p>"


def listed(text, number, level=0):
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(*paragraphs, merge=""):
    properties = f"<w:tcPr><w:vMerge{merge}/></w:tcPr>" if merge is not None and merge != "" else ""
    return f"<w:tc>{properties}{''.join(paragraphs) or '<w:p/>'}</w:tc>"


def table(*rows, borders=True):
    lines = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>' if borders else ""
    return f"<w:tbl><w:tblPr>{lines}</w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def notes_part(kind, texts):
    """Texts are paragraphs of runs by number; a text that begins with < stands as it is."""
    special = f'<w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>'
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    held = "".join(
        f'<w:{kind} w:id="{number}">{text if text.startswith("<") else paragraph(mark, " " + text)}</w:{kind}>'
        for number, text in texts.items()
    )
    return f"<w:{kind}s {_NAMES}>{special}{held}</w:{kind}s>"


def package(
    body, *, styles="", numbering="", footnotes=None, endnotes=None, settings="", extra=(), method=zipfile.ZIP_DEFLATED
):
    """The bytes of a docx with this body."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
    }
    links = []
    for name, content in (
        ("styles", styles and f"<w:styles {W}>{styles}</w:styles>"),
        ("numbering", numbering and f"<w:numbering {W}>{numbering}</w:numbering>"),
        ("settings", settings and f"<w:settings {W}>{settings}</w:settings>"),
        ("footnotes", footnotes and notes_part("footnote", footnotes)),
        ("endnotes", endnotes and notes_part("endnote", endnotes)),
    ):
        if content:
            parts[f"word/{name}.xml"] = content
            links.append((name, f"{name}.xml"))
    parts["word/_rels/document.xml.rels"] = _relations(*links)
    return zipped({**parts, **dict(extra)}, method)


def _relations(*links):
    held = (f'<Relationship Id="{kind}" Type="{_RELS}/{kind}" Target="{target}"/>' for kind, target in links)
    return f'<Relationships xmlns="x">{"".join(held)}</Relationships>'


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
