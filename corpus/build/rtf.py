"""A manuscript as RTF in a VNI font, with true footnotes."""

from __future__ import annotations

from corpus.build.encodings import vni
from corpus.build.source import Manuscript, Paragraph, spans

_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 VNI-Times;}{\f1\froman\fcharset0 Times New Roman;}}"
    "\n"
    r"{\stylesheet{\ql\f0\fs26 Normal;}{\s1\qc\b\f0\fs28 heading 1;}{\s2\ql\b\f0\fs26 heading 2;}}"
    "\n"
    r"\paperw11906\paperh16838\margl1701\margr1134"
    "\n"
)
_STYLES = {
    "h1": r"\s1\qc\outlinelevel0\b\fs28",
    "h2": r"\s2\ql\outlinelevel1\b\fs26",
    "h3": r"\s2\ql\outlinelevel2\b\fs26",
    "left": r"\ql\b\fs26",
    "right": r"\qr\fs26",
    "signature": r"\qr\b\fs26",
    "note": r"\ql\i\fs22",
}


def render(manuscript: Manuscript) -> bytes:
    """The file: seven-bit letters alone."""
    body = "".join(_paragraph(paragraph, manuscript.notes) for paragraph in manuscript.paragraphs)
    return (_HEAD + body + "}\n").encode("ascii")


def _paragraph(paragraph: Paragraph, notes: dict[str, str]) -> str:
    style = _STYLES.get(paragraph.kind, r"\qj\fi567\fs26")
    dash = "- " if paragraph.kind == "li" else ""
    parts = [
        _note(notes[span.note]) if span.note else _styled(span.text, bold=span.bold, italic=span.italic)
        for span in spans(paragraph.text)
    ]
    return rf"\pard\plain{style}\f0 {dash}{''.join(parts)}\par" + "\n"


def _note(text: str) -> str:
    return rf"{{\super\chftn}}{{\footnote\pard\plain\qj\f0\fs20 {{\super\chftn}} {_escaped(vni(text))}}}"


def _styled(text: str, *, bold: bool, italic: bool) -> str:
    escaped = _escaped(vni(text))
    return f"{{{chr(92)}{'b' if bold else 'i'} {escaped}}}" if bold or italic else escaped


def _escaped(text: str) -> str:
    return "".join(_letter(letter) for letter in text)


def _letter(letter: str) -> str:
    if letter in "\\{}":
        return "\\" + letter
    return letter if letter.isascii() else f"\\'{letter.encode('cp1252').hex()}"
