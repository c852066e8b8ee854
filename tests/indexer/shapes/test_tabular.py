"""Rows for exports."""

import pytest

from indexer.models.records import CitationRecord, FootnoteRecord, ReportCounts, ReportRecord, ResolutionRecord
from indexer.models.report import Fact, ReportFacts, UnmatchedMark
from indexer.shapes import tabular

REPORT = ReportRecord(
    "ab" * 8,
    "ab" * 32,
    "a.txt",
    "txt",
    "utf-8",
    "source",
    ReportFacts(date=Fact("2020", "text")),
    unmatched_marks=(UnmatchedMark(1, 2, "b"),),
    counts=ReportCounts(blocks=5, citations=2),
)
CITATION = CitationRecord(
    report="ab" * 8,
    order=0,
    block="b1",
    block_start=0,
    block_end=9,
    start=3,
    end=20,
    pieces=((3, 8), (12, 20)),
    surface="05- CT/TW",
    text="05-CT/TW",
    kind="numbered",
    type="chỉ thị",
    number="05-CT/TW",
    canonical=None,
    as_written_wrong=False,
    id=None,
    candidates=("tw/chi-thi/k12/05", "tw/chi-thi/k13/05"),
    method="ambiguous",
    confidence=0.5,
)
NOTE = FootnoteRecord("ab" * 8, 0, "n1", 1, "Xem.", "b2", None)
RESOLUTION = ResolutionRecord("tw/chi-thi/k12/05", "chỉ thị", names=("Một", "Hai"))


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        (tabular.report_row(REPORT), tabular.REPORT_COLUMNS),
        (tabular.citation_row(CITATION), tabular.CITATION_COLUMNS),
        (tabular.footnote_row(NOTE), tabular.FOOTNOTE_COLUMNS),
        (tabular.resolution_row(RESOLUTION), tabular.RESOLUTION_COLUMNS),
    ],
)
def test_every_row_has_exactly_its_columns_in_order(row, columns):
    assert tuple(row) == columns
    assert tuple(tabular.flat(row)) == columns


def test_a_table_joins_candidates_and_keeps_pieces_as_json():
    flat = tabular.flat(tabular.citation_row(CITATION))
    assert flat["pieces"] == "[[3, 8], [12, 20]]"
    assert flat["candidates"] == "tw/chi-thi/k12/05; tw/chi-thi/k13/05"


def test_a_report_s_row_counts():
    row = tabular.report_row(REPORT)
    assert (row["date"], row["blocks"], row["citations"], row["unmatched_marks"]) == ("2020", 5, 2, 1)


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless():
    assert tabular.flat({"title": "=1+2", "start": -1, "wrong": False}) == {
        "title": "'=1+2",
        "start": -1,
        "wrong": "false",
    }
