"""What `read` and `extract` give of one file."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from indexer.models.records import ReportEntry
from indexer.shapes.block import BlockShape, block_shape
from indexer.shapes.citation import CitationShape, citation_shape
from indexer.shapes.footnote import FootnoteShape, footnote_shape
from indexer.shapes.report import ReportShape, report_shape


class ReadingShape(BaseModel):
    """The reading text of one file, block by block."""

    model_config = ConfigDict(frozen=True)

    report: ReportShape
    blocks: list[BlockShape]


class ExtractionShape(BaseModel):
    """The citations and footnotes of one file."""

    model_config = ConfigDict(frozen=True)

    report: ReportShape
    citations: list[CitationShape]
    footnotes: list[FootnoteShape]


def reading_shape(entry: ReportEntry) -> ReadingShape:
    """The public shape of a reading text."""
    return ReadingShape(report=report_shape(entry.report), blocks=[block_shape(block) for block in entry.blocks])


def extraction_shape(entry: ReportEntry) -> ExtractionShape:
    """The public shape of what was found in a file."""
    return ExtractionShape(
        report=report_shape(entry.report),
        citations=[citation_shape(citation) for citation in entry.citations],
        footnotes=[footnote_shape(note) for note in entry.footnotes],
    )
