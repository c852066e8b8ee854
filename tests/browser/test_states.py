"""Every page and state: accessible, within its width, looked at in three widths, without a word in the console."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.states import STATES, reach

pytestmark = pytest.mark.browser
ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts" / "screens"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what passes need not be told
}
CONTRAST = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
NARROWEST, LOOKED_AT = 320, (360, 768, 1280)


def violations(page, rules=RULES):
    found = Axe().run(page, options=rules).response["violations"]
    return [(one["id"], one["help"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]


def look(page, name, scheme):
    """Check each width for sideways scrolling and keep a picture of it."""
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    for width in (NARROWEST, *LOOKED_AT):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} scrolls sideways at {width}"
        if width in LOOKED_AT:
            page.screenshot(path=ARTEFACTS / f"{name}-{width}-{scheme}.png")


def inspect(page, name):
    """Every width in light, then the narrow one in dark."""
    look(page, name, "light")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 900})
    page.screenshot(path=ARTEFACTS / f"{name}-360-dark.png")
    assert violations(page, CONTRAST) == []


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_a_state_is_accessible_in_light_and_dark_and_fits_every_width(opened, server, state):
    page = opened()
    reach(page, server, state)
    inspect(page, state.name)


def test_an_archive_without_reports_explains_how_to_add_some(opened, without_reports):
    page = opened()
    page.goto(without_reports)
    assert "vankho index" in page.locator("main").inner_text()
    inspect(page, "empty")


@pytest.mark.parametrize("path", ["/", "/?q=x", "/bao-cao", "/thong-ke"])
def test_an_archive_that_is_not_there_is_a_clear_page(opened, without_archive, path):
    page = opened()
    assert page.goto(without_archive + path).status == 503
    assert "vankho index" in page.locator("main").inner_text()
    if path == "/":
        inspect(page, "not-ready")


def test_a_damaged_archive_is_a_clear_page(opened, damaged):
    page = opened()
    assert page.goto(damaged + "/?q=x").status == 503
    assert "Không mở được kho" in page.locator("main").inner_text()


@pytest.mark.parametrize("state", [one for one in STATES if "hostile" in one.name], ids=lambda state: state.name)
def test_markup_stays_text(opened, server, state):
    page = opened()
    reach(page, server, state)
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0
    assert page.locator("script:not([src])").count() == 0
    assert page.locator("a[href^='javascript:']").count() == 0
    assert "onerror" in page.locator("body").inner_text()
    assert not set("\u202e\u2066") & set(page.locator("body").inner_text())


def test_printing_keeps_text_and_notes_and_drops_what_is_only_for_screens(opened, server):
    page = opened()
    reach(page, server, next(one for one in STATES if one.name == "report"))
    page.emulate_media(media="print")
    assert page.locator(".notes li").first.is_visible()
    assert page.locator("article.text p").first.is_visible()
    for screen_only in (".site", ".contents", "form.find", ".twins"):
        assert not page.locator(screen_only).first.is_visible()


def test_printing_a_checked_draft_keeps_every_status(opened, server):
    page = opened()
    reach(page, server, next(one for one in STATES if one.name == "check"))
    page.emulate_media(media="print")
    statuses = page.locator("td .verdict")
    assert statuses.count() >= 4
    assert all(statuses.nth(at).is_visible() for at in range(statuses.count()))
    assert not page.locator("main form").is_visible()
