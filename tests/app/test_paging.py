"""Pages of a list: nothing twice, nothing left out, also while the archive grows."""

from __future__ import annotations

import shutil

import pytest

from tests.app.conftest import REPORTS, add_reports


def walk(client, address):
    """Every result from the first page on, and the addresses of the pages."""
    found, pages = [], []
    while address:
        pages.append(address)
        body = client.get(address).json()
        found += body["results"]
        address = body["next"]
    return found, pages


LISTS = [
    "/api/v1/citations?limit=2",
    "/api/v1/reports?limit=1",
    "/api/v1/resolutions?limit=1",
    "/api/v1/search?q=đảng&limit=1",
]


@pytest.mark.parametrize("address", LISTS)
def test_pages_hold_everything_once(client, address):
    whole = client.get(address.replace("limit=2", "limit=200").replace("limit=1", "limit=200")).json()
    found, pages = walk(client, address)
    assert len(pages) > 1
    assert found == whole["results"]


@pytest.mark.parametrize("address", LISTS)
def test_the_page_before_is_the_one_that_was_left(client, address):
    first = client.get(address).json()
    second = client.get(first["next"]).json()
    assert client.get(second["prev"]).json()["results"] == first["results"]
    assert first["prev"] is None


def test_footnotes_are_paged_too(client):
    [id_] = [
        one["id"] for one in client.get("/api/v1/reports").json()["results"] if one["source_name"] == "tra-vinh.txt"
    ]
    found, _ = walk(client, f"/api/v1/reports/{id_}/footnotes?limit=1")
    assert len(found) == 1


def test_a_cursor_of_another_list_is_refused(client):
    cursor = client.get("/api/v1/citations?limit=1").json()["next"].split("cursor=")[1]
    for address in (f"/api/v1/reports?cursor={cursor}", f"/api/v1/citations?kind=named&cursor={cursor}"):
        answer = client.get(address)
        assert (answer.status_code, answer.json()["type"]) == (400, "/problems/bad-cursor")


def test_a_walk_that_began_before_new_reports_ends_in_its_own_generation(tmp_path, tables, connect):
    add_reports(tmp_path / "archive", tmp_path / "first", REPORTS, tables)
    client = connect(archive=tmp_path / "archive")
    before, _ = walk(client, "/api/v1/citations?limit=200")
    page = client.get("/api/v1/citations?limit=2").json()
    more = {f"them-{number}.txt": f"BÁO CÁO\n\nLần {number}. Theo Chỉ thị 05-CT/TW.\n" for number in range(20)}
    add_reports(tmp_path / "archive", tmp_path / "second", more, tables)
    rest, _ = walk(client, page["next"])
    assert [*page["results"], *rest] == before
    now, _ = walk(client, "/api/v1/citations?limit=7")
    assert len(now) == len(before) + 20
    assert client.get("/api/v1/reports?since=1&limit=200").json()["total"]["value"] == 20


def test_a_cursor_whose_generation_is_gone_says_so(tmp_path, tables, connect):
    add_reports(tmp_path / "archive", tmp_path / "reports", REPORTS, tables)
    client = connect(archive=tmp_path / "archive")
    old = client.get("/api/v1/citations?limit=2").json()["next"]
    add_reports(tmp_path / "archive", tmp_path / "more", {"them.txt": "BÁO CÁO\n\nTheo Chỉ thị 05-CT/TW.\n"}, tables)
    client.get("/readyz")
    shutil.rmtree(tmp_path / "archive" / "generations" / "000001")
    answer = client.get(old)
    assert (answer.status_code, answer.json()["type"]) == (410, "/problems/cursor-expired")
