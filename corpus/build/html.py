"""A manuscript as the HTML that word processors export: marks as links, notes in a list of divisions at the end."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from corpus.build.source import Manuscript, Paragraph, cells, spans

_HEAD = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>body {{ font-family: serif; max-width: 44em; margin: auto }} .l, .r {{ text-align: center }}</style>
</head>
<body>
<div id="menu"><a href="/">Trang chủ</a> | <a href="/van-ban">Văn bản</a> | <a href="/lien-he">Liên hệ</a></div>
<div id="content">
"""
_TAGS = {"h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4"}
_CLASSES = {"left": "l", "right": "r", "recipients": "nn", "signature": "ky", "note": "gc", "li": "gach"}


def render(manuscript: Manuscript) -> str:
    """The page."""
    title = " ".join(paragraph.text for paragraph in manuscript.paragraphs if paragraph.kind == "h1")
    body = "".join(_groups(manuscript))
    return _HEAD.format(title=escape(title)) + body + _notes(manuscript) + "</div>\n</body>\n</html>\n"


def _groups(manuscript: Manuscript) -> Iterator[str]:
    for table, group in groupby(manuscript.paragraphs, key=lambda paragraph: paragraph.kind == "tr"):
        paragraphs = list(group)
        yield _table(paragraphs) if table else "".join(map(_paragraph, paragraphs))


def _table(rows: list[Paragraph]) -> str:
    shown = [cells(row.text) for row in rows if set(row.text) - set("|- ")]
    lines = [_row(row, "th" if at == 0 else "td") for at, row in enumerate(shown)]
    return '<table border="1">\n' + "".join(lines) + "</table>\n"


def _row(row: list[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>\n"


def _paragraph(paragraph: Paragraph) -> str:
    tag = _TAGS.get(paragraph.kind, "p")
    kind = _CLASSES.get(paragraph.kind)
    opening = f'<{tag} class="{kind}">' if kind else f"<{tag}>"
    dash = "- " if paragraph.kind == "li" else ""
    return f"{opening}{dash}{_inline(paragraph.text)}</{tag}>\n"


def _inline(text: str) -> str:
    parts = []
    for span in spans(text):
        if span.note:
            parts.append(f'<a href="#_ftn{span.note}" name="_ftnref{span.note}"><sup>[{span.note}]</sup></a>')
        elif span.italic or span.bold:
            tag = "b" if span.bold else "i"
            parts.append(f"<{tag}>{escape(span.text)}</{tag}>")
        else:
            parts.append(escape(span.text))
    return "".join(parts)


def _notes(manuscript: Manuscript) -> str:
    return "<hr>\n" + "".join(_note(key, text) for key, text in manuscript.notes.items())


def _note(key: str, text: str) -> str:
    mark = f'<a href="#_ftnref{key}" name="_ftn{key}"><sup>[{key}]</sup></a>'
    return f'<div id="ftn{key}"><p>{mark} {_inline(text)}</p></div>\n'
