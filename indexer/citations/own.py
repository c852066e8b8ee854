"""Which resolutions the report itself is: a cited Kế hoạch or Báo cáo may lie in the archive as a report."""

from __future__ import annotations

from dataclasses import replace

from indexer.citations.circumstances import circumstances
from indexer.citations.find import find_in
from indexer.citations.lexicon import lexicon
from indexer.citations.resolve import identify
from indexer.models.report import Report, ReportFacts
from indexer.models.tables import Tables


def own_ids(report: Report, tables: Tables) -> tuple[str, ...]:
    """The ids of the documents that the file holds, by their own numbers and dates; undecided ones are left out."""
    stated = tuple(dict.fromkeys(facts for facts in (report.facts, *report.parts) if facts.number and facts.date))
    if not stated:
        return ()
    words = lexicon(tables)
    around = circumstances(report, words)
    found: list[str] = []
    for facts in stated:
        written = _written(facts)
        mentions = [mention for mention in find_in("", written, words) if mention.kind == "numbered"][:1]
        mentions = [replace(mention, date=facts.date.value if facts.date else None) for mention in mentions]
        place = facts.province.value if facts.province else around.province
        for citation in identify(mentions, {"": written}, words, replace(around, province=place)):
            found += [citation.identity.id] if citation.identity.id else []
    return tuple(dict.fromkeys(found))


def _written(facts: ReportFacts) -> str:
    """The report as another would cite it: `Báo cáo số 512-BC/ĐUK`."""
    number = facts.number.value if facts.number else ""
    return f"{facts.kind.value.capitalize()} số {number}" if facts.kind else f"Số {number}"
