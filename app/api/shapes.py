"""Public shapes that only the web gives: a citation with its report, a resolution with its figures."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from app.api.lists import ListShape
from indexer.shapes import BlockShape, CitationShape, FootnoteShape, ReportShape


class Frozen(BaseModel):
    """A shape that does not change once it is made."""

    model_config = ConfigDict(frozen=True)


class CountsShape(Frozen):
    """How much of each a report holds."""

    blocks: int
    footnotes: int
    citations: int = Field(description="Without kind `reference`.")
    ambiguous: int
    unresolved: int


class ReportItemShape(ReportShape):
    """A report in a list."""

    counts: CountsShape
    counted: bool = Field(description="Whether this version of the report enters figures.")
    added_in: int = Field(description="The generation that first held it as it is now: read anew, it counts as new.")
    url: str = Field(description="Full URL of its page.")


class ReportDetailShape(ReportItemShape):
    """A report with its text."""

    blocks: list[BlockShape]
    footnotes: list[FootnoteShape]
    versions: list[str] = Field(description="Ids of all versions of this report, itself among them.")
    own_ids: list[str] = Field(description="Ids under which this report is itself a cited document.")


class BriefShape(Frozen):
    """A report where only its name is needed."""

    id: str
    title: str | None
    date: str | None
    province: str | None
    source_name: str


class CitationItemShape(CitationShape):
    """A citation in a list."""

    report: BriefShape
    status: str = Field(description="`resolved`, `ambiguous` or `unresolved`.")


class QuoteShape(Frozen):
    """The sentence or note that a citation stands in."""

    text: str
    highlights: list[tuple[int, int]] = Field(description="Code points of `text`.")


class CitedByShape(Frozen):
    """One mention of a resolution."""

    report: BriefShape
    citation: CitationShape
    quote: QuoteShape
    place: str = Field(description="Where it stands, in Vietnamese: `chú thích 14, mục III.4`.")
    url: str = Field(description="Full URL of the passage.")


class ResolutionShape(Frozen):
    """What is known of a cited document, and how often it is cited."""

    id: str
    type: str = Field(description="Lower-case Vietnamese: nghị quyết, chỉ thị, ...")
    number: str | None
    title: str | None
    date: str | None
    issuer: str | None
    province: str | None = Field(description="Of local issuers: the province's slug.")
    period: str | None = Field(description="The id's term (`k12`) or year.")
    names: list[str] = Field(description="Other names and written forms.")
    member_of: list[str] = Field(description="Ids of works that comprise it.")
    source: str = Field(description="Where its facts come from.")
    origin: str = Field(description="`register`, `correction` or `reports`.")
    citations: int
    in_notes: int = Field(description="How many of the citations stand in notes.")
    reports: int
    first_date: str | None = Field(description="Date of the first citing report.")
    last_date: str | None = Field(description="Date of the last citing report.")
    url: str = Field(description="Full URL of its page.")


class TallyShape(Frozen):
    """How many citations, and in how many reports, fall under one value; an unknown value is empty."""

    value: str
    citations: int
    reports: int


class WitnessShape(Frozen):
    """One source's word on one property."""

    property: str
    value: str
    source: str = Field(description="The register's own source, `correction`, or a report's id.")
    origin: str
    count: int


class TogetherShape(Frozen):
    """A resolution that is cited with this one."""

    id: str
    number: str | None
    title: str | None
    reports: int
    blocks: int


class SpreadShape(Frozen):
    """How the citations spread."""

    years: list[TallyShape]
    provinces: list[TallyShape]
    places: list[TallyShape] = Field(description="`body` and `footnote`.")
    written: list[TallyShape] = Field(description="The forms it is written in.")


class ResolutionDetailShape(ResolutionShape):
    """A resolution with its witnesses and company."""

    witnesses: list[WitnessShape]
    works: list[str] = Field(description="Ids of works that comprise it.")
    members: list[str] = Field(description="Ids of the numbered documents that it comprises.")
    together: list[TogetherShape]
    spread: SpreadShape
    held_as: list[BriefShape] = Field(description="Reports of the archive that are this very document.")


