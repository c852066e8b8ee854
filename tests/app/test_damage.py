"""An archive whose files are damaged answers with a clear 503, never with a crash."""

from __future__ import annotations

import shutil

import pytest
from fastapi.testclient import TestClient

from app import Settings, create_app

PAGES = ["/", "/?q=đảng viên", "/bao-cao", "/van-ban", "/thong-ke", "/chua-ro", "/tra-cuu?q=05-CT/TW"]


def cut(path):
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content[: len(content) // 2])


def scramble(path):
    size = path.stat().st_size
    path.unlink()
    path.write_bytes(b"\x5a" * size)


def scramble_inside(path):
    """Keep what is read while opening."""
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content[:4096] + b"\x5a" * (len(content) - 4096))


@pytest.mark.parametrize("harm", [cut, scramble, scramble_inside])
@pytest.mark.parametrize("file", ["catalogue.sqlite", "*.arrays"])
def test_every_page_over_a_damaged_archive_says_so(archive, tmp_path, harm, file):
    shutil.copytree(archive, tmp_path / "archive")
    (found,) = (tmp_path / "archive").rglob(file)
    harm(found)
    with TestClient(create_app(Settings(archive=tmp_path / "archive")), raise_server_exceptions=False) as client:
        for address in PAGES:
            answer = client.get(address, headers={"Accept": "text/html"})
            assert answer.status_code == 503, address
            assert answer.headers["retry-after"]
            assert "vankho index" in answer.text
