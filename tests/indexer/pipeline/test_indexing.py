"""The pipeline on real files, from a folder to a generation that answers."""

import json
import subprocess
import sys

import pytest

from indexer import segmenter
from indexer.answering import SearchRequest, search
from indexer.archive import ArchiveBusyError, ArchiveError
from indexer.catalogue import CitationFilter
from indexer.pipeline import verify
from indexer.register import load_tables

from .conftest import build, write_report


def citing(archive, resolution):
    with archive.current() as generation:
        return generation.catalogue.citations.page(CitationFilter(resolutions=(resolution,))).total


def names(archive):
    with archive.current() as generation:
        return sorted(report.source_name for report in generation.catalogue.reports.stream())


def test_a_folder_becomes_a_generation_that_answers(archive, reports):
    summary = build(archive, reports)
    assert (summary.new, summary.generation, summary.exit_code) == (3, 1, 0)
    assert (summary.footnotes, summary.citations) == (3, 9)
    with archive.current() as generation:
        found = search(generation.catalogue, generation.searcher, load_tables(), SearchRequest("18-NQ/TW"))
    assert {result.report.source_name for result in found.results} == {"1.txt", "2.txt", "3.txt"}
    assert citing(archive, "tw/chi-thi/k12/05") == 3
    assert verify(archive).faults == ()


def test_what_is_unchanged_is_not_read_again_and_makes_no_generation(archive, reports):
    build(archive, reports)
    summary = build(archive, reports)
    assert (summary.unchanged, summary.generation, summary.new) == (3, None, 0)
    assert archive.current_number() == 1


def test_words_of_what_is_unchanged_are_not_looked_for_again(archive, reports, monkeypatch):
    build(archive, reports)
    asked = []
    words = segmenter.words
    monkeypatch.setattr(segmenter, "words", lambda text: asked.append(text) or words(text))
    text = (reports / "1.txt").read_text(encoding="utf-8")
    (reports / "1.txt").write_text(text.replace("tuyên truyền", "tuyên giáo"), encoding="utf-8")
    build(archive, reports)
    assert asked == ["I. Công tác tuyên giáo"]


def test_words_of_the_reports_are_in_the_index_for_completion(archive, reports):
    build(archive, reports)
    with archive.current() as generation:
        assert ("tuyên truyền", 3) in generation.searcher.words("tuyen", 10)


def test_what_is_new_is_added_and_nothing_else_is_dropped(archive, reports, tmp_path):
    build(archive, reports)
    summary = build(archive, write_report(tmp_path / "more", 4))
    assert (summary.new, summary.generation) == (1, 2)
    assert names(archive) == ["1.txt", "2.txt", "3.txt", "4.txt"]


def test_an_added_report_links_the_index_of_the_others(archive, reports, tmp_path):
    for number in range(4, 30):
        write_report(reports, number)
    build(archive, reports)
    build(archive, write_report(tmp_path / "more", 90))
    first, second = (
        {path.stat().st_ino for path in (archive.generation_folder(number) / "index").iterdir() if path.stat().st_size}
        for number in (1, 2)
    )
    assert first & second


def test_a_changed_file_replaces_what_it_held(archive, reports):
    build(archive, reports)
    path = reports / "1.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("05-CT/TW", "12-CT/TW"), encoding="utf-8")
    summary = build(archive, reports)
    assert (summary.changed, summary.unchanged) == (1, 2)
    assert citing(archive, "tw/chi-thi/k12/05") == 2
    assert names(archive) == ["1.txt", "2.txt", "3.txt"]
    assert verify(archive).faults == ()


def test_a_changed_file_that_cannot_be_read_keeps_what_was_stored(archive, reports):
    build(archive, reports)
    (reports / "1.txt").write_bytes(b"")
    summary = build(archive, reports)
    assert (len(summary.failures), summary.exit_code) == (1, 1)
    assert names(archive) == ["1.txt", "2.txt", "3.txt"]


