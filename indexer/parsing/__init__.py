"""Layouts: lines to paragraphs, headings, notes and their anchors, the facts of a report, versions of one report."""

from indexer.parsing.parsing import parse
from indexer.parsing.versions import (
    Fingerprint,
    Link,
    VersionGroup,
    fingerprint,
    group_versions,
    likeness,
    same_report,
)

__all__ = [
    "Fingerprint",
    "Link",
    "VersionGroup",
    "fingerprint",
    "group_versions",
    "likeness",
    "parse",
    "same_report",
]
