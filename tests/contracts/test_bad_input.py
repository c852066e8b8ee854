"""Issue of the archive, Bad input: one clear sentence, a documented exit code, and what was stored stays."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.archive import Archive
from tests.contracts.conftest import LAYOUT, program


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """An archive with one report, built once."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "000.txt").write_text(LAYOUT.format(year=2018), encoding="utf-8")
    assert program("index", folder / "000.txt", "--archive", folder / "archive").code == 0
    return folder / "archive"


@pytest.fixture
def stored(kept, tmp_path):
    """A copy of it."""
    return shutil.copytree(kept, tmp_path / "archive")


def still_whole(vankho, stored):
    told = vankho("verify", "--archive", stored)
    return told.code == 0 and "1 báo cáo" in told.out


def missing(folder):
    return folder / "nowhere"


def empty(folder):
    (folder / "empty.txt").write_bytes(b"")
    return folder / "empty.txt"


def bare(folder):
    (folder / "bare").mkdir()
    return folder / "bare"


def named_like_a_report(folder):
    (folder / "report.docx").mkdir()
    return folder / "report.docx"


def pipe(folder):
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


def broken(folder):
    (folder / "broken.docx").write_bytes(b"PK\x03\x04" + b"\0" * 200)
    return folder / "broken.docx"


def unreadable(folder):
    """Permissions do not bind root: a link that leads to itself binds everyone."""
    (folder / "loop.txt").symlink_to("loop.txt")
    return folder / "loop.txt"


BAD = [missing, empty, bare, named_like_a_report, broken, unreadable]


@pytest.mark.parametrize("bad", [*BAD, pipe], ids=lambda bad: bad.__name__)
def test_bad_input_is_named_and_the_rest_is_done(vankho, report, stored, bad, tmp_path):
    path = bad(tmp_path)
    done = vankho("index", path, report.parent, "--archive", stored)
    named = [line for line in done.err.splitlines() if line.startswith(f"LỖI {path}")]
    assert done.code == 1
    assert len(named) == 1
    assert "Traceback" not in done.err
    assert "1 báo cáo mới" in done.out


@pytest.mark.parametrize("command", ["extract", "read"])
@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.__name__)
def test_one_bad_file_is_one_sentence(vankho, bad, command, tmp_path):
    path = bad(tmp_path)
    done = vankho(command, path, "--json")
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)
    assert path.name in done.err


def test_a_folder_that_cannot_be_an_archive_is_left_alone(vankho, report, tmp_path):
    done = vankho("index", report, "--archive", report.parent)
    assert done.code == 1
    assert "không phải là kho" in done.err
    assert [path.name for path in report.parent.iterdir()] == ["000.txt"]


def test_an_archive_is_no_input(vankho, stored, tmp_path):
    done = vankho("index", stored, "--archive", stored)
    assert (done.code, "không có báo cáo nào" in done.err) == (1, True)
    assert still_whole(vankho, stored)


@pytest.mark.parametrize("command", [["index", "{report}"], ["search", "x"], ["verify"], ["export", "reports"]])
def test_an_archive_of_a_newer_version_is_refused(vankho, report, stored, command):
    (stored / "archive.json").write_text(json.dumps({"format": 99}), encoding="utf-8")
    done = vankho(*(part.format(report=report) for part in command), "--archive", stored)
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)
    assert "mới hơn" in done.err
    assert "nâng cấp" in done.err


def test_a_second_index_on_the_same_archive_is_told_to_wait(vankho, report, stored):
    with Archive(stored).building():
        done = vankho("index", report, "--archive", stored)
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)
    assert "đợi" in done.err
    assert still_whole(vankho, stored)


def test_a_port_in_use_is_said(vankho, stored):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = vankho("serve", "--port", taken.getsockname()[1], "--archive", stored)
    assert done.code == 1
    assert "Hãy chọn cổng khác" in done.err


@pytest.mark.parametrize("command", [["search", "x"], ["verify"], ["export", "reports"]])
def test_without_an_archive_the_remedy_is_said(vankho, tmp_path, command):
    done = vankho(*command, "--archive", tmp_path / "none")
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)
    assert "vankho index" in done.err
    assert not (tmp_path / "none").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_to_a_full_disk_is_said(stored):
    command = [sys.executable, "-m", "indexer.cli", "export", "resolutions", "--archive", str(stored)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "Hết chỗ" in done.stderr
