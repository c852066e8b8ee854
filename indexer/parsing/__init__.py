"""Layouts: lines to paragraphs, headings, notes and their anchors, and the facts of a report."""

from indexer.parsing.parsing import parse

__all__ = ["parse"]
