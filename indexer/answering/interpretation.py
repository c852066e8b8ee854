"""What is said of how a query was understood."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.answering.asking import Asked
from indexer.answering.recognition import Recognised
from indexer.catalogue import Catalogue
from indexer.models.query import Note, Query
from indexer.models.tables import Tables
from indexer.shapes.search import (
    FilterShape,
    InterpretationShape,
    NoteShape,
    RecognisedShape,
    SuggestionShape,
    WidenedShape,
)


def interpretation(
    query: Query,
    asked: Asked,
    *,
    resolutions: Sequence[RecognisedShape],
    suggestions: Sequence[SuggestionShape],
) -> InterpretationShape:
    """The reading of a query as the page and the API show it."""
    return InterpretationShape(
        terms=_of_kind(query, "term"),
        expansions=_of_kind(query, "expansion"),
        filters=[
            FilterShape(field=one.field, values=list(one.values), exclude=one.exclude, range=one.range)
            for one in query.filters
        ],
        resolutions=list(resolutions),
        widened=_widened(asked),
        ignored=_of_kind(query, "ignored"),
        suggestions=list(suggestions),
    )


def _of_kind(query: Query, kind: str) -> list[NoteShape]:
    return [_note(note) for note in query.notes if note.kind == kind]


def _note(note: Note) -> NoteShape:
    return NoteShape(text=note.text, value=note.value, start=note.start, end=note.end)


def recognised_shape(found: Recognised, catalogue: Catalogue, tables: Tables) -> RecognisedShape:
    """What is known of a resolution that the query names."""
    known = catalogue.resolutions.one(found.id) or tables.resolutions.get(found.id)
    return RecognisedShape(
        id=found.id, text=found.text, number=known.number if known else None, title=known.title if known else None
    )


def _widened(asked: Asked) -> WidenedShape | None:
    hits = asked.hits
    if hits.total == hits.complete_total and not asked.relaxed:
        return None
    return WidenedShape(complete=hits.complete_total, first=hits.first_total, total=hits.total, relaxed=asked.relaxed)
