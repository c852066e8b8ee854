"""A report in public."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from pydantic import BaseModel, ConfigDict, Field

from indexer.models.records import ReportRecord
from indexer.models.report import Fact, ReportFacts, UnmatchedMark


class FactShape(BaseModel):
    """A fact of the report and where it comes from."""

    model_config = ConfigDict(frozen=True)

    value: str
    source: str = Field(description="text (read in the report), stated (by the archivist) or inferred.")
    start: int | None = Field(default=None, description="Where it was read, in the report's coordinates.")


class UnmatchedMarkShape(BaseModel):
    """A mark in the body whose note has no text in the file."""

    model_config = ConfigDict(frozen=True)

    number: int | None
    start: int
    block: str


class ReportShape(BaseModel):
    """The facts of a report; what is missing is null."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(description="The first 16 hex digits of the original's SHA-256.")
    source_name: str = Field(description="Name of the original file.")
    title: str | None
    number: str | None
    date: str | None = Field(description="ISO date or its prefix.")
    issuer: str | None
    province: str | None = Field(description="Slug of the province table.")
    kind: str | None = Field(description="Lower-case Vietnamese: báo cáo, tờ trình, ...")
    term: str | None = Field(description="Start year of the issuing committee's term.")
    facts: dict[str, FactShape] = Field(description="Each fact with its source.")
    parts: list[dict[str, FactShape]] = Field(description="The facts of each document where the file holds several.")
    format: str
    encoding: str
    coordinates: str = Field(description="What offsets count (code points): `source` or `reading`.")
    repairs: dict[str, int] = Field(description="What was mended, and how often.")
    unmatched_marks: list[UnmatchedMarkShape]


def report_shape(report: ReportRecord) -> ReportShape:
    """The public shape of a report."""
    facts = dict(_facts(report.facts))
    return ReportShape(
        id=report.id,
        source_name=report.source_name,
        title=_value(facts, "title"),
        number=_value(facts, "number"),
        date=_value(facts, "date"),
        issuer=_value(facts, "issuer"),
        province=_value(facts, "province"),
        kind=_value(facts, "kind"),
        term=_value(facts, "term"),
        facts=facts,
        parts=[dict(_facts(part)) for part in report.parts],
        format=report.format,
        encoding=report.encoding,
        coordinates=report.coordinates,
        repairs=dict(report.repairs),
        unmatched_marks=[_mark(mark) for mark in report.unmatched_marks],
    )


def _facts(facts: ReportFacts) -> Iterator[tuple[str, FactShape]]:
    for field in fields(ReportFacts):
        fact: Fact | None = getattr(facts, field.name)
        if fact is not None:
            yield field.name, FactShape(value=fact.value, source=fact.origin, start=fact.start)


def _value(facts: dict[str, FactShape], name: str) -> str | None:
    return facts[name].value if name in facts else None


def _mark(mark: UnmatchedMark) -> UnmatchedMarkShape:
    return UnmatchedMarkShape(number=mark.number, start=mark.start, block=mark.block)
