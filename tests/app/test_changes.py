"""What came into the archive, and when."""

from __future__ import annotations

from datetime import datetime

import pytest
from lxml import etree

from tests.app.conftest import REPORTS, add_reports

ATOM = "{http://www.w3.org/2005/Atom}"
PLAN = """\
ĐẢNG BỘ TỈNH TRÀ VINH
ĐẢNG ỦY KHỐI CÁC CƠ QUAN
Số 12-BC/ĐUK
Trà Vinh, ngày 15 tháng 12 năm 2019

BÁO CÁO
Kết quả năm 2019, bản bổ sung

Theo Chỉ thị 05-CT/TW ngày 15/5/2016.
"""


@pytest.fixture(scope="module")
def grown(tmp_path_factory, tables, connect):
    """A client of an archive of two generations."""
    folder = tmp_path_factory.mktemp("grown")
    add_reports(folder / "archive", folder / "first", REPORTS, tables)
    add_reports(folder / "archive", folder / "second", {"bo-sung.txt": PLAN}, tables)
    return connect(archive=folder / "archive")


def test_what_came_after_a_generation_is_listed(grown):
    changes = grown.get("/api/v1/changes?since=1").json()
    assert [one["source_name"] for one in changes["results"]] == ["bo-sung.txt"]
    assert [one["number"] for one in changes["generations"]] == [2]
    assert changes["removed"] == []


def test_everything_came_after_nothing(grown):
    changes = grown.get("/api/v1/changes?since=0&limit=200").json()
    assert len(changes["results"]) == len(REPORTS) + 1
    assert [one["number"] for one in changes["generations"]] == [1, 2]


def test_nothing_came_after_now_or_later(grown):
    for since in (2, 9):
        changes = grown.get(f"/api/v1/changes?since={since}").json()
        assert (changes["results"], changes["generations"], changes["removed"]) == ([], [], [])


@pytest.mark.parametrize("feed", ["reports", "resolutions/tw/chi-thi/k12/05/citations"])
def test_entries_of_a_feed_bear_the_date_their_report_came(grown, feed):
    made = {one["number"]: one["created"] for one in grown.get("/api/v1/changes?since=0").json()["generations"]}
    new = {one["url"] for one in grown.get("/api/v1/changes?since=1").json()["results"]}
    for entry in etree.fromstring(grown.get(f"/api/v1/{feed}.atom").content).findall(ATOM + "entry"):
        link = entry.find(ATOM + "link").get("href").partition("#")[0]
        came = datetime.fromisoformat(made[2 if link in new else 1]).replace(microsecond=0)
        assert datetime.fromisoformat(entry.findtext(ATOM + "updated")) == came
