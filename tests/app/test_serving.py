"""The running server: a new generation is seen without a restart and without a failed request."""

from __future__ import annotations

import gc
import threading
import time
from pathlib import Path

import httpx
import pytest

import app.services
from app import Settings
from tests.app.conftest import REPORTS, add_reports
from tests.app.serving import serving


def test_no_request_fails_while_generations_switch(tmp_path, tables):
    add_reports(tmp_path / "archive", tmp_path / "first", REPORTS, tables)
    statuses, seen, done = [], set(), threading.Event()

    def ask():
        with httpx.Client(base_url=address) as client:
            while not done.is_set():
                for path in ("/api/v1/search?q=chỉ thị", "/api/v1/citations.jsonl", "/van-ban/tw/chi-thi/k12/05"):
                    statuses.append(client.get(path).status_code)
                seen.add(client.get("/readyz").json()["generation"])

    with serving(tmp_path / "archive") as address:
        askers = [threading.Thread(target=ask) for _ in range(2)]
        for asker in askers:
            asker.start()
        for number in (2, 3):
            more = {f"them-{number}.txt": f"BÁO CÁO\n\nLần {number}. Theo Chỉ thị 05-CT/TW.\n"}
            add_reports(tmp_path / "archive", tmp_path / "more", more, tables)
        for _ in range(600):  # the old generation answers until the new one is warm
            if httpx.get(f"{address}/readyz").json()["generation"] == 3:
                break
            time.sleep(0.05)
        else:
            pytest.fail("generation 3 is never lent")
        done.set()
        for asker in askers:
            asker.join()
    assert set(statuses) == {200}
    assert 3 in seen


def test_every_generation_is_warmed_before_it_answers(tmp_path, tables, monkeypatch):
    warmed = []
    monkeypatch.setattr(app.services, "warm", lambda searcher, _: warmed.append(searcher.count()))
    add_reports(tmp_path / "archive", tmp_path / "first", REPORTS, tables)
    services = app.services.Services.of(Settings(archive=tmp_path / "archive"))
    services.warm()
    assert len(warmed) == 1
    add_reports(tmp_path / "archive", tmp_path / "more", {"them.txt": "BÁO CÁO\n\nTheo Chỉ thị 05-CT/TW.\n"}, tables)
    for _ in range(600):
        with services.holder.use() as generation:
            assert generation.searcher.count() in warmed
            if generation.number == 2:
                break
        time.sleep(0.05)
    services.close()
    assert len(warmed) == 2


def test_a_reader_that_goes_away_frees_what_it_held(client, archive):
    """A stream cut off in the middle gives its connection back."""
    with serving(archive) as address:
        for _ in range(20):  # more than the catalogue keeps connections for
            with httpx.stream("GET", f"{address}/api/v1/citations.jsonl") as stream:
                next(stream.iter_raw(1))
        gc.collect()
        assert httpx.get(f"{address}/api/v1/citations").status_code == 200


def opened():
    """How many connections to a catalogue this process holds."""
    held = [file.readlink().name for file in Path("/proc/self/fd").iterdir() if file.is_symlink()]
    return held.count("catalogue.sqlite")


def test_a_stream_that_is_cut_is_closed_at_once(archive):
    """Its connection to the catalogue is not left to the collector of garbage."""
    with serving(archive) as address:
        httpx.get(f"{address}/api/v1/citations")
        before = opened()
        gc.disable()
        try:
            for _ in range(10):
                with httpx.stream("GET", f"{address}/api/v1/citations.jsonl") as stream:
                    next(stream.iter_raw(1))
            until_closed = time.monotonic() + 10
            while opened() > before and time.monotonic() < until_closed:
                time.sleep(0.05)
            assert opened() <= before
        finally:
            gc.enable()
