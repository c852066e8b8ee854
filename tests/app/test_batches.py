"""Batches: the same rows out as in, in the same order, each with its own status."""

from __future__ import annotations

import csv
import io
import json

import pytest

CSV = {"Content-Type": "text/csv"}


def test_each_query_of_a_batch_has_its_own_status(client):
    queries = ["chỉ thị 05", "", "không-có-ở-đâu-cả-xyz", "a" * 3000, "chỉ thị 05"]
    rows = client.post("/api/v1/search", json={"queries": queries}).json()["results"]
    assert [row["query"] for row in rows] == queries
    assert [row["row"] for row in rows] == [1, 2, 3, 4, 5]
    assert [row["http_status"] for row in rows] == [200, 200, 200, 400, 200]
    assert [row["status"] for row in rows][:1] + [row["status"] for row in rows][2:] == [
        "found",
        "nothing",
        "refused",
        "found",
    ]
    assert rows[0]["count"] > 0
    assert rows[0]["id"] == "tw/chi-thi/k12/05"
    assert rows[0]["best"]["id"]


@pytest.mark.parametrize(
    "sent", ["query;ghi chú\r\nchỉ thị 05;a\r\n;b\r\nđảng viên;c\r\n", "\ufeffquery\nchỉ thị 05\n\nđảng viên\n\n\n"]
)
@pytest.mark.parametrize("path", ["search", "lookup"])
def test_no_row_of_a_table_is_lost(client, path, sent):
    answer = client.post(f"/api/v1/{path}.csv", content=sent.encode(), headers=CSV)
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["query"] for row in rows] == ["chỉ thị 05", "", "đảng viên"]


def test_json_lines_come_back_as_json_lines(client):
    sent = '"chỉ thị 05"\n{"query": "đảng viên"}\nkhông phải JSON\n'
    headers = {"Content-Type": "application/jsonl", "Accept": "application/jsonl"}
    *rows, end = map(
        json.loads, client.post("/api/v1/search", content=sent.encode(), headers=headers).text.splitlines()
    )
    assert [row["query"] for row in rows] == ["chỉ thị 05", "đảng viên", "không phải JSON"]
    assert end == {"end": True, "count": 3}


def test_a_row_that_is_too_long_does_not_cost_the_others_theirs(client):
    rows = client.post("/api/v1/lookup", json={"queries": ["05-CT/TW", "a" * 501]}).json()["results"]
    assert [row["status"] for row in rows] == ["found", "not_a_citation"]


def test_too_many_queries_are_refused_at_once(client):
    assert client.post("/api/v1/search", json={"queries": ["a"] * 501}).status_code == 422
