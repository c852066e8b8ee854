"""What a report or a resolution is called where it has to be named in one line."""

from __future__ import annotations

from indexer.models.records import ReportRecord, ResolutionRecord


def report_name(report: ReportRecord) -> str:
    """The report's title, else its kind and number, else its file's name."""
    if report.title:
        return report.title
    words = " ".join(word for word in (report.kind, report.number) if word)
    return words[:1].upper() + words[1:] if report.number else report.source_name


def resolution_name(resolution: ResolutionRecord) -> str:
    """The type and number ("Chỉ thị 05-CT/TW"), else the first name, else the title, else the id."""
    if resolution.number:
        return f"{resolution.type[:1].upper()}{resolution.type[1:]} {resolution.number}"
    return next(iter(resolution.names), None) or resolution.title or resolution.id