def test_one_content_at_two_places_is_one_report(archive, reports):
    (reports / "copy.txt").write_bytes((reports / "1.txt").read_bytes())
    summary = build(archive, reports)
    assert (summary.new, summary.unchanged) == (3, 1)
    assert len(names(archive)) == 3
    assert build(archive, reports).generation is None


def test_a_report_goes_only_when_its_last_place_holds_another(archive, reports):
    first, copy = reports / "1.txt", reports / "copy.txt"
    copy.write_bytes(first.read_bytes())
    build(archive, reports)
    write_report(reports, 50).rename(first)
    build(archive, reports)
    assert len(names(archive)) == 4
    write_report(reports, 51).rename(copy)
    build(archive, reports)
    assert len(names(archive)) == 4


def test_stated_facts_stand_with_their_origin_and_new_ones_read_the_file_again(archive, reports):
    path = reports / "1.txt"
    build(archive, path)
    summary = build(archive, path, province="tra-vinh", date="2019-12-30")
    assert summary.changed == 1
    with archive.current() as generation:
        (report,) = generation.catalogue.reports.page().items
    assert (report.province, report.date) == ("tra-vinh", "2019-12-30")
    assert report.facts.province.origin == "stated"


def test_a_sidecar_states_facts_and_a_flag_overrules_it(archive, reports):
    (reports / "1.txt.toml").write_text('province = "phu-tho"\ndate = "2018"\n', encoding="utf-8")
    build(archive, reports / "1.txt", date="2019")
    with archive.current() as generation:
        (report,) = generation.catalogue.reports.page().items
    assert (report.province, report.date) == ("phu-tho", "2019")


@pytest.mark.parametrize(
    ("sidecar", "code", "said"),
    [
        ('province = "khong-co"', 2, "không có tỉnh"),
        ('provinz = "phu-tho"', 1, "khóa lạ"),
        ('date = "30/12/2019"', 1, "không đúng dạng"),
        ("province = ", 1, "không đọc được"),
    ],
)
def test_a_wrong_sidecar_is_named_and_the_rest_is_done(archive, reports, sidecar, code, said):
    (reports / "1.txt.toml").write_text(sidecar, encoding="utf-8")
    summary = build(archive, reports)
    assert summary.exit_code == code
    assert said in summary.failures[0].reason
    assert names(archive) == ["2.txt", "3.txt"]


def test_bad_input_is_named_and_the_rest_is_done(archive, reports, tmp_path):
    (reports / "empty.txt").write_bytes(b"")
    (reports / "folder.txt").mkdir()
    (reports / "picture.png").write_bytes(b"x")
    (reports / ".hidden.txt").write_text("x", encoding="utf-8")
    (tmp_path / "bare").mkdir()
    summary = build(archive, reports, tmp_path / "missing", tmp_path / "bare", reports / "folder.txt")
    assert summary.new == 3
    assert summary.exit_code == 1
    assert len(summary.failures) == 4
    assert [name.rsplit("/", 1)[-1] for name in summary.skipped] == ["picture.png"]


def test_a_file_name_that_is_no_text_does_not_stop_the_run(archive, reports):
    strange = bytes(reports / "b") + b"\xff.txt"
    (reports / "1.txt").rename(strange.decode("utf-8", "surrogateescape"))
    assert build(archive, reports).new == 3
    assert build(archive, reports).unchanged == 3
    with archive.current() as generation:
        for report in generation.catalogue.reports.stream():
            json.dumps(report.source_name).encode()
            report.source_name.encode()


def test_a_second_builder_is_refused(archive, reports):
    with archive.building(), pytest.raises(ArchiveBusyError):
        build(archive, reports)


