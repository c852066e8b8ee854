"""The answer to a search in public."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from indexer.shapes.citation import CitationShape


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class NoteShape(_Frozen):
    """One thing said of the query's reading, and the words of the query that it is said of."""

    text: str
    value: str = Field(description="What it was understood as, or stands for.")
    start: int = Field(description="Code points of the query.")
    end: int


class FilterShape(_Frozen):
    """A condition that was applied."""

    field: str
    values: list[str]
    exclude: bool = False
    range: tuple[str | None, str | None] | None = None


class RecognisedShape(_Frozen):
    """A resolution that the query names."""

    id: str
    text: str = Field(description="The words of the query that name it.")
    number: str | None
    title: str | None


class WidenedShape(_Frozen):
    """Where the results that answer the whole query end."""

    complete: int = Field(description="How many blocks hold every word.")
    first: int = Field(description="How many of them come first: all, but of more than eight different syllables none.")
    total: int = Field(description="How many hold any of them.")
    relaxed: bool = Field(description="Nothing answered the query as it stands: its words alone were asked for.")


class SuggestionShape(_Frozen):
    """A query that would find something, or more."""

    query: str
    reason: str = Field(description="`accents`, `spelling` or `without`.")
    word: str = Field(description="The word of the query that it changes or leaves out.")
    total: int


class InterpretationShape(_Frozen):
    """How the query was understood."""

    terms: list[NoteShape]
    expansions: list[NoteShape]
    filters: list[FilterShape]
    resolutions: list[RecognisedShape]
    widened: WidenedShape | None
    ignored: list[NoteShape]
    suggestions: list[SuggestionShape]


class TotalShape(_Frozen):
    """How many there are."""

    value: int
    relation: str = Field(
        description="`eq`: exactly; `gte`: at least, where the deadline passed before all were counted."
    )


class FacetValueShape(_Frozen):
    """A value and how many of the answers have it."""

    value: str
    count: int


class FoundReportShape(_Frozen):
    """The report that a result stands in."""

    id: str
    title: str | None
    date: str | None
    province: str | None
    source_name: str


class LocationShape(_Frozen):
    """Where a result stands: in the body or in which footnote, in the report's coordinates."""

    part: str = Field(description="`body` or `footnote`.")
    footnote: int | None
    start: int
    end: int


class SnippetShape(_Frozen):
    """The part of the block that answers best; highlights are code points of `text`."""

    text: str
    highlights: list[tuple[int, int]]


class ResultShape(_Frozen):
    """One block that answers the query."""

    score: float
    complete: bool = Field(description="Whether it answers the whole query.")
    more_in_report: int = Field(
        0, description="With `group=report`: further passages of the report that answer as fully."
    )
    report: FoundReportShape
    block: str
    location: LocationShape
    citations: list[CitationShape]
    snippet: SnippetShape


class SearchShape(_Frozen):
    """The answer to a search."""

    query: str
    interpretation: InterpretationShape
    total: TotalShape
    reports: int | None = Field(None, description="With `group=report`: how many reports have a passage.")
    took_ms: float
    timed_out: bool
    facets: dict[str, list[FacetValueShape]]
    results: list[ResultShape]
