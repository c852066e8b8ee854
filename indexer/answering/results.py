"""From an engine's hits to results: the blocks with their report, place, citations and snippet."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.answering.asking import Asked, leaves
from indexer.answering.highlighting import Mark, marks
from indexer.answering.snippet import snippet
from indexer.catalogue import Catalogue
from indexer.models.query import Node, Number, Words
from indexer.models.records import BlockRecord, CitationRecord, ReportRecord
from indexer.shapes.citation import citation_shape
from indexer.shapes.search import FoundReportShape, LocationShape, ResultShape, SnippetShape
from indexer.text.analysis import number_key


def results(catalogue: Catalogue, asked: Asked, recognised: tuple[str, ...]) -> list[ResultShape]:
    """The results of a page, in the order of the hits; `recognised` are the resolutions that the query names."""
    places = [_place(hit.id) for hit in asked.hits.hits]
    blocks = catalogue.reports.blocks_at(places)
    reports = catalogue.reports.many(report for report, _ in places)
    citations = catalogue.citations.in_blocks(places)
    found = []
    for hit, place in zip(asked.hits.hits, places, strict=True):
        block, here = blocks[place], citations.get(place, ())
        shown = sorted({*marks(block.text, asked.query.root), *_cited(here, asked.query.root, recognised)})
        best = snippet(block.text, shown)
        found.append(
            ResultShape(
                score=round(hit.score, 6),
                complete=hit.complete,
                more_in_report=hit.more,
                report=_report(reports[block.report]),
                block=block.key,
                location=_location(block),
                citations=[citation_shape(one) for one in here],
                snippet=SnippetShape(text=best.text, highlights=list(best.highlights)),
            )
        )
    return found


def _place(id_: str) -> tuple[str, str]:
    report, _, key = id_.partition("/")
    return report, key


def _cited(citations: tuple[CitationRecord, ...], root: Node | None, recognised: tuple[str, ...]) -> Iterator[Mark]:
    """Where the block cites what the query asks for, however the number is written or broken there."""
    wanted = {key for leaf in leaves(root) for key in _numbers(leaf)}
    for one in citations:
        keys = {key for number in (one.canonical, one.number) if number for key in _keys(number)} if wanted else set()
        if one.id in recognised or keys & wanted:
            yield Mark(one.block_start, one.block_end, one.id or str(one.number))


def _keys(number: str) -> tuple[str, str]:
    """What a number is asked for by: whole, or its digits alone."""
    key = number_key(number) or number
    return key, key.replace("/", "-").split("-")[0].zfill(2)


def _numbers(leaf: Node) -> tuple[str, ...]:
    match leaf:
        case Words():
            return leaf.numbers
        case Number(canonical):
            return (canonical,)
        case _:
            return ()


def _report(report: ReportRecord) -> FoundReportShape:
    return FoundReportShape(
        id=report.id,
        title=report.title,
        date=report.date,
        province=report.province,
        source_name=report.source_name,
    )


def _location(block: BlockRecord) -> LocationShape:
    return LocationShape(
        part="footnote" if block.kind == "footnote" else "body",
        footnote=block.footnote,
        start=block.start,
        end=block.end,
    )
