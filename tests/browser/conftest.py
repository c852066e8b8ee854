"""One archive, one server and one Chromium (Debian's, never a download of Playwright's) for all browser tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from indexer.archive import Archive
from indexer.pipeline import index
from indexer.register import load_tables
from tests.app.conftest import REPORTS, Quiet, add_reports
from tests.app.serving import serving
from tests.browser.states import HOSTILE

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ("01-khoi-dich-vu-cong-ha-tinh-2019.txt", "08-khoi-giao-duc-y-te-lao-cai-2023.html")
EXPECTED = "Failed to load resource"  # what Chromium says of the 4xx and 503 pages that tests ask for


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over two samples and small reports, one of them hostile."""
    folder = tmp_path_factory.mktemp("browser")
    tables = load_tables()
    samples = folder / "samples"
    samples.mkdir()
    for name in SAMPLES:
        shutil.copy(ROOT / "corpus" / "reports" / name, samples)
    index([samples], Archive(folder / "archive"), tables, {}, Quiet())
    add_reports(folder / "archive", folder / "reports", {**REPORTS, **HOSTILE}, tables)
    with serving(folder / "archive") as address:
        yield address


@pytest.fixture(scope="session")
def without_reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose archive holds no report."""
    folder = tmp_path_factory.mktemp("empty")
    (folder / "none").mkdir()
    index([folder / "none"], Archive(folder / "archive"), load_tables(), {}, Quiet())
    with serving(folder / "archive") as address:
        yield address


@pytest.fixture(scope="session")
def without_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that has no archive yet."""
    with serving(tmp_path_factory.mktemp("nothing") / "archive") as address:
        yield address


@pytest.fixture(scope="session")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose catalogue lost its second half."""
    folder = tmp_path_factory.mktemp("damaged")
    add_reports(folder / "archive", folder / "reports", REPORTS, load_tables())
    (catalogue,) = (folder / "archive").rglob("catalogue.sqlite")
    content = catalogue.read_bytes()
    catalogue.write_bytes(content[: len(content) // 2])
    with serving(folder / "archive") as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Browser):
    """Opens pages; at the end no page may have complained in its console (CSP, scripts) or opened a dialog."""
    said: list[str] = []
    contexts = []

    def open_page(**options: object) -> Page:
        context = chromium.new_context(**{"locale": "vi-VN", "viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)  # a loaded machine is slow, not broken
        page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [one for one in said if not one.startswith(EXPECTED)] == []
