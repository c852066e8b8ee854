"""DESIGN.md, Firm: command line: what each command answers, where it writes, and how it ends."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.contracts.conftest import LAYOUT, program

NAMES = "queries passages ndcg_at_10 mrr_at_10 recall_at_1 recall_at_10 recall_at_100 queries_per_s"


def test_extract_and_read_and_lookup_and_evaluate_neither_need_nor_make_an_archive(
    vankho, report, tmp_path, monkeypatch
):
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    for command in (["extract", report], ["read", report], ["lookup", "05-CT/TW"]):
        done = vankho(*command, "--json")
        assert (done.code, done.err) == (0, "")
        assert done.json
    for name, text in {"p": '{"id":"1","text":"a"}', "q": '{"id":"a","text":"a"}', "r": "a\t1\t1"}.items():
        (tmp_path / name).write_text(text + "\n", encoding="utf-8")
    paths = ["--passages", tmp_path / "p", "--queries", tmp_path / "q", "--qrels", tmp_path / "r"]
    done = vankho("evaluate", *paths, "--json")
    assert (done.code, done.err, " ".join(done.json)) == (0, "", NAMES)
    assert list(empty.iterdir()) == []
    assert [path.name for path in report.parent.iterdir()] == ["000.txt"]


def test_evaluate_counts_every_query_with_linear_gain_and_log2_discount(vankho, tmp_path):
    passages = [{"id": str(n), "text": f"đoạn {word}"} for n, word in enumerate(("một", "hai hai", "hai"), 1)]
    queries = [{"id": "a", "text": "hai"}, {"id": "b", "text": "không có gì"}]
    (tmp_path / "p").write_text("\n".join(map(json.dumps, passages)), encoding="utf-8")
    (tmp_path / "q").write_text("\n".join(map(json.dumps, queries)), encoding="utf-8")
    (tmp_path / "r").write_text("a\t1\t0\na\t2\t2\na\t3\t2\nb\t1\t1\n", encoding="utf-8")
    figures = vankho(
        "evaluate", "--passages", tmp_path / "p", "--queries", tmp_path / "q", "--qrels", tmp_path / "r", "--json"
    ).json
    assert (figures["queries"], figures["passages"]) == (2, 3)
    assert (figures["ndcg_at_10"], figures["mrr_at_10"]) == (0.5, 0.5)
    assert (figures["recall_at_1"], figures["recall_at_10"]) == (0.25, 0.5)


@pytest.mark.parametrize(
    "arguments",
    [
        ["index"],
        ["nope"],
        ["extract", "{file}", "--province", "khong-co"],
        ["read", "{file}", "--province", "khong-co"],
        ["index", "{file}", "--province", "khong-co", "--archive", "{folder}/archive"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--limit", "201"],
        ["search", "x", "--nope"],
        ["export", "nothing"],
        ["export", "reports", "--format", "xml"],
        ["serve", "--port", "65536"],
    ],
)
def test_wrong_usage_ends_with_2_and_nothing_on_standard_output(vankho, report, tmp_path, arguments):
    done = vankho(*(argument.format(file=report, folder=tmp_path) for argument in arguments))
    assert (done.code, done.out) == (2, "")
    assert done.err
    assert not (tmp_path / "archive").exists()


def test_version_is_told(vankho):
    assert vankho("--version").out.startswith("vankho ")


@pytest.mark.parametrize("sidecar", ['province = "phu-tho"\n', 'province = "phu-tho"\nnumber = "9-BC/ĐUK"\n'])
def test_a_sidecar_states_what_the_text_lacks_and_a_flag_overrules_it(vankho, report, sidecar):
    report.with_name("000.txt.toml").write_text(sidecar, encoding="utf-8")
    facts = vankho("extract", report, "--json").json["report"]
    assert (facts["province"], facts["facts"]["province"]["source"]) == ("phu-tho", "stated")
    stated = vankho("extract", report, "--province", "tra-vinh", "--date", "2020-06", "--json").json["report"]
    assert (stated["province"], stated["date"]) == ("tra-vinh", "2020-06")
    assert {fact["source"] for fact in stated["facts"].values()} <= {"text", "stated", "inferred"}


def test_an_unknown_province_in_a_sidecar_is_2_and_the_rest_is_done(vankho, report, tmp_path):
    report.with_name("000.txt.toml").write_text('province = "nope"\n', encoding="utf-8")
    report.with_name("001.txt").write_text(LAYOUT.format(year=2019), encoding="utf-8")
    assert vankho("extract", report).code == 2
    done = vankho("index", report.parent, "--archive", tmp_path / "archive")
    assert done.code == 2
    assert "000.txt" in done.err
    assert "1 báo cáo mới" in done.out


def test_a_search_has_the_shape_of_the_contract(vankho, archive):
    done = vankho("search", "nghị quyết của Đảng", "--limit", "3", "--json", "--archive", archive)
    found = done.json
    assert (done.code, done.err) == (0, "")
    assert {"query", "interpretation", "total", "took_ms", "timed_out", "facets", "results"} <= set(found)
    assert set(found["total"]) == {"value", "relation"}
    assert len(found["results"]) == 3
    for result in found["results"]:
        assert {"score", "report", "block", "location", "citations", "snippet"} <= set(result)
        assert set(result["report"]) == {"id", "title", "date", "province", "source_name"}
        assert set(result["location"]) == {"part", "footnote", "start", "end"}
        snippet = result["snippet"]
        assert snippet["highlights"]
        for start, end in snippet["highlights"]:
            assert snippet["text"][start:end].strip()


def exported(vankho, archive, what, form):
    done = vankho("export", what, "--format", form, "--archive", archive)
    assert (done.code, done.err) == (0, "")
    return done.out


@pytest.mark.parametrize("what", ["citations", "resolutions", "reports", "footnotes"])
def test_an_export_holds_everything_in_both_forms(vankho, archive, what):
    rows = [json.loads(line) for line in exported(vankho, archive, what, "jsonl").splitlines()]
    table = list(csv.DictReader(io.StringIO(exported(vankho, archive, what, "csv"), newline="")))
    assert len(rows) == len(table) > 10
    assert list(table[0]) == list(rows[0])
    assert not [cell for row in table for cell in row.values() if cell.startswith(("=", "+", "@", "\t"))]


def test_exported_counts_are_those_of_the_reports(vankho, archive):
    reports = [json.loads(line) for line in exported(vankho, archive, "reports", "jsonl").splitlines()]
    citations = [json.loads(line) for line in exported(vankho, archive, "citations", "jsonl").splitlines()]
    footnotes = exported(vankho, archive, "footnotes", "jsonl").splitlines()
    assert sum(row["citations"] for row in reports) == sum(row["kind"] != "reference" for row in citations)
    assert sum(row["footnotes"] for row in reports) == len(footnotes)
    assert sum(row["unresolved"] + row["ambiguous"] for row in reports) == sum(
        row["id"] is None for row in citations if row["kind"] != "reference"
    )


def test_verify_finds_the_archive_whole(vankho, archive):
    done = vankho("verify", "--archive", archive)
    assert (done.code, done.err) == (0, "")


def test_the_program_keeps_json_apart_from_messages(report, tmp_path):
    """In a process of its own, with the streams that a shell sees."""
    first = program("index", report, "--archive", tmp_path / "archive")
    assert (first.code, "[1/1]" in first.err, "[1/1]" in first.out) == (0, True, False)
    found = program("search", "nghị quyết", "--json", "--archive", tmp_path / "archive")
    assert (found.code, found.err) == (0, "")
    assert found.json["results"]
