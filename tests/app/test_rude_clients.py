"""Clients that send slowly, stop halfway, or contradict themselves."""

from __future__ import annotations

import json
import socket
from urllib.parse import urlsplit

import pytest

from tests.app.serving import serving

HEAD = b"POST /api/v1/extract HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\n"


@pytest.fixture(scope="module")
def address(archive):
    with serving(archive, body_seconds=0.3) as address:
        yield address


def exchange(address, sent, *, shut=False):
    """What comes back for bytes on a bare connection; `shut` ends our half of it."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=20) as connection:
        connection.sendall(sent)
        if shut:
            connection.shutdown(socket.SHUT_WR)
        received = b""
        while part := connection.recv(65_536):
            received += part
    return received


def test_a_body_that_does_not_arrive_is_answered_and_the_connection_closed(address):
    answer = exchange(address, HEAD + b"only this")
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b"/problems/body-too-slow" in answer


def test_a_body_that_breaks_off_is_told_so_at_once(address):
    answer = exchange(address, HEAD + b"half", shut=True)
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"/problems/body-cut-off" in answer
    whole = exchange(address, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert whole.startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("path", ["healthz", "api/v1/citations.jsonl"])
def test_a_client_that_has_said_all_and_closes_its_half_is_answered(address, path):
    answer = exchange(address, b"GET /%s HTTP/1.1\r\nHost: x\r\n\r\n" % path.encode(), shut=True)
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert answer.rstrip().endswith(b"}" if path == "healthz" else b"0")


@pytest.mark.parametrize(
    "sent",
    [
        "GET /api/v1/search?q=đảng HTTP/1.1\r\nHost: x\r\n\r\n".encode(),
        b"GET /api/v1/search?q=a b HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /api/v1/reports HTTP/1.1\r\n\r\n",
        b"POST /api/v1/lookup HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"\x16\x03\x01\x00 hello\r\n\r\n",
    ],
    ids=["letters with accents", "a space", "no host", "a length below nothing", "another protocol"],
)
def test_what_is_no_http_is_a_problem_that_says_how_to_write_it(address, sent):
    head, _, body = exchange(address, sent).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"application/problem+json" in head
    problem = json.loads(body)
    assert (problem["type"], problem["status"]) == ("/problems/malformed-request", 400)
    assert problem["request_id"].encode() in head


@pytest.mark.parametrize("accept", ["text/csv;q=0, application/json;q=0, */*;q=0", "application/json;q=0, text/png"])
def test_an_accept_header_that_takes_nothing_is_406(client, accept):
    assert client.get("/api/v1/reports", headers={"Accept": accept}).status_code == 406


def test_a_suffix_overrules_an_accept_header_that_contradicts_it(client):
    answer = client.get("/api/v1/reports.csv", headers={"Accept": "application/json"})
    assert answer.headers["content-type"].startswith("text/csv")


def test_a_nul_in_a_body_is_part_of_the_text(archive, connect):
    client = connect(archive=archive)
    answer = client.post("/api/v1/extract", json={"text": "Chỉ thị 05-CT/TW\0 và"})
    assert answer.status_code in (200, 422)


def test_a_body_that_is_not_utf8_is_422(client):
    answer = client.post(
        "/api/v1/extract", content=b"\xff\xfe\xff", headers={"Content-Type": "text/plain; charset=utf-8"}
    )
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/bad-body")