def test_a_folder_with_other_things_is_no_archive(archive, reports):
    archive.folder.mkdir()
    (archive.folder / "notes.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ArchiveError, match="không phải là kho"):
        build(archive, reports)


def test_a_correction_overrules_what_the_register_says(archive, reports):
    build(archive, reports)
    (archive.folder / "register.toml").write_text('["tw/chi-thi/k12/05"]\ntitle = "tên đính chính"\n', encoding="utf-8")
    build(archive, reports)
    with archive.current() as generation:
        corrected = generation.catalogue.resolutions.one("tw/chi-thi/k12/05")
    assert (corrected.title, corrected.origin) == ("tên đính chính", "correction")


def test_a_correction_reaches_the_citations_of_reports_that_are_no_longer_at_their_place(archive, reports, tmp_path):
    (reports / "1.txt").write_text("Theo Chỉ thị 05-CT/TW, ngày 15/5/2016.", encoding="utf-8")
    build(archive, reports / "1.txt", province="tra-vinh")
    (reports / "1.txt").rename(tmp_path / "moved.txt")
    (archive.folder / "register.toml").write_text('["tw/chi-thi/k12/05"]\ndate = "2016-05-16"\n', encoding="utf-8")
    summary = build(archive, reports / "2.txt")
    assert (summary.new, summary.stale, summary.changed) == (1, 1, 0)
    with archive.current() as generation:
        (report,) = [one for one in generation.catalogue.reports.stream() if one.source_name == "1.txt"]
        (citation,) = generation.catalogue.citations.of_report(report.id)
    assert (report.province, report.facts.province.origin) == ("tra-vinh", "stated")
    assert citation.known_date == "2016-05-16"
    assert build(archive, reports / "2.txt").generation is None


def test_figures_of_a_grown_archive_equal_those_of_one_built_at_once(archive, reports, tmp_path):
    other = type(archive)(tmp_path / "other")
    build(archive, reports / "1.txt")
    build(archive, reports / "2.txt")
    build(archive, reports)
    build(other, reports)
    with archive.current() as grown, other.current() as whole:
        assert grown.catalogue.figures.totals() == whole.catalogue.figures.totals()
        assert list(grown.catalogue.resolutions.stream()) == list(whole.catalogue.resolutions.stream())


FULL = """
import resource, signal, sys
from pathlib import Path
from indexer.cli.program import run
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
raise SystemExit(run(["index", sys.argv[1], "--archive", sys.argv[2]]))
"""


@pytest.mark.parametrize("limit", [200_000])
def test_a_full_disk_is_named_and_the_archive_stays_as_it_was(archive, reports, limit):
    build(archive, reports)
    write_report(reports, 9)
    run = subprocess.run(
        [sys.executable, "-c", FULL, reports, archive.folder, str(limit)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert "kho vẫn như trước. Hãy giải phóng chỗ" in run.stderr
    assert "Traceback" not in run.stderr
    assert archive.current_number() == 1
    assert verify(archive).faults == ()
    assert build(archive, reports).new == 1


def totals(archive):
    with archive.current() as generation:
        return generation.catalogue.figures.totals()


def test_versions_of_one_report_are_counted_once_and_can_be_held_apart(archive, reports, tmp_path):
    build(archive, reports)
    draft = tmp_path / "draft.txt"
    draft.write_text(
        (reports / "1.txt").read_text(encoding="utf-8").replace("đã hợp nhất", "sẽ hợp nhất"), encoding="utf-8"
    )
    before = totals(archive)
    build(archive, draft)
    after = totals(archive)
    assert (after.files, after.reports, after.citations) == (4, before.reports, before.citations)
    with archive.current() as generation:
        (found,) = [report for report in generation.catalogue.reports.stream() if report.source_name == "draft.txt"]
        versions = generation.catalogue.reports.versions(found.id)
    assert {report.source_name for report in versions} == {"1.txt", "draft.txt"}
    pair = json.dumps([report.id for report in versions])
    (archive.folder / "versions.toml").write_text(f"apart = [{pair}]", encoding="utf-8")
    assert build(archive, draft).generation == 3
    assert totals(archive).reports == 4
