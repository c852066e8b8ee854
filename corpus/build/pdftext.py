"""Text as copied out of a PDF: broken lines, marks as bare numbers, notes at the foot of each page."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.build.source import ANCHOR, Manuscript, Paragraph, plain

LINE, NOTE_LINE, PAGE = 84, 116, 40  # letters of a body line and of a note line; lines of a page
BREAK_LINE, BREAK_PAGE = "⏎", "⏏"  # where a manuscript forces a break inside a number


def render(manuscript: Manuscript) -> str:
    """The pages of the manuscript, one after the other."""
    pages = [_page(lines, manuscript.notes) for lines in _pages(manuscript)]
    return "".join(page if index == 0 else f" {index + 1} \n\n{page}" for index, page in enumerate(pages))


def _page(lines: list[str], notes: dict[str, str]) -> str:
    body = "".join(ANCHOR.sub(lambda mark: f"\n{mark[1]}\n", line) + " \n\n" for line in lines)
    keys = [mark[1] for line in lines for mark in ANCHOR.finditer(line)]
    if not keys:
        return body
    return body + " " * 43 + "\n" + "".join(_note(key, notes[key]) for key in keys)


def _note(key: str, text: str) -> str:
    # Copied text keeps a raised number on a line of its own; with two digits it often runs into the note.
    head = f"{key}\n " if len(key) == 1 else f"{key} "
    return head + " \n".join(wrapped(text, NOTE_LINE)) + " \n"


def _pages(manuscript: Manuscript) -> Iterator[list[str]]:
    page: list[str] = []
    used = 0
    for line in _lines(manuscript):
        text = line.removesuffix(BREAK_PAGE)
        notes = [len(wrapped(manuscript.notes[mark[1]], NOTE_LINE)) for mark in ANCHOR.finditer(text)]
        page.append(text)
        used += 1 + sum(notes)
        if used >= PAGE or text != line:
            yield page
            page, used = [], 0
    if page:
        yield page


def _lines(manuscript: Manuscript) -> Iterator[str]:
    for paragraph in manuscript.paragraphs:
        yield from wrapped(_shown(paragraph), LINE)


def _shown(paragraph: Paragraph) -> str:
    return ("- " if paragraph.kind == "li" else "") + plain(paragraph.text)


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` letters, marks not counted; a forced break ends a line inside a word."""
    lines = [""]
    for word in text.replace(BREAK_LINE, BREAK_LINE + " ").replace(BREAK_PAGE, BREAK_PAGE + " ").split():
        forced = lines[-1].endswith((BREAK_LINE, BREAK_PAGE))
        candidate = f"{lines[-1]} {word}".strip()
        if forced or len(ANCHOR.sub("", candidate)) > width:
            lines.append(word)
        else:
            lines[-1] = candidate
    return [line.removesuffix(BREAK_LINE) for line in lines]
