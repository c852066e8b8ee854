"""Three ways to use the pages: with a mouse, without JavaScript, and with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

_MOST_TABS = 400
_SHOWN = """(it) => { const s = getComputedStyle(it), r = it.getBoundingClientRect();
  return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && r.width > 0; }"""


class Person:
    """Someone at a page, who goes where the page leads."""

    def __init__(self, page: Page, address: str, *, keyboard: bool, script: bool) -> None:
        """Sit down at a page of the server."""
        self.page, self.address, self.keyboard, self.script = page, address, keyboard, script

    def open(self, path: str) -> None:
        """Type an address."""
        self.page.goto(self.address + path)

    def follow(self, target: Locator) -> None:
        """Click a link or a button; with the keyboard: tab to it, see the focus, and press Enter."""
        if not self.keyboard:
            target.click()
            return
        self.tab_to(target)
        assert target.evaluate(_SHOWN), "the focus is not to be seen"
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state()

    def write(self, target: Locator, text: str) -> None:
        """Put text into a field."""
        if self.keyboard:
            self.tab_to(target)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(text)
        else:
            target.fill(text)

    def tab_to(self, target: Locator) -> None:
        """Tab until the element has the focus."""
        for _ in range(_MOST_TABS):
            if target.evaluate("(it) => it === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("the element cannot be reached with Tab")

    def text(self) -> str:
        """What the main part of the page says."""
        return self.page.locator("main").inner_text()
