"""The public JSON shapes, shared by command line and API; names and meanings are a contract (docs/command-line.md)."""

from indexer.shapes.block import BlockShape, block_shape
from indexer.shapes.citation import CitationShape, citation_shape
from indexer.shapes.extraction import ExtractionShape, ReadingShape, extraction_shape, reading_shape
from indexer.shapes.footnote import FootnoteShape, footnote_shape
from indexer.shapes.report import FactShape, ReportShape, UnmatchedMarkShape, report_shape

__all__ = [
    "BlockShape",
    "CitationShape",
    "ExtractionShape",
    "FactShape",
    "FootnoteShape",
    "ReadingShape",
    "ReportShape",
    "UnmatchedMarkShape",
    "block_shape",
    "citation_shape",
    "extraction_shape",
    "footnote_shape",
    "reading_shape",
    "report_shape",
]
