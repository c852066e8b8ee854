"""The numbers that Word prints for automatic notes: of each kind its own, starting again where the document says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from indexer.readers.docx_styles import VAL, W

_PROPERTIES = {"f": f"{W}footnotePr", "e": f"{W}endnotePr"}  # by the first letter of a note's key
_RENDERED = f"{W}lastRenderedPageBreak"
_NEW_PAGE = ("nextPage", "oddPage", "evenPage", None)  # None: a section without a type starts on a page of its own


@dataclass(slots=True)
class _Count:
    """How notes of one kind are numbered in the section at hand."""

    restart: str
    start: int
    last: int | None = None


class NoteNumbers:
    """Counts the notes as they are met in the body; told where pages and sections end."""

    def __init__(self, body: etree._Element, settings: etree._Element | None) -> None:
        """The document's own settings hold where a section says nothing."""
        self._settings = settings
        self._sections = [
            section
            for section in body.iter(f"{W}sectPr")
            if next(section.iterancestors(f"{W}sectPrChange"), None) is None
        ]
        self._rendered = next(body.iter(_RENDERED), None) is not None
        self._section = self._pages = 0
        self._counts = {kind: self._count(kind) for kind in _PROPERTIES}
        self.printed: dict[str, int] = {}

    @property
    def guessed(self) -> int:
        """Notes that restart on every page in a file that does not say where its pages end."""
        if self._rendered or self._pages:
            return 0
        return sum(self._counts[key[0]].restart == "eachPage" for key in self.printed)

    def note(self, key: str) -> None:
        """An automatic mark in the body."""
        count = self._counts[key[0]]
        count.last = count.start if count.last is None else count.last + 1
        self.printed.setdefault(key, count.last)

    def element(self, element: etree._Element) -> None:
        """A child of a run: it may end a page, as Word laid it out or, where it never did, as the author ordered."""
        ordered = element.tag == f"{W}br" and element.get(f"{W}type") == "page"
        if element.tag == _RENDERED or (ordered and not self._rendered):
            self._page()

    def section_end(self) -> None:
        """The end of a section."""
        self._section += 1
        for kind in self._counts:
            following = self._count(kind)
            if following.restart != "eachSect":
                following.last = self._counts[kind].last
            self._counts[kind] = following
        if not self._rendered and self._own_page():
            self._page()

    def _page(self) -> None:
        self._pages += 1
        for count in self._counts.values():
            if count.restart == "eachPage":
                count.last = None

    def _own_page(self) -> bool:
        section = self._sections[self._section] if self._section < len(self._sections) else None
        kind = section.find(f"{W}type") if section is not None else None
        return (kind.get(VAL) if kind is not None else None) in _NEW_PAGE

    def _count(self, kind: str) -> _Count:
        own = self._sections[self._section : self._section + 1]
        holders = [*own, *([self._settings] if self._settings is not None else [])]
        properties = [found for holder in holders if (found := holder.find(_PROPERTIES[kind])) is not None]
        start = _value(properties, "numStart") or ""
        return _Count(_value(properties, "numRestart") or "continuous", int(start) if start.isdecimal() else 1)


def _is_own(section: etree._Element) -> bool:
    """Not what the section was before a tracked change."""
    parent = section.getparent()
    return parent is None or parent.tag != f"{W}sectPrChange"


def _value(properties: Sequence[etree._Element], name: str) -> str | None:
    found = (element.get(VAL) for holder in properties if (element := holder.find(f"{W}{name}")) is not None)
    return next(found, None)
