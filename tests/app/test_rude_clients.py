"""Clients that send slowly, stop halfway, or contradict themselves."""

from __future__ import annotations

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


def test_a_client_that_closes_its_half_before_the_body_is_whole_leaves_nothing_behind(address):
    exchange(address, HEAD + b"half", shut=True)
    whole = exchange(address, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert whole.startswith(b"HTTP/1.1 200 ")


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
