"""Every page parses without one error of HTML, and what reports hold stays text."""

from __future__ import annotations

from urllib.parse import quote

import html5lib
import pytest
from lxml import html as lxml_html

from app.rendering import coded, unbroken

MARKUP = '<script>window.hit=1</script>"><img src=x onerror=alert(1)> javascript:alert(1) \u202e'
ADDRESSES = [
    "/",
    "/?q=chỉ thị 05",
    "/?q=UBND đảng viên -tỉnh:phú-thọ năm:2019..2020&sort=date&limit=2&page=2",
    "/?q=đảng&province=phu-tho&province=tra-vinh&part=body",
    "/?q=zzz&lang=en",
    "/?q=" + quote(MARKUP),
    "/bao-cao",
    "/van-ban",
    "/van-ban?q=" + quote(MARKUP),
    "/van-ban/tw/chi-thi/k12/05",
    "/tra-cuu?q=" + quote(MARKUP),
    "/kiem-tra",
    "/thong-ke",
    "/chua-ro",
    "/chua-ro?loai=mended",
    "/api",
    "/problems",
    "/problems/not-found",
    "/id/18-NQ/TW",
    "/id/" + quote(MARKUP),
    "/bao-cao/0000000000000000",
    "/?limit=0&q=a",
]


def parsed(text):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_parses_without_an_error(client, address):
    answer = client.get(address, headers={"Accept": "text/html"})
    tree = parsed(answer.text)
    assert all(script.get("src") and not script.text for script in tree.iter("script"))
    assert next(tree.iter("img"), None) is None
    assert "\u202e" not in answer.text


def test_reports_parse_without_an_error(client):
    for one in client.get("/api/v1/reports").json()["results"]:
        for more in ("", "?tim=đảng", "?tim=" + quote(MARKUP)):
            parsed(client.get(f"/bao-cao/{one['id']}{more}").text)


@pytest.mark.parametrize(("path", "field"), [("/kiem-tra", "text"), ("/tra-cuu", "text")])
def test_answers_to_forms_parse_without_an_error(client, path, field):
    draft = f"Chỉ thị 05-CT/TW ngày 16/5/2016\nNghị quyết số 18-NQ/TW {MARKUP}\nChỉ thị 99-CT/TW"
    parsed(client.post(path, data={field: draft}).text)
    file = {"file": (f"{MARKUP}.txt", draft.encode())}
    parsed(client.post(path, files=file).text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Chỉ thị 05-CT/TW và 04/2015/NĐ-CP.", ["05-CT/TW", "04/2015/NĐ-CP"]),
        ("giai đoạn 2016 - 2020, Covid-19, ngày 15/5/2016", []),
        ("2020-2025", ["2020-2025"]),
        ("", []),
    ],
)
def test_a_number_is_not_broken_over_lines(text, whole):
    shown = lxml_html.fragment_fromstring(str(unbroken(text)), create_parent=True)
    assert shown.text_content() == text
    assert shown.xpath("./span/text()") == whole


def test_text_with_numbers_is_escaped():
    assert "<b>" not in unbroken('<b>05-CT/TW"><i>\u202e')
    assert "\u202e" not in unbroken("05-CT/TW \u202e")


def test_what_stands_in_backticks_is_code_and_everything_is_escaped():
    assert coded("chạy `vankho index <b>` đi") == "chạy <code>vankho index &lt;b&gt;</code> đi"
    assert coded("<i>") == "&lt;i&gt;"
