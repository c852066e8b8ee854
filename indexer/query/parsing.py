"""From the text of a query to what it asks for."""

from __future__ import annotations

from dataclasses import replace

from indexer.models.query import All, Any, Filter, Node, Not, Note, Number, Query, Value, Words
from indexer.models.tables import Abbreviation, Tables
from indexer.query import terms
from indexer.query.building import Builder, demand
from indexer.query.fields import EXACT, NUMBER, condition
from indexer.query.lexing import Lexeme, lex
from indexer.text import repair
from indexer.text.analysis import number_key


def parse_query(text: str, tables: Tables | None = None, *, expand: bool = True) -> Query:
    """Understand a query; whatever is typed gives a query, with notes on what was understood or ignored.

    What is understood is the repaired text, so that one typed, one copied from a pdf and one decomposed ask the same;
    notes stand in code points of the text as typed. Without `expand` abbreviations mean only themselves.
    """
    abbreviations = tables.abbreviations if tables and expand else ()
    builder, notes, ranges = Builder(), list[Note](), list[Filter]()
    excluded = False
    content = repair(text).content
    for lexeme in lex(content.text):
        operand = _operand(lexeme, abbreviations, excluded)
        if isinstance(operand, Filter):
            ranges.append(operand)  # a span of time bounds the whole question, wherever it stands
            used = True
        else:
            used = builder.operand(operand) if operand is not None else _operator(builder, lexeme)
        notes += _notes(lexeme, operand, used, content.source_span(lexeme.start, lexeme.end))
        excluded = lexeme.kind == "not"
    root = builder.finish()
    if root is None and not ranges:
        root, notes = _as_words(notes, abbreviations)
    if root is not None and builder.explicit:
        root = demand(root)
    rest, filters = _conditions(root)
    return Query(text, rest, (*filters, *ranges), tuple(notes))


def _as_words(notes: list[Note], abbreviations: tuple[Abbreviation, ...]) -> tuple[Node | None, list[Note]]:
    """What is asked where all was ignored: its words, as of `năm:abc` or of a condition whose quote never ends."""
    ignored = [note for note in notes if note.kind == "ignored"]
    root = terms.words(" ".join(note.text for note in ignored), abbreviations)
    return root, notes if root is None else [replace(note, kind="term", value="words") for note in ignored]


def _operand(lexeme: Lexeme, abbreviations: tuple[Abbreviation, ...], excluded: bool) -> Node | Filter | None:
    match lexeme.kind:
        case "words":
            return terms.words(lexeme.text, abbreviations)
        case "prefix":
            return terms.prefix(lexeme.text)
        case "phrase":
            return terms.phrase(lexeme.text, exact=lexeme.field == EXACT)
        case "field":
            return _field(lexeme, excluded)
        case _:
            return None


def _field(lexeme: Lexeme, excluded: bool) -> Node | Filter | None:
    if lexeme.field == EXACT:
        found = terms.words(lexeme.text, ())
        return replace(found, exact=True, strict=True) if found else None
    if lexeme.field == NUMBER:
        digits = lexeme.text.strip()
        canonical = number_key(digits) or (digits.zfill(2) if digits.isdecimal() else None)
        return Number(canonical) if canonical else terms.phrase(lexeme.text)
    filter_ = condition(lexeme.field, lexeme.text, excluded)
    if filter_ is None or filter_.range is not None:
        return filter_
    return Value(filter_.field, filter_.values[0])


def _operator(builder: Builder, lexeme: Lexeme) -> bool:
    match lexeme.kind:
        case "not":
            return builder.negate()
        case "and" | "or" | "near":
            return builder.join(lexeme.kind, lexeme.distance)
        case "open":
            return builder.open()
        case "close":
            return builder.close()
        case _:
            return False


def _notes(lexeme: Lexeme, operand: Node | Filter | None, used: bool, where: tuple[int, int]) -> list[Note]:
    """What is said of a lexeme to the one who asked."""
    if not used:
        return [Note("ignored", lexeme.text, "", *where)] if lexeme.text.strip() else []
    if operand is None:
        return []
    if isinstance(operand, Filter):
        return [Note("filter", lexeme.text, operand.field, *where)]
    if isinstance(operand, Value):
        return [Note("filter", operand.value, operand.field, *where)]
    notes = [Note("term", lexeme.text.strip(), lexeme.kind, *where)]
    if isinstance(operand, Words):
        notes += [
            Note("expansion", one.short, " | ".join(" ".join(phrase) for phrase in one.phrases), *where)
            for one in operand.expansions
        ]
        notes += [Note("expansion", " ".join(one.syllables), one.short, *where) for one in operand.contractions]
    return notes


def _conditions(root: Node | None) -> tuple[Node | None, list[Filter]]:
    """The conditions at the top of an expression as filters, and the rest; bare words beside each other are one."""
    top = root.nodes if isinstance(root, All) else () if root is None else (root,)
    filters: dict[tuple[str, bool], tuple[str, ...]] = {}
    bare: list[Words] = []
    rest: list[Node] = []
    for node in top:
        inner = node.node if isinstance(node, Not) else node
        values = inner.nodes if isinstance(inner, Any) else (inner,)
        named = [one for one in values if isinstance(one, Value)]
        if len(named) == len(values) and len({one.field for one in named}) == 1:
            key = (named[0].field, isinstance(node, Not))
            filters[key] = (*filters.get(key, ()), *(one.value for one in named))
        elif isinstance(node, Words) and not node.strict:
            bare.append(node)
        else:
            rest.append(node)
    if bare:
        rest.insert(0, _beside(bare))
    joined = None if not rest else rest[0] if len(rest) == 1 else All(tuple(rest))
    return joined, [Filter(field, values, exclude) for (field, exclude), values in filters.items()]


def _beside(bare: list[Words]) -> Words:
    return Words(
        syllables=tuple(key for one in bare for key in one.syllables),
        numbers=tuple(number for one in bare for number in one.numbers),
        expansions=tuple(expansion for one in bare for expansion in one.expansions),
        contractions=tuple(contraction for one in bare for contraction in one.contractions),
    )
