"""Small reports, and archives built from them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from indexer.archive import Archive
from indexer.pipeline import Summary, index
from indexer.register import load_tables
from indexer.register.assembling import index_documents

REPORT = """ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH HÀ TĨNH

BÁO CÁO
kết quả công tác năm 20{number:02d}

I. Công tác tuyên truyền

Ban Thường vụ đã quán triệt Chỉ thị 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị đến {number} chi bộ[footnoteRef:1].

[1: Kế hoạch 72-KH/TU của Tỉnh ủy.]

II. Công tác tổ chức

Thực hiện Nghị quyết số 18-NQ/TW, ngày 25/10/2017 đã hợp nhất {number} đầu mối.
"""


class Silent:
    """Tells nothing."""

    def begin(self, files):
        """Nothing."""

    def file(self, name, blocks, failure):
        """Nothing."""

    def finishing(self):
        """Nothing."""


def write_report(folder: Path, number: int) -> Path:
    """A report of its own number."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{number}.txt"
    path.write_text(REPORT.format(number=number), encoding="utf-8")
    return path


@cache
def tables():
    """The project's tables with few resolutions: storing all 5,000 again and again would be most of a test's time."""
    whole = load_tables()
    known = ("tw/chi-thi/k12/05", "tw/nghi-quyet/k12/18", "tw/nghi-quyet/k13/18")
    return index_documents(replace(whole, resolutions={id_: whole.resolutions[id_] for id_ in known}))


def build(archive: Archive, *paths: Path, **stated: str) -> Summary:
    """One run of the pipeline."""
    return index(paths, archive, tables(), stated, Silent())


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with three reports."""
    folder = tmp_path / "reports"
    for number in (1, 2, 3):
        write_report(folder, number)
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """A folder that is no archive yet."""
    return Archive(tmp_path / "archive")
