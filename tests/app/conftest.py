"""A real archive of small reports, and clients of the application over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app import Settings, create_app
from indexer.archive import Archive
from indexer.models.tables import Tables
from indexer.pipeline import index
from indexer.register import load_tables

REPORTS = {
    "tra-vinh.txt": """\
ĐẢNG BỘ TỈNH TRÀ VINH
ĐẢNG ỦY KHỐI CÁC CƠ QUAN
Số 12-BC/ĐUK
Trà Vinh, ngày 15 tháng 12 năm 2019

BÁO CÁO
Kết quả công tác xây dựng Đảng năm 2019

I. CÔNG TÁC XÂY DỰNG ĐẢNG

1. Công tác chính trị, tư tưởng

Đảng ủy Khối tổ chức thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị về học tập và làm theo tư tưởng, \
đạo đức, phong cách Hồ Chí Minh[1]. Các đảng ủy cơ sở thực hiện Nghị quyết Trung ương 4 (khóa XII).

2. Công tác phát triển đảng viên

Kết nạp 25 đảng viên mới, đạt 100% chỉ tiêu theo Quy định số 213-QĐ/TW ngày 02/01/2020 của Bộ Chính trị.

[1] Kế hoạch số 72-KH/TU ngày 08/01/2018 của Tỉnh ủy về thực hiện Chỉ thị 05-CT/TW.
""",
    "phu-tho.md": """\
ĐẢNG BỘ TỈNH PHÚ THỌ
ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP

Phú Thọ, ngày 20 tháng 6 năm 2020

BÁO CÁO
Tổng kết thực hiện nghị quyết đại hội

I. KẾT QUẢ

Toàn Khối thực hiện Chỉ thị 05-CT/TW ngày 15/5/2016 và Nghị quyết số 18-NQ/TW ngày 25/10/2017 về tổ chức bộ máy.

Tên lạ: <script>alert(1)</script> "><img src=x onerror=alert(1)> &amp; \u202eđảo ngược.
""",
    "so-lieu.txt": """\
BÁO CÁO
Số liệu không viện dẫn

=1+2 là một phép tính, không phải công thức. Kết nạp đảng viên.
""",
}


class Quiet:
    """Progress that no one watches."""

    def begin(self, files: int) -> None:
        """Say nothing."""

    def file(self, name: str, blocks: int, failure: object) -> None:
        """Say nothing."""

    def finishing(self) -> None:
        """Say nothing."""


def add_reports(archive: Path, folder: Path, reports: dict[str, str], tables: Tables) -> None:
    """Write the reports into the folder and index it: a new generation."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in reports.items():
        (folder / name).write_text(text, encoding="utf-8")
    index([folder], Archive(archive), tables, {}, Quiet())


@pytest.fixture(scope="session")
def tables() -> Tables:
    return load_tables()


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory, tables: Tables) -> Path:
    """An archive that tests only read."""
    folder = tmp_path_factory.mktemp("web")
    add_reports(folder / "archive", folder / "reports", REPORTS, tables)
    return folder / "archive"


@pytest.fixture(scope="session")
def connect() -> Iterator[Callable[..., TestClient]]:
    """Starts applications with given settings; all are shut down at the end, so that no file stays open."""
    with ExitStack() as applications:
        yield lambda **settings: applications.enter_context(
            TestClient(create_app(Settings(**settings)), follow_redirects=False)
        )


@pytest.fixture(scope="session")
def client(archive: Path) -> Iterator[TestClient]:
    """A client of the application over that archive; faults of the server are answers, not exceptions."""
    with TestClient(create_app(Settings(archive=archive)), follow_redirects=False) as client:
        yield client


@pytest.fixture
def empty(tmp_path: Path, connect: Callable[..., TestClient]) -> TestClient:
    """A client of an application whose archive does not exist."""
    return connect(archive=tmp_path / "none")
