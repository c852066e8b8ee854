"""DESIGN.md, Firm: HTTP: addresses, ids, errors, on a running server."""

from __future__ import annotations

import json
from urllib.parse import quote

import httpx
import pytest

from tests.contracts.conftest import first_answer, program, start_server

DIRECTIVE = "tw/chi-thi/k12/05"
LISTS = ["reports", "resolutions", "citations"]


@pytest.fixture(scope="module")
def report_id(web):
    return web.get("/api/v1/reports?limit=1").json()["results"][0]["id"]


def problem(answer, status):
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    body = answer.json()
    assert body["status"] == status
    assert {"type", "title", "detail"} <= set(body)
    return json.dumps(body, ensure_ascii=False)


def test_every_address_of_the_contract_answers(web, report_id):
    pages = ["/", f"/bao-cao/{report_id}", f"/van-ban/{DIRECTIVE}"]
    api = [f"/api/v1/reports/{report_id}{tail}" for tail in ("", "/citations", "/footnotes")]
    api += ["/api/v1/search?q=đảng", "/api/v1/suggest?q=ngh", "/api/v1/lookup?q=05-CT/TW"]
    api += [f"/api/v1/{name}" for name in LISTS] + ["/healthz", "/readyz", "/openapi.json"]
    api += [f"/api/v1/resolutions/{DIRECTIVE}", f"/api/v1/resolutions/{DIRECTIVE}/citations"]
    for address in pages:
        answer = web.get(address, headers={"Accept": "text/html"})
        assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, "text/html")
        assert '<html lang="vi"' in answer.text
    for address in api:
        answer = web.get(address)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")


def test_a_report_s_id_is_of_its_original(web):
    for report in web.get("/api/v1/reports?limit=200").json()["results"]:
        assert len(report["id"]) == 16
        assert set(report["id"]) <= set("0123456789abcdef")


def test_lookup_takes_many(web):
    answer = web.post("/api/v1/lookup", json={"queries": ["05-CT/TW", "18-NQ/TW", "abc"]})
    assert [one["status"] for one in answer.json()["results"]] == ["found", "ambiguous", "not_a_citation"]


def test_extract_takes_a_text_and_a_file_and_stores_nothing(web, report):
    before = web.get("/readyz").json()
    text = report.read_bytes().decode()
    sent = web.post("/api/v1/extract", json={"text": text}).json()
    with report.open("rb") as opened:
        uploaded = web.post("/api/v1/extract", files={"file": ("000.txt", opened)}).json()
    told = program("extract", report, "--json").json
    assert told["citations"] == sent["citations"] == uploaded["citations"]
    assert web.get("/readyz").json() == before


@pytest.mark.parametrize("name", LISTS)
def test_a_limit_is_1_to_200(web, name):
    for limit in (1, 200):
        assert web.get(f"/api/v1/{name}?limit={limit}").status_code == 200
    for limit in (0, 201, "x"):
        assert "limit" in problem(web.get(f"/api/v1/{name}?limit={limit}"), 400)


def test_faults_of_path_and_query_are_400_and_name_the_parameter(web, report_id):
    for address in ["/search?q=a", "/suggest?q=a", "/reports?", f"/reports/{report_id}?", "/citations?", "/lookup?q=a"]:
        assert "colour" in problem(web.get(f"/api/v1{address}&colour=red"), 400)
    problem(web.get("/api/v1/search"), 400)
    problem(web.get("/api/v1/lookup"), 400)


def test_faults_of_the_body_are_422(web):
    problem(web.post("/api/v1/extract", json={"txt": "a"}), 422)
    problem(web.post("/api/v1/lookup", json={"queries": "a"}), 422)


@pytest.mark.parametrize("page", ["/nope", "/bao-cao/0000000000000000", "/van-ban/tw/nope", "/id/nope", "/api/v1/nope"])
def test_what_is_not_there_is_a_problem(web, page):
    problem(web.get(page), 404)
    problem(web.delete("/api/v1/reports"), 405)


def test_a_person_is_shown_a_page_instead(web):
    answer = web.get("/nope", headers={"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (404, "text/html")


@pytest.mark.parametrize("tail", ["", "/citations"])
def test_an_id_may_be_written_with_slashes_escapes_or_as_a_parameter(web, tail):
    written = [
        f"/api/v1/resolutions/{DIRECTIVE}{tail}",
        f"/api/v1/resolutions/{quote(DIRECTIVE, safe='')}{tail}",
        f"/api/v1/resolutions{tail}?id={quote(DIRECTIVE, safe='')}",
        f"/api/v1/resolutions/{DIRECTIVE}{tail}.json",
    ]
    answers = [web.get(address) for address in written]
    assert {answer.status_code for answer in answers} == {200}
    assert len({json.dumps(answer.json().get("id") or answer.json()["results"]) for answer in answers}) == 1


@pytest.mark.parametrize(("suffix", "kind"), [(".csv", "text/csv"), (".jsonl", "application/jsonl")])
@pytest.mark.parametrize("name", [*LISTS, f"resolutions/{DIRECTIVE}/citations"])
def test_a_suffix_names_the_form(web, name, suffix, kind):
    answer = web.get(f"/api/v1/{name}{suffix}")
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, kind)


def test_a_feed_is_atom(web):
    answer = web.get(f"/api/v1/resolutions/{DIRECTIVE}/citations.atom")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml")


def test_a_permanent_id_leads_to_its_page(web):
    def told(written):
        answer = web.get(f"/id/{written}")
        return answer.status_code, answer.headers.get("location", "").removeprefix(str(web.base_url).rstrip("/"))

    assert told(DIRECTIVE) == (303, f"/van-ban/{DIRECTIVE}")
    assert told(quote(DIRECTIVE, safe="")) == (303, f"/van-ban/{DIRECTIVE}")
    assert told("tw/chi-thi/k12/5") == (301, f"/id/{DIRECTIVE}")
    assert told("05-CT/TW") == (301, f"/id/{DIRECTIVE}")
    assert told("18-NQ/TW")[0] == 300
    assert told("tw/nope")[0] == 404


def test_a_search_answers_the_shape_and_the_coordinates_of_extract(web):
    found = web.get("/api/v1/search?q=chỉ thị 05&limit=5").json()
    assert {"query", "interpretation", "total", "took_ms", "timed_out", "facets", "results"} <= set(found)
    result = found["results"][0]
    report = web.get(f"/api/v1/reports/{result['report']['id']}").json()
    (block,) = [block for block in report["blocks"] if block["key"] == result["block"]]
    assert (block["start"], block["end"]) == (result["location"]["start"], result["location"]["end"])
    for citation in result["citations"]:
        assert block["start"] <= citation["start"] < citation["end"] <= block["end"]


def test_a_server_waits_for_its_archive_and_takes_each_generation_without_a_failed_request(report, tmp_path):
    started = start_server(tmp_path / "archive")
    try:
        first = first_answer(started, "/readyz")
        assert (first.status_code, first.headers["content-type"]) == (503, "application/problem+json")
        with httpx.Client(base_url=started.address, timeout=60) as client:
            assert client.get("/healthz").status_code == 200
            problem(client.get("/api/v1/search?q=a"), 503)
            assert program("index", report, "--archive", tmp_path / "archive").code == 0
            ready = client.get("/readyz")
            assert (ready.status_code, ready.json()["generation"]) == (200, 1)
            assert client.get("/api/v1/search?q=nghị quyết").json()["total"]["value"] > 0
    finally:
        started.stop()
