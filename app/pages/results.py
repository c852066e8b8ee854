"""The answer to a search as its page shows it: grouped by report, conditions as links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.language import Language
from app.naming import report_name
from app.pages.conditions import FIELDS, Names, label
from app.pages.marking import Segment, segments
from indexer.models.records import BlockRecord, ReportRecord
from indexer.shapes.citation import CitationShape
from indexer.shapes.search import FoundReportShape, ResultShape, SearchShape

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class HitView:
    """A passage: where it stands, its text cut at the highlights, and what it cites.

    `opens` and `ends` tell whether the passage is its block's beginning and end.
    """

    result: ResultShape
    place: str
    parts: tuple[Segment, ...]
    cited: tuple[CitationShape, ...]
    opens: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The passages of one report, the best first."""

    report: FoundReportShape
    name: str
    hits: list[HitView]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value, how many answers have it, and the words of the query that ask for it; excluded with a hyphen."""

    label: str
    count: int
    term: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The commonest values of one field."""

    heading: str
    values: list[FacetValue]


def grouped_by_report(
    results: Iterable[ResultShape],
    reports: Mapping[str, ReportRecord],
    blocks: Mapping[tuple[str, str], BlockRecord],
    places: Mapping[tuple[str, str], str],
) -> list[Group]:
    """The results by report, reports in the order of their best passage."""
    groups: dict[str, Group] = {}
    for result in results:
        report = result.report
        group = groups.setdefault(report.id, Group(report, report_name(reports[report.id]), []))
        at = (report.id, result.block)
        group.hits.append(_hit(result, blocks[at].text, places.get(at, "")))
    return list(groups.values())


def _hit(result: ResultShape, text: str, place: str) -> HitView:
    cited = {citation.id: citation for citation in result.citations if citation.id}
    shown = result.snippet.text
    return HitView(
        result,
        place,
        segments(shown, marks=result.snippet.highlights),
        tuple(cited.values()),
        text.startswith(shown),
        text.endswith(shown),
    )


def facets(answer: SearchShape, names: Names, language: Language) -> list[Facet]:
    """What the results can be narrowed by; a field with one value narrows nothing."""
    found = []
    for field, (name, heading) in FIELDS.items():
        counted = answer.facets.get(field, [])
        if len(counted) > 1:
            values = [
                FacetValue(label(field, one.value, names, language), one.count, f"{name}:{_quoted(one.value)}")
                for one in counted[:_SHOWN]
            ]
            if field == "year":  # the commonest ones, but in the order of time
                values.sort(key=lambda value: value.label, reverse=True)
            found.append(Facet(heading.say(language), values))
    return found


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"\s", value) else value
