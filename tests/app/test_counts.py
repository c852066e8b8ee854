"""Counts that several server processes share."""

from __future__ import annotations

import sqlite3
import time

import pytest
from fastapi.testclient import TestClient
from limits import RateLimitItemPerMinute
from limits.strategies import FixedWindowRateLimiter

from app import Settings, create_app
from app.http.counts import SharedStorage


@pytest.fixture
def pair(tmp_path):
    """Two storages of one file, as two processes open it."""
    both = [SharedStorage(tmp_path / "counts.sqlite") for _ in range(2)]
    yield both
    for one in both:
        one.close()


def test_two_storages_of_one_file_count_together(pair):
    assert [pair[at % 2].incr("a", 60, amount=at) for at in range(1, 5)] == [1, 3, 6, 10]
    assert [one.get("a") for one in pair] == [10, 10]
    assert pair[0].get_expiry("a") == pair[1].get_expiry("a")


def test_a_window_ends_and_begins_anew(pair):
    assert pair[0].incr("a", 0) == 1
    time.sleep(0.01)
    assert pair[1].incr("a", 60) == 1


def test_ended_windows_are_swept(pair, tmp_path):
    pair[0].incr("old", 0)
    pair[0]._swept = 0
    time.sleep(0.01)
    pair[0].incr("new", 60)
    with sqlite3.connect(tmp_path / "counts.sqlite") as db:
        assert db.execute("SELECT key FROM counts").fetchall() == [("new",)]
    db.close()


def test_counts_are_forgotten_one_or_all(pair):
    for key in "abc":
        pair[0].incr(key, 60)
    pair[1].clear("a")
    assert [pair[0].get(key) for key in "abc"] == [0, 1, 1]
    assert pair[1].reset() == 2
    assert pair[0].check()


def test_the_limiter_takes_it_for_its_own(pair):
    first, second = (FixedWindowRateLimiter(one) for one in pair)
    item = RateLimitItemPerMinute(3)
    assert [limiter.hit(item, "x") for limiter in (first, second, first, second)] == [True, True, True, False]
    assert second.get_window_stats(item, "x").remaining == 0


def test_two_applications_with_one_file_share_a_client_s_limit(archive, tmp_path):
    settings = Settings(archive=archive, rate_limit=3, rate_counts=tmp_path / "counts.sqlite")
    clients = [TestClient(create_app(settings)) for _ in range(2)]
    statuses = [clients[at % 2].get("/api/v1/reports").status_code for at in range(4)]
    assert statuses == [200, 200, 200, 429]
