"""Văn khố's knowledge of reports: text, parsing, citations, catalogue, engine, pipeline and command line."""

__version__ = "0.1.0"
