"""A manuscript as Markdown with footnotes."""

from __future__ import annotations

from corpus.build.source import ANCHOR, Manuscript, Paragraph, cells


def render(manuscript: Manuscript) -> str:
    """The Markdown text, each note after the paragraph that its mark stands in."""
    parts: list[str] = []
    previous = ""
    for paragraph in manuscript.paragraphs:
        if paragraph.kind == "h1" and not paragraph.text:
            continue
        row = paragraph.kind == "tr"
        parts.append(("\n" if row and previous == "tr" else "\n\n") + _block(paragraph))
        parts += [f"\n\n[^{mark[1]}]: {manuscript.notes[mark[1]]}" for mark in ANCHOR.finditer(paragraph.text)]
        previous = paragraph.kind
    return "".join(parts).lstrip("\n") + "\n"


def _block(paragraph: Paragraph) -> str:
    match paragraph.kind:
        case "h1" | "h2" | "h3" | "h4":
            return "#" * int(paragraph.kind[1]) + " " + paragraph.text
        case "li":
            return f"- {paragraph.text}"
        case "tr":
            return "| " + " | ".join(cells(paragraph.text)) + " |"
        case "left" | "signature":
            return f"**{paragraph.text}**" if paragraph.text != "*" else "\\*"
        case "note":
            return f"*{paragraph.text}*"
        case _:
            return paragraph.text