class LookupShape(Frozen):
    """Which resolution a written number or name means."""

    query: str = Field(description="As it was sent.")
    status: str = Field(description="`found`, `ambiguous`, `unknown` or `not_a_citation`.")
    id: str | None
    candidates: list[str] = Field(description="Ids that it may mean, where it is ambiguous.")
    canonical: str | None = Field(description="The full number, where it is known.")
    title: str | None
    date: str | None
    citations: int = Field(description="How often the archive's reports cite it.")
    reports: int = Field(description="In how many reports.")
    first_date: str | None = Field(description="Date of the first citing report.")
    last_date: str | None = Field(description="Date of the last citing report.")
    url: str | None = Field(description="Full URL of its page.")


class LookupRowShape(LookupShape):
    """One row of a batch: its own status, whatever became of the others."""

    row: int = Field(description="Which row of the batch, from 1.")
    http_status: int = Field(description="What the row alone would have been answered with.")


class LookupBatchShape(Frozen):
    """The rows of a batch, in the order they were sent."""

    results: list[LookupRowShape]
    generation: int


class QueryRowShape(Frozen):
    """One query of a batch: its own status, whatever became of the others."""

    row: int = Field(description="Which row of the batch, from 1.")
    query: str = Field(description="As it was sent.")
    status: str = Field(description="`found`, `nothing`, `timed_out` or `refused` (too long).")
    http_status: int = Field(description="What the row alone would have been answered with.")
    count: int = Field(description="Passages that answer the whole query.")
    reports: int = Field(description="Reports among the first passages.")
    id: str | None = Field(description="The resolution that the query names, where it names one.")
    first_date: str | None = Field(description="Date of the oldest report among the first passages.")
    last_date: str | None = Field(description="Date of the newest one.")
    best: BriefShape | None = Field(description="The report that answers best.")
    block: str | None = Field(description="Key of the block that answers best.")
    url: str = Field(description="Full URL of the search page with the query.")


class QueryBatchShape(Frozen):
    """The rows of a batch, in the order they were sent."""

    results: list[QueryRowShape]
    generation: int


class CompletionShape(Frozen):
    """One way to go on typing."""

    kind: str = Field(description="`phrase` (a word of several syllables), `word` or `resolution`.")
    query: str = Field(description="The whole query with it.")
    label: str
    count: int = Field(description="Passages with the phrase or word, or citations of the resolution.")
    id: str | None = Field(description="Of resolutions: the id.")


class SuggestShape(Frozen):
    """Ways to go on typing."""

    query: str
    results: list[CompletionShape]


class CountedShape(Frozen):
    """A name with a count."""

    name: str
    count: int


class StatisticsShape(Frozen):
    """The archive in figures; everything but `files` counts one version of each report."""

    generation: int
    created: str = Field(description="When the generation was made (ISO, UTC).")
    files: int
    reports: int
    blocks: int
    footnotes: int
    citations: int
    resolved: int
    ambiguous: int
    unresolved: int
    mended: int
    resolutions: int = Field(description="Cited ones.")
    repairs: list[CountedShape]
    kinds: list[TallyShape]
    types: list[TallyShape]
    years: list[TallyShape]
    provinces: list[TallyShape]


class MatrixShape(Frozen):
    """How often each resolution is cited in each report."""

    resolutions: list[ResolutionShape]
    reports: list[BriefShape]
    counts: list[list[int]] = Field(description="`counts[i][j]`: of `resolutions[i]` in `reports[j]`.")


class GenerationShape(Frozen):
    """A generation of the archive."""

    number: int
    created: str = Field(description="When it was made (ISO, UTC).")


class ReportListShape(ListShape[ReportItemShape]):
    """Reports, newest first."""


class ChangesShape(ListShape[ReportItemShape]):
    """What came into the archive after a generation."""

    since: int
    generations: list[GenerationShape] = Field(description="Those after `since`, oldest first.")
    removed: list[str] | None = Field(
        description="Ids of reports that are no longer there; null where generation `since` is not kept any more."
    )


class FootnoteListShape(ListShape[FootnoteShape]):
    """A report's footnotes in order."""


class CitationListShape(ListShape[CitationItemShape]):
    """Citations by report and place."""


class CitedByListShape(ListShape[CitedByShape]):
    """Who cites a resolution, newest report first."""


class ResolutionListShape(ListShape[ResolutionShape]):
    """Resolutions, the most cited first."""
