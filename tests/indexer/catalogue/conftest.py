"""A small catalogue written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.catalogue import Catalogue, CatalogueWriter, Meta
from indexer.models.records import (
    BlockRecord,
    CitationRecord,
    FootnoteRecord,
    ReportCounts,
    ReportEntry,
    ReportRecord,
    ResolutionRecord,
    Witness,
)
from indexer.models.report import Fact, ReportFacts, UnmatchedMark

META = Meta(generation=1, created="2026-01-01T00:00:00+00:00", version="0.1.0", format=1, blocks=4)
DIRECTIVE, PLAN = "tw/chi-thi/k12/05", "tu.tra-vinh/ke-hoach/2015/72"


def report(number: int, *, date: str | None = None, province: str = "tra-vinh", **more: object) -> ReportRecord:
    """Report number so and so."""
    facts = ReportFacts(
        title=Fact(f"Báo cáo {number}", "text", 0),
        date=Fact(date, "stated") if date else None,
        province=Fact(province, "inferred"),
        kind=Fact("báo cáo", "text"),
    )
    name = f"{number:016x}"
    values = {
        "id": name,
        "sha256": name * 4,
        "source_name": f"{number}.txt",
        "format": "txt",
        "encoding": "utf-8",
        "coordinates": "source",
        "facts": facts,
        "repairs": {"nfc": number},
        "unmatched_marks": (UnmatchedMark(3, 17, "b1"),),
        "counts": ReportCounts(blocks=2, footnotes=1, citations=2),
        "group": name,
        "added_in": number,
    }
    return ReportRecord(**{**values, **more})  # type: ignore[arg-type]  # a test's own shorthand


def blocks(of: ReportRecord) -> tuple[BlockRecord, ...]:
    """A heading, a paragraph and a note."""
    body = "Đã làm tốt. Thực hiện Chỉ thị 05-CT/TW nghiêm túc. Hết."
    return (
        BlockRecord(of.id, 0, "h1", "heading", 1, "I. Kết quả", 0, 10),
        BlockRecord(of.id, 1, "b1", "paragraph", 0, body, 11, 60, headings=("h1",)),
        BlockRecord(of.id, 2, "n1", "footnote", 0, "Kế hoạch 72-KH/TU.", 61, 79, footnote_key="n1", footnote=1),
    )


def note(of: ReportRecord) -> FootnoteRecord:
    """The note."""
    return FootnoteRecord(of.id, 0, "n1", 1, "Kế hoạch 72-KH/TU.", "n1", 30, "b1", 19)


def citation(of: ReportRecord, order: int, resolution: str | None = DIRECTIVE, **more: object) -> CitationRecord:
    """A citation of a directive in the body."""
    values = {
        "report": of.id,
        "order": order,
        "block": "b1",
        "block_start": 22,
        "block_end": 38,
        "start": 33,
        "end": 49,
        "pieces": ((33, 49),),
        "surface": "Chỉ thị 05-CT/TW",
        "text": "Chỉ thị 05-CT/TW",
        "kind": "numbered",
        "type": "chỉ thị",
        "number": "05-CT/TW",
        "canonical": "05-CT/TW",
        "as_written_wrong": False,
        "id": resolution,
        "candidates": (),
        "method": "register",
        "confidence": 0.9,
    }
    return CitationRecord(**{**values, **more})  # type: ignore[arg-type]  # a test's own shorthand


def plan(of: ReportRecord, order: int) -> CitationRecord:
    """A citation of a plan in a note."""
    return citation(
        of,
        order,
        PLAN,
        block="n1",
        block_start=0,
        block_end=17,
        type="kế hoạch",
        text="Kế hoạch 72-KH/TU",
        number="72-KH/TU",
        footnote=1,
        footnote_key="n1",
    )


def store(writer: CatalogueWriter, of: ReportRecord, *citations: CitationRecord) -> None:
    """Store a report with the usual blocks."""
    witnesses = [Witness(c.id, "written", c.text, of.id, "reports") for c in citations if c.id]
    writer.add(ReportEntry(of, blocks(of), (note(of),), citations, tuple(dict.fromkeys(witnesses))))


def known(resolution: str, kind: str, number: str) -> ResolutionRecord:
    """An entry of the register."""
    return ResolutionRecord(resolution, kind, number, source="sổ")


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """Three reports that cite a directive and, in notes, a plan; the third leaves one mention open."""
    path = tmp_path / "catalogue.sqlite"
    with CatalogueWriter(path) as writer:
        for number, date in ((1, "2019-05-01"), (2, "2020-03"), (3, None)):
            of = report(number, date=date)
            store(writer, of, citation(of, 0), plan(of, 1))
        last = report(4, date="2021", province="ha-tinh", own_ids=(PLAN,))
        store(
            writer,
            last,
            citation(last, 0, None, candidates=(DIRECTIVE, "tw/chi-thi/k13/05"), as_written_wrong=True),
            citation(last, 1, None),
            citation(last, 2, kind="reference"),
        )
        names = {
            DIRECTIVE: ("chỉ thị", "05-CT/TW"),
            PLAN: ("kế hoạch", "72-KH/TU"),
            "tw/chi-thi/k13/05": ("chỉ thị", "05-CT/TW"),
        }
        writer.put_resolutions(known(id_, *names[id_]) for id_ in writer.unknown_resolutions())
        writer.finish(META)
    opened = Catalogue.open(path)
    yield opened
    opened.close()
