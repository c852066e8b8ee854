"""Resolutions that a query names, by number or by name, and what its conditions mean in the tables of the domain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from indexer.answering.shorthand import by_type_and_digits, written_out
from indexer.citations import lookup
from indexer.models.naming import ascii_fold, slug
from indexer.models.query import All, Any, Filter, Node, Note, Query, Value, Words
from indexer.models.tables import Tables
from indexer.text.analysis import number_key, numbers

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_COMPOUNDS = frozenset({"phap-luat", "ky-luat", "ki-luat"})  # pháp luật lao động, kỷ luật lao động: no law
_LONGEST_NAME = 16  # words
_LONGEST_NAMING = 500  # code points of a query: longer ones are passages, not names


@dataclass(frozen=True, slots=True)
class Recognised:
    """A resolution, and the words of the query that name it."""

    id: str
    text: str


def recognise(text: str, tables: Tables) -> tuple[Recognised, ...]:
    """The resolutions that a free query names, in any written form; a number of several documents gives all of them."""
    if len(text) > _LONGEST_NAMING:
        return ()
    as_typed = _recognised(text, tables)
    written = written_out(text, tables)
    if written != text and len(as_typed) != 1:
        meant = tuple(replace(one, text=text) for one in _recognised(written, tables))
        if meant and (not as_typed or len(meant) < len(as_typed)):
            return meant
    return as_typed or tuple(Recognised(id_, text) for id_ in by_type_and_digits(text, tables))


def _recognised(text: str, tables: Tables) -> tuple[Recognised, ...]:
    answer = lookup(text, tables)
    whole = ((answer.id,) if answer.id else answer.candidates) if _says_something(text) else ()
    numbered = (
        Recognised(id_, text[number.start : number.end])
        for number in numbers(text)
        for id_ in _by_number(tables).get(number.key, ())
    )
    named = dict.fromkeys((*numbered, *_names(text, tables)))
    parts = {one.id: one.text for one in named}
    first = tuple(Recognised(id_, parts.get(id_, text)) for id_ in whole)
    return (*first, *(one for one in named if one.id not in whole))


def is_known(id_: str, tables: Tables) -> bool:
    """Whether a table has it: what a question says of "luật nào" reads as the name of a law too."""
    return id_ in tables.resolutions or id_ in _laws(tables)


@lru_cache(maxsize=4)
def _laws(tables: Tables) -> frozenset[str]:
    return frozenset(tables.laws.values())


def free_text(query: Query) -> str:
    """The query without its conditions: `chỉ thị 05 năm:2017..2020` names what `chỉ thị 05` names."""
    at, kept = 0, list[str]()
    for note in sorted((note for note in query.notes if note.kind == "filter"), key=lambda note: note.start):
        kept.append(query.text[at : note.start])
        at = max(at, note.end)
    words = "".join([*kept, query.text[at:]]).split()
    return " ".join(word for word in words if word.strip("-|"))  # the minus before a condition goes with it


def _says_something(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _names(text: str, tables: Tables) -> list[Recognised]:
    """The longest known names among the words, from left to right."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    known, found, at = _by_name(tables), list[Recognised](), 0
    while at < len(words):
        two = words[at : at + 2]
        step = 2 if slug(text[two[0][0] : two[-1][1]]) in _COMPOUNDS else 1
        for last in range(min(at + _LONGEST_NAME, len(words)) - 1, at, -1):
            written = text[words[at][0] : words[last][1]]
            if id_ := known.get(slug(written)):
                found.append(Recognised(id_, written))
                step = last - at + 1
                break
        at += step
    return found


@lru_cache(maxsize=4)
def _by_number(tables: Tables) -> dict[str, tuple[str, ...]]:
    keyed: dict[str, tuple[str, ...]] = {}
    for written, ids in tables.by_number.items():
        key = number_key(written) or written
        keyed[key] = tuple(dict.fromkeys((*keyed.get(key, ()), *ids)))
    return keyed


@lru_cache(maxsize=4)
def _by_name(tables: Tables) -> dict[str, str]:
    """Names as slugs, so that brackets, commas and accents make no difference; laws by their bare names too."""
    return {slug(name): id_ for name, id_ in (*tables.laws.items(), *tables.by_name.items())}


def with_citing(query: Query, found: tuple[Recognised, ...]) -> Query:
    """The query that also finds, and prefers, blocks that cite what its words name; its other demands stay."""
    citing = tuple(Value("resolution", id_) for id_ in dict.fromkeys(one.id for one in found))
    parts: list[Node | None] = list(query.root.nodes) if isinstance(query.root, All) else [query.root]
    for at, part in enumerate(parts):
        if citing and isinstance(part, Words):
            parts[at] = Any((part, *citing))
            break
    nodes = tuple(part for part in parts if part is not None)
    return replace(query, root=All(nodes) if len(nodes) > 1 else nodes[0]) if nodes else query


def resolved_filters(query: Query, tables: Tables) -> Query:
    """The query with its conditions in the archive's own values: ids of resolutions, slugs and former provinces."""
    filters, notes = list[Filter](), list(query.notes)
    for condition in query.filters:
        resolved = _RESOLVERS.get(condition.field, _unchanged)(condition, tables)
        filters.append(resolved)
        if added := [value for value in resolved.values if value not in condition.values]:
            notes.append(Note("expansion", ", ".join(condition.values), ", ".join(added)))
    return replace(query, filters=tuple(filters), notes=tuple(notes))


def _unchanged(condition: Filter, _tables: Tables) -> Filter:
    return condition


def _resolution(condition: Filter, tables: Tables) -> Filter:
    """Written numbers and names as ids; a number that no table knows is asked for as a number."""
    ids: list[str] = []
    for value in condition.values:
        ids += _by_number(tables).get(value) or _meant(value, tables) or [value]
    if not any("/" in id_ and number_key(id_) is None for id_ in ids):
        return replace(condition, field="number", values=tuple(ids))
    return replace(condition, values=tuple(dict.fromkeys(ids)))


def _meant(value: str, tables: Tables) -> tuple[str, ...]:
    for written in (value, written_out(value, tables)):
        answer = lookup(written, tables)
        if answer.id or answer.candidates:
            return (answer.id,) if answer.id else answer.candidates
    return by_type_and_digits(value, tables)


def _province(condition: Filter, tables: Tables) -> Filter:
    """A present-day province includes those that went into it on 1 July 2025."""
    wanted = [tables.by_province_form.get(ascii_fold(value.replace("-", " ")), value) for value in condition.values]
    former = [one.slug for slug_ in wanted for one in tables.provinces if one.successor == slug_]
    return replace(condition, values=tuple(dict.fromkeys((*wanted, *former))))


def _issuer(condition: Filter, tables: Tables) -> Filter:
    """Names and symbols of issuers as the first part of the ids that they give: the Politburo's are the Centre's."""
    return _by_form(condition, [(one.slug, (one.symbol, one.name, *one.forms)) for one in tables.issuers])


def _type(condition: Filter, tables: Tables) -> Filter:
    return _by_form(condition, [(one.slug, (one.name, *one.symbols, *one.forms)) for one in tables.types])


def _by_form(condition: Filter, named: Sequence[tuple[str, Sequence[str]]]) -> Filter:
    """Each value as what bears it as a name; one that is none's stays as it is."""
    meant: dict[str, None] = {}
    for value in condition.values:
        bearers = [known for known, forms in named if value in {known, *map(slug, forms)}]
        meant.update(dict.fromkeys(bearers or [value]))
    return replace(condition, values=tuple(meant))


_RESOLVERS = {"resolution": _resolution, "province": _province, "issuer": _issuer, "type": _type}
