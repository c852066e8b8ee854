"""An extraction as the flat records that are stored and shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from indexer.extraction.extracting import Extraction
from indexer.models.citation import Citation
from indexer.models.records import (
    BlockRecord,
    CitationRecord,
    FootnoteRecord,
    ReportCounts,
    ReportEntry,
    ReportRecord,
    Witness,
)
from indexer.models.report import Block, Footnote, Report
from indexer.parsing import fingerprint

ID_DIGITS = 16


def report_id(sha256: str) -> str:
    """A report's id: the first 16 hex digits of its original's SHA-256."""
    return sha256[:ID_DIGITS]


def entry(extraction: Extraction, sha256: str) -> ReportEntry:
    """Everything that was found, under the id that the original's digest gives."""
    report, id_ = extraction.report, report_id(sha256)
    notes = {note.block: note for note in report.footnotes}
    blocks = tuple(_blocks(report, id_, notes))
    footnotes = tuple(_footnotes(report.footnotes, id_))
    citations = tuple(_citations(extraction, id_, notes))
    print_ = fingerprint(report, id_).encode()
    record = ReportRecord(
        id=id_,
        sha256=sha256,
        source_name=report.name.encode(errors="backslashreplace").decode(),  # a name may hold bytes that are no text
        format=report.format,
        encoding=report.encoding,
        coordinates=report.coordinates,
        facts=report.facts,
        parts=report.parts,
        repairs=dict(report.repairs),
        unmatched_marks=report.unmatched_marks,
        counts=_counts(blocks, footnotes, citations),
        group=id_,
        own_ids=extraction.own_ids,
    )
    return ReportEntry(record, blocks, footnotes, citations, tuple(_witnesses(id_, citations)), print_)


def _blocks(report: Report, id_: str, notes: dict[str, Footnote]) -> Iterator[BlockRecord]:
    above: list[Block] = []
    for order, block in enumerate(report.blocks):
        if block.kind == "heading":
            above = [heading for heading in above if heading.level < block.level and heading.part == block.part]
        above = above if not above or above[-1].part == block.part else []
        note = notes.get(block.key)
        yield BlockRecord(
            report=id_,
            order=order,
            key=block.key,
            kind=block.kind,
            level=block.level,
            text=block.text,
            start=block.start,
            end=block.end,
            page=block.page,
            part=block.part,
            footnote_key=block.footnote_key,
            footnote=note.number if note else None,
            headings=tuple(heading.key for heading in above),
        )
        if block.kind == "heading":
            above = [*above, block]


def _footnotes(notes: Iterable[Footnote], id_: str) -> Iterator[FootnoteRecord]:
    for order, note in enumerate(notes):
        yield FootnoteRecord(
            report=id_,
            order=order,
            key=note.key,
            number=note.number,
            text=note.text,
            block=note.block,
            ref_start=note.ref_start,
            anchor_block=note.anchor_block,
            anchor_offset=note.anchor_offset,
        )


def _citations(extraction: Extraction, id_: str, notes: dict[str, Footnote]) -> Iterator[CitationRecord]:
    blocks = {block.key: block for block in extraction.report.blocks}
    for order, citation in enumerate(extraction.citations):
        block = blocks[citation.mention.block]
        yield _citation(extraction.report, id_, order, citation, block, notes.get(block.key))


def _citation(  # noqa: PLR0917 - one record out of its parts
    report: Report, id_: str, order: int, citation: Citation, block: Block, note: Footnote | None
) -> CitationRecord:
    mention, identity = citation.mention, citation.identity
    place = report.locate(block, mention.start, mention.end)
    return CitationRecord(
        report=id_,
        order=order,
        block=block.key,
        block_start=mention.start,
        block_end=mention.end,
        start=place.start,
        end=place.end,
        pieces=place.pieces,
        surface=place.surface,
        text=mention.text,
        kind=mention.kind,
        type=mention.type,
        number=mention.number,
        canonical=identity.canonical,
        as_written_wrong=mention.as_written_wrong,
        id=identity.id,
        candidates=identity.candidates,
        method=identity.method,
        confidence=identity.confidence,
        date=mention.date,
        known_date=identity.known_date,
        issuer=mention.issuer,
        title=mention.title,
        pinpoint=mention.pinpoint,
        treatment=mention.treatment,
        footnote=note.number if note else None,
        footnote_key=note.key if note else None,
    )


def _counts(
    blocks: tuple[BlockRecord, ...], footnotes: tuple[FootnoteRecord, ...], citations: tuple[CitationRecord, ...]
) -> ReportCounts:
    statuses = Counter(citation.status for citation in citations if citation.kind != "reference")
    return ReportCounts(
        blocks=len(blocks),
        footnotes=len(footnotes),
        citations=statuses.total(),
        ambiguous=statuses["ambiguous"],
        unresolved=statuses["unresolved"],
    )


def _witnesses(id_: str, citations: Iterable[CitationRecord]) -> Iterator[Witness]:
    """What the report says of the resolutions that it cites; mended numbers are no one's word."""
    said: Counter[tuple[str, str, str]] = Counter()
    for citation in citations:
        if citation.id is None or citation.kind == "reference":
            continue
        number = citation.number if citation.kind == "numbered" and not citation.as_written_wrong else None
        stated = {"number": number, "title": citation.title, "date": citation.date, "issuer": citation.issuer}
        said.update((citation.id, property_, value) for property_, value in stated.items() if value)
        said[citation.id, "written", citation.text] += 1
    for (resolution, property_, value), count in said.items():
        yield Witness(resolution, property_, value, id_, "reports", count)  # type: ignore[arg-type]  # keys above
