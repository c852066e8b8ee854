"""What a search page weighs on the wire."""

from __future__ import annotations

import httpx
import pytest

pytestmark = pytest.mark.browser
MOST = 60_000  # bytes of HTML, stylesheet and script together, compressed


def weight(address: str) -> int:
    with httpx.stream("GET", address, headers={"Accept": "text/html,*/*", "Accept-Encoding": "gzip"}) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        return sum(map(len, answer.iter_raw()))


def test_a_search_page_is_light_and_asks_for_nothing_else(opened, server):
    page = opened()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server + "/?q=đảng viên chỉ thị 05")
    assert [url for url in asked if not url.startswith(server)] == []
    own = [url for url in asked if "/static/icon" not in url]
    assert len(own) == 3
    assert sum(map(weight, own)) < MOST


def test_nothing_moves_while_a_page_loads(opened, server):
    page = opened(viewport={"width": 360, "height": 800})
    page.add_init_script(
        "window.moved = 0;"
        "const add = (list) => list.getEntries().forEach((one) => { window.moved += one.value; });"
        "new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });"
    )
    for path in ("/", "/?q=đảng viên", "/van-ban/tw/chi-thi/k12/05"):
        page.goto(server + path)
        assert page.evaluate("window.moved") < 0.01, path
