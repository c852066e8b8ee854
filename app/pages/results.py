"""The answer to a search as its page shows it: grouped by report, conditions as links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.language import Bilingual, Language
from app.pages.marking import Segment, segments
from indexer.shapes.citation import CitationShape
from indexer.shapes.search import FilterShape, FoundReportShape, ResultShape, SearchShape

_FACETS = {
    "province": ("tỉnh", Bilingual("Tỉnh, thành phố", "Province")),
    "year": ("năm", Bilingual("Năm", "Year")),
    "type": ("loại", Bilingual("Loại văn bản viện dẫn", "Type cited")),
    "issuer": ("cơ-quan", Bilingual("Cơ quan ban hành", "Issuer cited")),
    "kind": ("loại-báo-cáo", Bilingual("Loại báo cáo", "Kind of report")),
    "part": ("trong", Bilingual("Chỗ đứng", "Place")),
    "resolution": ("viện-dẫn", Bilingual("Viện dẫn", "Cites")),
}
_PARTS = {"body": Bilingual("thân bài", "body"), "footnote": Bilingual("chú thích", "notes")}
_SHOWN = 8


Names = Mapping[str, Mapping[str, str]]  # of a field: its values to what people call them


@dataclass(frozen=True, slots=True)
class HitView:
    """A passage: where it stands, its text cut at the highlights, and what it cites."""

    result: ResultShape
    place: str
    parts: tuple[Segment, ...]
    cited: tuple[CitationShape, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The passages of one report, the best first."""

    report: FoundReportShape
    name: str
    hits: list[HitView]


@dataclass(frozen=True, slots=True)
class Chip:
    """A condition in words, and the query without it (None where it cannot be told from the words)."""

    label: str
    without: str | None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value, how many answers have it, and what to add to the query to ask for it."""

    label: str
    count: int
    term: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The commonest values of one field."""

    heading: str
    values: list[FacetValue]


def grouped_by_report(results: Iterable[ResultShape], places: Mapping[tuple[str, str], str]) -> list[Group]:
    """The results by report, reports in the order of their best passage."""
    groups: dict[str, Group] = {}
    for result in results:
        report = result.report
        group = groups.setdefault(report.id, Group(report, report.title or report.source_name, []))
        cited = {citation.id: citation for citation in result.citations if citation.id}
        snippet = result.snippet
        group.hits.append(
            HitView(
                result,
                places.get((report.id, result.block), ""),
                segments(snippet.text, marks=snippet.highlights),
                tuple(cited.values()),
            )
        )
    return list(groups.values())


def facets(answer: SearchShape, names: Names, language: Language) -> list[Facet]:
    """What the results can be narrowed by; a field with one value narrows nothing."""
    found = []
    for field, (name, heading) in _FACETS.items():
        counted = answer.facets.get(field, [])
        if len(counted) > 1:
            values = [
                FacetValue(_label(field, one.value, names, language), one.count, f"{name}:{_quoted(one.value)}")
                for one in counted[:_SHOWN]
            ]
            found.append(Facet(heading.say(language), values))
    return found


def chips(answer: SearchShape, names: Names, language: Language) -> list[Chip]:
    """The conditions that were applied, each with the query that drops it."""
    return [_chip(answer.query, one, names, language) for one in answer.interpretation.filters]


def _chip(query: str, wanted: FilterShape, names: Names, language: Language) -> Chip:
    name, heading = _FACETS.get(wanted.field, (wanted.field, Bilingual(wanted.field, wanted.field)))
    values = [_label(wanted.field, value, names, language) for value in wanted.values]
    if wanted.range:
        values.append(" – ".join(end or "…" for end in wanted.range))
    label = f"{heading.say(language).lower()}: {', '.join(values)}"
    without = re.sub(rf'(?:^|(?<=\s))[-+]?{re.escape(name)}:(?:"[^"]*"|\S+)', "", query, count=1)
    return Chip(label, " ".join(without.split()) if without != query else None)


def _label(field: str, value: str, names: Names, language: Language) -> str:
    if field == "part" and value in _PARTS:
        return _PARTS[value].say(language)
    return names.get(field, {}).get(value, value)


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"\s", value) else value
