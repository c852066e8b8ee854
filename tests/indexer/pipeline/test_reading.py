"""Many files, read by several processes."""

from __future__ import annotations

import hashlib

from indexer.catalogue import StoredSource
from indexer.pipeline import reading
from indexer.pipeline.deciding import Decision
from indexer.pipeline.gathering import Candidate, Failure

from .conftest import tables, write_report
from .deadly import Deadly


def decision(path, stated):
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Decision(Candidate(path, str(path), digest, stated), "new", StoredSource(str(path), digest[:16], digest, ""))


def test_little_is_read_by_one_process_and_much_by_all_processors(tmp_path, monkeypatch):
    monkeypatch.setattr(reading.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(reading, "_read_ahead", lambda decisions, tables, workers: iter([workers]))
    few = [decision(write_report(tmp_path, number), {}) for number in range(2)]
    assert [one for one, _ in reading.read_all(few, tables())] == few
    large = tmp_path / "0.txt"
    large.write_text(large.read_text(encoding="utf-8") + "Học tập. " * 30_000, encoding="utf-8")
    assert list(reading.read_all(few, tables())) == [2]


def test_a_process_that_dies_names_its_file_and_all_others_are_read_in_order(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LITTLE", 0)
    monkeypatch.setattr(reading.os, "cpu_count", lambda: 2)
    work = [decision(write_report(tmp_path, number), Deadly() if number == 3 else {}) for number in range(5)]
    found = list(reading.read_all(work, tables()))
    assert [one for one, _ in found] == work
    failed = [result for _, result in found if isinstance(result, Failure)]
    assert [failure.path for failure in failed] == [str(tmp_path / "3.txt")]
    assert "dừng đột ngột" in failed[0].reason
    assert [len(result.citations) for _, result in found if not isinstance(result, Failure)] == [3] * 4
