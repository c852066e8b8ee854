"""Manuscripts of the corpus in the layouts of the wild, with the notes that a reader must find in them.

Marks stand as tokens until the whole text is laid out; then each becomes what the layout shows, and its place is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.build.pdftext import wrapped
from corpus.build.source import ANCHOR, plain

RULE, DRAWN = " " * 43 + "\n", "_" * 20 + "\n"  # above notes: as Word's rule is copied, as some draw it
_TOKEN = re.compile("\ue000(\\d+)\ue001")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARKS = {
    "inline": "[footnoteRef:{}]",
    "dressed": "⁽{^}⁾",
    "raised": "{^}",
    "round": "({})",
    "square": "[{}]",
    "alone": "\n{}\n",
    "glued": "{}",
}
_NOTES = {
    "inline": "[{}: {text}]",
    "dressed": "⁽{^}⁾. {text}",
    "raised": "{^} {text}",
    "round": "({}) {text}",
    "square": "[{}] {text}",
    "plain": "{} {text}",
    "point": "{}. {text}",
    "alone": "{}\n {text}",
}


@dataclass(frozen=True)
class Note:
    """A note as it must be found: the place of its mark, its number and its text."""

    start: int
    number: int
    text: str


@dataclass(frozen=True)
class Layout:
    """How a text is set: marks and notes by their names above, then what its pages look like."""

    mark: str
    note: str
    page: int = 40  # printed lines of a page, or the letters of one in paragraphs
    width: int = 0  # letters of a printed line; 0: a line a paragraph
    rule: str = ""
    between: str = "\n"  # lines or paragraphs
    feed: str = ""
    folio: str = ""  # "top", "foot", "head": under a running head
    restart: bool = False
    gathered: bool = False  # notes at the end of the document
    running: bool = False  # the last note of a page ends at the foot of the next, where its last line may be cut off


def _shown(form: str, number: int, text: str = "") -> str:
    return form.replace("{^}", str(number).translate(_RAISED)).replace("{}", str(number)).replace("{text}", text)


class _Writer:
    def __init__(self, manuscript, layout):
        order = {key: place for place, key in enumerate(self._keys(manuscript), 1)}
        self.layout = layout
        self.notes = {order[key]: plain(manuscript.notes[key]) for key in order}
        self.paragraphs = [
            (paragraph.kind, ("- " if paragraph.kind == "li" else "") + self._tokens(paragraph.text, order))
            for paragraph in manuscript.paragraphs
            if paragraph.text and not re.fullmatch(r"[\s|-]+", paragraph.text)
        ]
        self.numbers = {} if layout.restart else {key: key for key in self.notes}
        self.on_page = 0

    @staticmethod
    def _keys(manuscript):
        return dict.fromkeys(mark[1] for part in manuscript.paragraphs for mark in ANCHOR.finditer(part.text))

    @staticmethod
    def _tokens(text, order):
        return ANCHOR.sub(lambda mark: f"\ue000{order[mark[1]]}\ue001", plain(text))

    def number(self, text):
        """Give the marks of a stretch their numbers; the keys of their notes."""
        keys = [int(found[1]) for found in _TOKEN.finditer(text)]
        for key in keys:
            self.on_page += 1
            self.numbers.setdefault(key, self.on_page)
        return keys

    def new_page(self):
        if self.layout.restart:
            self.on_page = 0

    def note(self, key):
        return _shown(_NOTES[self.layout.note], self.numbers[key], self.notes[key])

    def finished(self, text):
        """The text with its marks, and the notes that stand in it."""
        parts, notes, at, place = [], [], 0, 0
        for token in _TOKEN.finditer(text):
            key = int(token[1])
            mark = _shown(_MARKS[self.layout.mark], self.numbers[key])
            place += token.start() - at
            notes.append(Note(place + mark.startswith("\n"), self.numbers[key], self.notes[key]))
            parts += [text[at : token.start()], mark]
            place, at = place + len(mark), token.end()
        return "".join([*parts, text[at:]]), notes


def render(manuscript, layout):
    """The manuscript in that layout, and its notes in order of their marks."""
    writer = _Writer(manuscript, layout)
    if layout.width:
        return writer.finished(layout.feed.join(_printed(writer, layout)))
    return writer.finished(layout.between.join(_paragraphs(writer, layout)))


def _paragraphs(writer, layout):
    """Paragraphs, cut where a page ended: there stand the notes of that page."""
    parts, waiting, used = [], [], 0

    def end_page():
        nonlocal used
        parts.extend(writer.note(key) for key in waiting)
        waiting.clear()
        writer.new_page()
        used = 0

    for kind, whole in writer.paragraphs:
        text, words = whole, whole.split(" ")
        cut = max(0, layout.page - used) // 6
        if not layout.gathered and kind == "p" and waiting and 6 <= cut <= len(words) - 6:
            head, text = " ".join(words[:cut]), " ".join(words[cut:])
            waiting += writer.number(head)
            parts.append(head)
            end_page()
        waiting += writer.number(text)
        parts.append(text)
        used += len(text)
    end_page()
    return parts


def _printed(writer, layout):
    """Pages of printed lines, their notes at the foot."""
    lines = [line for _, text in writer.paragraphs for line in _lines(text, layout.width)]
    at = page = 0
    over = []
    while at < len(lines):
        page += 1
        writer.new_page()
        body, foot, over = [], over, []
        long = False
        while at < len(lines) and len(body) + len(foot) < layout.page:
            for key in writer.number(lines[at]):
                note = _note_lines(writer.note(key), layout.width + 30)
                foot += note
                long = len(note) > 1 and note[-1][0].islower()
            body.append(lines[at])
            at += 1
        if layout.running and long and at < len(lines):
            over = [foot.pop()]
        yield _page(body, foot, page, layout)


def _page(body, foot, page, layout):
    text = "".join(line + layout.between for line in body)
    text += layout.rule + "".join(line + "\n" for line in foot) if foot else ""
    if layout.folio == "foot":
        return text + f"{page}\n"
    if page > 1 and layout.folio:
        return ("Báo cáo tổng kết công tác năm\n" if layout.folio == "head" else "") + f" {page} \n\n{text}"
    return text


def _lines(text, width):
    """Broken lines; marks are not counted."""
    keys = [found[0] for found in _TOKEN.finditer(text)]
    lines = wrapped(_TOKEN.sub("[^\\1]", text), width)
    return [re.sub(r"\[\^(\d+)\]", "\ue000\\1\ue001", line) for line in lines] if keys else lines


def _note_lines(text, width):
    return [line for part in text.split("\n") for line in wrapped(part, width)]
