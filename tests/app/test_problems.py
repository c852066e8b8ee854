"""Every fault is a problem that explains itself."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from app import Settings, create_app
from app.problems.kinds import KINDS

FAULTS = [
    ("GET", "/api/v1/reports?colour=red", 400, "/problems/unknown-parameter", "colour"),
    ("GET", "/api/v1/reports?limit=0", 400, "/problems/bad-parameter", "limit"),
    ("GET", "/api/v1/reports?limit=201", 400, "/problems/bad-parameter", "limit"),
    ("GET", "/api/v1/reports?limit=many", 400, "/problems/bad-parameter", "limit"),
    ("GET", "/api/v1/citations?kind=strange", 400, "/problems/bad-parameter", "kind"),
    ("GET", "/api/v1/citations?year_from=2020&year_to=2019", 400, "/problems/bad-parameter", "year_to"),
    ("GET", "/api/v1/search", 400, "/problems/bad-parameter", "q"),
    ("GET", "/api/v1/search?q=a&cursor=nonsense", 400, "/problems/bad-cursor", "cursor"),
    ("GET", "/api/v1/lookup?q=a&date=0.0", 400, "/problems/bad-parameter", "date"),
    ("GET", "/api/v1/lookup?q=a&date=2020-02-31", 400, "/problems/bad-parameter", "date"),
    ("GET", "/healthz?x=1", 400, "/problems/unknown-parameter", "x"),
    ("GET", "/api/v1/search?q=a&q=b", 400, "/problems/bad-parameter", "q"),
    ("GET", "/api/v1/resolutions/tw/chi-thi/k12/05/citations?limit=1&limit=2", 400, "/problems/bad-parameter", "limit"),
    ("GET", "/api/v1/reports.csv?sep=%3B&sep=,", 400, "/problems/bad-parameter", "sep"),
    ("POST", "/api/v1/extract?name=a&name=b", 400, "/problems/bad-parameter", "name"),
    ("GET", "/api/v1/reports/0000000000000000", 404, "/problems/not-found", None),
    ("GET", "/api/v1/resolutions/tw/nghi-quyet/k99/99", 404, "/problems/not-found", None),
    ("GET", "/api/v1/nothing", 404, "/problems/not-found", None),
    ("GET", "/api/v1/reports/0000000000000000.csv", 404, "/problems/not-found", None),
    ("DELETE", "/api/v1/reports", 405, "/problems/method-not-allowed", None),
    ("GET", "/api/v1/x%00y", 400, "/problems/bad-address", None),
    ("GET", "/api/v1/search?q=%FF", 400, "/problems/bad-address", None),
    ("GET", "/api/v1/search?q=" + "a" * 33_000, 414, "/problems/address-too-long", None),
]


@pytest.mark.parametrize(("method", "address", "status", "type_", "parameter"), FAULTS)
def test_a_fault_is_answered_with_its_problem(client, method, address, status, type_, parameter):
    answer = client.request(method, address)
    body = answer.json()
    assert answer.status_code == status == body["status"]
    assert answer.headers["content-type"] == "application/problem+json"
    assert body["type"] == type_
    assert body["request_id"] == answer.headers["x-request-id"]
    assert [fault.get("parameter") for fault in body.get("errors", [])] == ([parameter] if parameter else [])


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_parameter_of_many_values_may_be_given_many_times(client, method):
    assert client.request(method, "/api/v1/search?province=ha-tinh&province=phu-tho&q=a").status_code == 200
    assert client.request(method, "/api/v1/search?limit=1&limit=2&q=a").status_code == 400


def test_problems_are_vietnamese_unless_english_is_preferred(client):
    address = "/api/v1/reports?limit=0"
    assert client.get(address).json()["errors"][0]["detail"] == "phải từ 1 trở lên"
    english = client.get(address, headers={"Accept-Language": "en-GB, vi;q=0.5"})
    assert english.json()["errors"][0]["detail"] == "must be at least 1"
    assert english.headers["content-language"] == "en"


def test_a_wrong_method_is_told_which_ones_are_right(client):
    answer = client.put("/api/v1/lookup")
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


def test_an_accept_header_that_takes_nothing_we_have_is_told_what_there_is(client):
    answer = client.get("/api/v1/reports", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/csv" in answer.json()["detail"]


def test_faults_of_a_body_are_422_with_a_pointer(client):
    answer = client.post("/api/v1/extract", json={"txt": "x"})
    assert answer.status_code == 422
    assert {fault["pointer"] for fault in answer.json()["errors"]} == {"/text", "/txt"}


def test_a_date_that_no_calendar_has_is_a_fault_wherever_it_stands(client):
    in_body = client.post("/api/v1/extract", json={"text": "Chỉ thị 05-CT/TW", "date": "2020-02-31"})
    assert (in_body.status_code, in_body.json()["errors"][0]["pointer"]) == (422, "/date")
    plain = {"Content-Type": "text/plain"}
    in_query = client.post("/api/v1/extract?date=2019-02-29", content="Chỉ thị 05-CT/TW".encode(), headers=plain)
    assert (in_query.status_code, in_query.json()["errors"][0]["parameter"]) == (400, "date")
    assert client.post("/api/v1/extract", json={"text": "Chỉ thị 05-CT/TW", "date": "2020-02-29"}).status_code == 200


def test_a_body_that_is_not_json_is_422(client):
    answer = client.post("/api/v1/extract", content=b"{", headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["type"] == "/problems/bad-body"


def test_a_body_of_an_unknown_media_type_is_415(client):
    answer = client.post("/api/v1/extract", content=b"x", headers={"Content-Type": "image/png"})
    assert answer.status_code == 415
    assert "text/plain" in answer.headers["accept-post"]


def test_a_body_that_is_too_long_is_413_however_it_is_sent(archive, connect):
    client = connect(archive=archive, max_body_bytes=100)
    plain = {"Content-Type": "text/plain"}
    assert client.post("/api/v1/extract", content=b"x" * 101, headers=plain).status_code == 413
    unannounced = client.post("/api/v1/extract", content=iter([b"x" * 60] * 2), headers=plain)
    assert unannounced.status_code == 413
    assert unannounced.json()["type"] == "/problems/body-too-large"


def test_a_client_that_asks_too_much_is_told_when_to_come_back(archive, connect):
    client = connect(archive=archive, rate_limit=2)
    answers = [client.get("/api/v1/reports") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[2].headers["retry-after"]) <= 60
    assert answers[2].json()["type"] == "/problems/too-many-requests"
    assert client.get("/healthz").status_code == 200


def test_without_a_generation_everything_but_health_is_503_with_retry_after(empty):
    for address in ("/readyz", "/api/v1/reports", "/api/v1/search?q=a", "/"):
        answer = empty.get(address)
        assert answer.status_code == 503
        assert int(answer.headers["retry-after"]) > 0
    assert empty.get("/healthz").status_code == 200


def test_a_crash_shows_no_trace(archive):
    app = create_app(Settings(archive=archive))
    app.add_api_route("/crash", lambda: 1 / 0)
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/crash", headers={"Accept": "application/json"})
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert answer.headers["x-request-id"] == answer.json()["request_id"]
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_kind_of_problem_has_a_page_in_both_languages(client, kind):
    assert kind.title.vi in client.get(kind.type).text
    assert kind.title.en in client.get(kind.type + "?lang=en").text


def test_a_person_gets_the_fault_as_a_page(client):
    answer = client.get("/bao-cao/0000000000000000", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert 'role="search"' in answer.text
