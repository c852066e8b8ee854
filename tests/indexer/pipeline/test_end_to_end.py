"""From real and sample reports to answers, through the command line."""

import json
import subprocess
import sys
from pathlib import Path

from indexer.answering import SearchRequest, search
from indexer.archive import Archive
from indexer.catalogue import CitationFilter
from indexer.pipeline import verify
from indexer.register import load_tables

from .conftest import build, write_report

SAMPLES = Path(__file__).parents[3] / "corpus" / "reports"


def vankho(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "indexer.cli", *map(str, arguments)], capture_output=True, text=True, check=False
    )


def test_the_samples_are_indexed_whole_and_answer(tmp_path):
    folder = tmp_path / "archive"
    run = vankho("index", SAMPLES, "--archive", folder)
    assert (run.returncode, "LỖI" in run.stderr) == (0, False), run.stderr
    archive = Archive(folder)
    assert verify(archive).faults == ()
    with archive.current() as generation:
        catalogue, tables = generation.catalogue, load_tables()
        reports = catalogue.reports.page().total
        assert reports >= 12
        found = search(catalogue, generation.searcher, tables, SearchRequest("viện-dẫn:05-CT/TW", limit=200))
        citing = catalogue.citations.cited_by("tw/chi-thi/k12/05", CitationFilter(kinds=()))
        blocks = {(item.citation.report, item.citation.block) for item in citing.items}
        assert citing.total >= 5
        if citing.next is None:
            assert {(result.report.id, result.block) for result in found.results} == blocks


def test_the_real_reports_are_indexed_and_keep_their_places(shared, tmp_path):
    archive = Archive(tmp_path / "archive")
    assert vankho("index", shared / "reports", "--archive", archive.folder).returncode == 0
    with archive.current() as generation:
        names = {report.source_name: report for report in generation.catalogue.reports.stream()}
        report = names["tra-vinh-2020.txt"]
        source = (shared / "reports" / report.source_name).read_bytes().decode("utf-8-sig")
        citations = generation.catalogue.citations.of_report(report.id)
        for citation in citations:
            assert " ".join(source[start:end] for start, end in citation.pieces) == citation.surface
    extracted = json.loads(vankho("extract", shared / "reports" / report.source_name, "--json").stdout)
    assert [found["start"] for found in extracted["citations"]] == [citation.start for citation in citations]


def test_many_files_are_read_by_several_processes(archive, tmp_path):
    for number in range(42):
        write_report(tmp_path / "many", number)
    summary = build(archive, tmp_path / "many")
    assert (summary.new, summary.failures) == (42, ())
    with archive.current() as generation:
        assert generation.catalogue.figures.totals().citations == 42 * 3
