"""The pages and states that every check visits, and reports that try to break out of the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from playwright.sync_api import Page

BACKWARDS = "\u202eđảo ngược\u2066"
MARKUP = '<script>window.hit=1</script>"><img src=x onerror="window.hit=1">'
HOSTILE = {
    'la <img src=x onerror=alert(1)> "x".txt': f"""\
ĐẢNG BỘ TỈNH KON TUM
ĐẢNG ỦY KHỐI {MARKUP}

Kon Tum, ngày 2 tháng 3 năm 2021

BÁO CÁO
kết quả {MARKUP} công tác javascript:alert(1) \u202eđảo ngược\u2066 năm 2021

I. KẾT QUẢ {MARKUP}

Toàn Khối thực hiện Chỉ thị 05-CT/W ngày 15/5/2016 {MARKUP}[1].

[1] Chú thích {MARKUP} javascript:alert(1) \u202engược.
""",
}
DRAFT = "Theo Quyết định số 05-CT/TW, Chỉ thị số 05-CT/TW ngày 16/5/2016, Nghị quyết số 18-NQ/TW và Chỉ thị 99-CT/TW."


@dataclass(frozen=True, slots=True)
class State:
    """A page, and what is done on it before it is looked at."""

    name: str
    path: str
    act: Callable[[Page], None] | None = None


def _suggest(page: Page) -> None:
    page.get_by_role("combobox").press_sequentially("chỉ th")
    page.get_by_role("option").first.wait_for()


def _open_note(page: Page) -> None:
    page.locator(".note-mark").first.click()
    page.get_by_role("dialog").wait_for()


def _open_details(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


def _send(text: str, answer: str, file: tuple[str, bytes] | None = None) -> Callable[[Page], None]:
    """Fill the form of a tool, send it, and wait for what it answers with."""

    def act(page: Page) -> None:
        page.locator("textarea").fill(text)
        if file:
            name, content = file
            page.locator("input[type=file]").set_input_files(
                {"name": name, "mimeType": "application/octet-stream", "buffer": content}
            )
        page.locator("main button[type=submit]").first.click()
        page.locator(answer).wait_for()

    return act


def _real_report(page: Page) -> None:
    page.locator("main .plain li", has_text="01-khoi").get_by_role("link").click()


def _hostile_report(page: Page) -> None:
    page.locator("main .plain li", has_text="onerror").get_by_role("link").first.click()


def _found_in_report(page: Page) -> None:
    _real_report(page)
    page.locator("input[name=tim]").fill("đảng viên")
    page.locator("input[name=tim]").press("Enter")
    page.locator(".finds").wait_for()


def _and(*acts: Callable[[Page], None]) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        for one in acts:
            one(page)

    return act


STATES = [
    State("welcome", "/"),
    State("welcome-english", "/?lang=en"),
    State("suggestions", "/", _suggest),
    State("search", "/?q=" + quote("thực hiện chỉ thị 05")),
    State("search-english", "/?lang=en&q=" + quote("thực hiện chỉ thị 05")),
    State("search-page-2", "/?limit=2&page=2&q=" + quote("đảng viên")),
    State("search-conditions", "/?q=" + quote("UBND đảng viên -tỉnh:hà-tĩnh năm:2019..2020") + "&sort=date"),
    State("search-number", "/?q=05-CT/TW"),
    State("search-nothing", "/?q=zzzzqq"),
    State("search-hostile", "/?q=" + quote(MARKUP)),
    State("reports", "/bao-cao"),
    State("report", "/bao-cao", _and(_real_report, _open_details)),
    State("report-note", "/bao-cao", _and(_real_report, _open_note)),
    State("report-find", "/bao-cao", _found_in_report),
    State("report-hostile", "/bao-cao", _and(_hostile_report, _open_details)),
    State("resolutions", "/van-ban"),
    State("resolutions-page-2", "/van-ban?limit=5&page=2"),
    State("resolutions-hostile", "/van-ban?q=" + quote(MARKUP + BACKWARDS)),
    State("resolution", "/van-ban/tw/chi-thi/k12/05"),
    State("resolution-english", "/van-ban/tw/chi-thi/k12/05?lang=en"),
    State("resolution-ambiguous", "/van-ban/tw/nghi-quyet/k13/18"),
    State("choices", "/id/18-NQ/TW"),
    State("choices-hostile", "/id/" + quote(MARKUP, safe="")),
    State("doubtful", "/chua-ro"),
    State("mended", "/chua-ro?loai=mended"),
    State("figures", "/thong-ke", _open_details),
    State("look-up", "/tra-cuu", _send("05-CT/TW\n18-NQ/TW\ngió mùa\n99-CT/TW", "table")),
    State("look-up-hostile", "/tra-cuu", _send(f"05-CT/TW {BACKWARDS}\n{MARKUP}", "table")),
    State("look-up-junk", "/tra-cuu", _send("", "[role=alert]", ("danh-sach.csv", b"\xff\xfe\x00\x01"))),
    State("check-blank", "/kiem-tra"),
    State("check", "/kiem-tra", _send(DRAFT, "table")),
    State("check-hostile", "/kiem-tra", _send("", "table", (f"{MARKUP}.txt", f"{DRAFT} {MARKUP}{BACKWARDS}".encode()))),
    State("check-empty", "/kiem-tra", _send("", "[role=alert]")),
    State("check-wrong-file", "/kiem-tra", _send("", "[role=alert]", ("du-thao.pdf", b"%PDF-1.4 ..."))),
    State("api", "/api", _open_details),
    State("problems", "/problems"),
    State("bad-request", "/?q=x&limit=0"),
    State("beyond-the-last-page", "/van-ban?page=999"),
    State("no-such-report", "/bao-cao/0000000000000000"),
    State("no-such-report-hostile", "/bao-cao/" + quote(MARKUP, safe="")),
    State("no-such-resolution", "/van-ban/tw/khong/co/01"),
]


def reach(page: Page, address: str, state: State) -> None:
    """Open a state."""
    page.goto(address + state.path)
    if state.act:
        state.act(page)
