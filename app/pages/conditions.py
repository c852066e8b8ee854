"""The conditions and expansions of a search as people see them: each in words, each undone by one click."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.language import Bilingual, Language
from indexer.models.query import Note
from indexer.models.tables import Tables
from indexer.query import parse_query
from indexer.shapes.search import InterpretationShape, NoteShape

FIELDS = {
    "province": ("tỉnh", Bilingual("Tỉnh, thành phố", "Province")),
    "year": ("năm", Bilingual("Năm", "Year")),
    "type": ("loại", Bilingual("Loại văn bản được viện dẫn", "Type cited")),
    "issuer": ("cơ-quan", Bilingual("Cơ quan ban hành", "Issuer cited")),
    "kind": ("loại-báo-cáo", Bilingual("Loại báo cáo", "Kind of report")),
    "part": ("trong", Bilingual("Vị trí", "Place")),
    "resolution": ("viện-dẫn", Bilingual("Văn bản được viện dẫn", "Cites")),
}
_OTHERS = {"date": Bilingual("Ngày", "Date"), "report": Bilingual("Báo cáo", "Report")}
_PARTS = {"body": Bilingual("thân bài", "body"), "footnote": Bilingual("chú thích", "notes")}
_EXCLUDING = re.compile(r"(?:-|\b(?:NOT|KHÔNG)\s+)\Z")

Names = Mapping[str, Mapping[str, str]]  # of a field: its values to what people call them
Changes = Mapping[str, object]  # of the page's address


@dataclass(frozen=True, slots=True)
class Chip:
    """A condition in words, and what to change in the address to drop it; `more` are values that it was widened by."""

    label: str
    exclude: bool
    without: Changes
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expanded:
    """A word of the query, what else it stands for, and what to change in the address to take it as written."""

    word: str
    values: tuple[str, ...]
    undone: Changes


@dataclass(frozen=True, slots=True)
class Understood:
    """A query, how it was read, and what its values are called."""

    query: str
    read: InterpretationShape
    names: Names
    language: Language


def chips(asked: Understood, beside: Mapping[str, list[str]], tables: Tables) -> list[Chip]:
    """The conditions in the query's words, then those `beside` it in the address (field to values)."""
    notes = [note for note in parse_query(asked.query, tables).notes if note.kind == "filter"]
    written = {note.text for note in notes if note.value == "province"} | set(beside.get("province", ()))
    found = [_written(asked, note, written) for note in notes]
    for field, values in beside.items():
        for value in values:
            rest = [other for other in values if other != value]
            found.append(Chip(_words(asked, field, value), False, {field: rest or None, "cursor": None}))
    return found


def _written(asked: Understood, note: Note, provinces: set[str]) -> Chip:
    field = note.value
    excludes = _EXCLUDING.search(asked.query[: note.start])
    start = excludes.start() if excludes else note.start
    without = " ".join((asked.query[:start] + " " + asked.query[note.end :]).split())
    more = [
        label(field, value, asked.names, asked.language)
        for one in asked.read.filters
        if field == one.field == "province" and not excludes and not one.exclude
        for value in one.values
        if value not in provinces
    ]
    return Chip(_words(asked, field, note.text), bool(excludes), {"q": without, "cursor": None}, tuple(more))


def expanded(query: str, notes: list[NoteShape]) -> list[Expanded]:
    """The words that stand for more than themselves; of several, each is undone by quoting it."""
    values: dict[str, list[str]] = {}
    for note in notes:
        values.setdefault(note.text, []).append(note.value)
    return [_expanded(query, word, tuple(found), len(values)) for word, found in values.items()]


def _expanded(query: str, word: str, values: tuple[str, ...], words: int) -> Expanded:
    """Shown as it was typed: a note's word stands in small letters."""
    place = re.compile(rf'(?i)(?<![\w"]){re.escape(word)}(?![\w"])')
    typed = place.search(query)
    quoted = place.sub(lambda found: f'"{found[0]}"', query)
    undone = {"q": quoted, "cursor": None} if words > 1 and typed else {"expand": "false", "cursor": None}
    return Expanded(typed[0] if typed else word, values, undone)


def label(field: str, value: str, names: Names, lang: Language) -> str:
    """What people call a value."""
    if field == "part" and value in _PARTS:
        return _PARTS[value].say(lang)
    return names.get(field, {}).get(value, value)


def _words(asked: Understood, field: str, value: str) -> str:
    heading = FIELDS[field][1] if field in FIELDS else _OTHERS.get(field, Bilingual(field, field))
    called = label(field, value, asked.names, asked.language)
    low, between, high = called.partition("..")
    return f"{heading.say(asked.language)}: " + (f"{low or '…'} – {high or '…'}" if between else called)
