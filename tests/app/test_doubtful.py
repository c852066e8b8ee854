"""What is not identified: shown with what it may mean, by report, never guessed."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from lxml import html

from app import Settings, create_app
from tests.app.conftest import add_reports

REPORT = """\
ĐẢNG BỘ TỈNH {province}
ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH

{name}, ngày 5 tháng 10 năm 2020

BÁO CÁO
Kết quả công tác quý III năm 2020

Toàn Khối sơ kết Nghị quyết số 20-NQ/TU và Nghị quyết Đại hội Hội Cựu chiến binh Khối nhiệm kỳ 2017 – 2022.
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory, tables):
    folder = tmp_path_factory.mktemp("doubtful")
    places = {"PHÚ THỌ": "Phú Thọ", "HÀ TĨNH": "Hà Tĩnh"}
    texts = {f"{name}.txt": REPORT.format(province=capitals, name=name) for capitals, name in places.items()}
    add_reports(folder / "archive", folder / "reports", texts, tables)
    with TestClient(create_app(Settings(archive=folder / "archive"))) as client:
        yield client


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def test_an_ambiguous_citation_of_a_report_leads_to_what_it_may_mean(client):
    report = client.get("/api/v1/reports").json()["results"][0]
    (link,) = page(client, f"/bao-cao/{report['id']}").xpath("//article//a[contains(@class, ' ambiguous')]/@href")
    address, anchor = link.split("#")
    mention = page(client, address).get_element_by_id(anchor)
    assert mention.xpath("string(.//mark)") == "Nghị quyết số 20-NQ/TU"
    assert [words.split(",")[1] for words in mention.xpath(".//p[@class='verdict']/a/text()")] == [
        " nhiệm kỳ 2015 – 2020 (" + ("Phú Thọ)" if report["province"] == "phu-tho" else "Hà Tĩnh)"),
        " nhiệm kỳ 2020 – 2025 (" + ("Phú Thọ)" if report["province"] == "phu-tho" else "Hà Tĩnh)"),
    ]


def test_an_unknown_name_leads_to_the_place_where_it_is_looked_up(client):
    report = client.get("/api/v1/reports").json()["results"][0]
    links = page(client, f"/bao-cao/{report['id']}").xpath("//article//a[contains(@class, ' unresolved')]/@href")
    assert [link.startswith("/tra-cuu?q=") for link in links] == [True]


def test_doubts_of_one_report_are_shown_alone_and_widened_again(client):
    report = client.get("/api/v1/reports").json()["results"][0]["id"]
    every, one = page(client, "/chua-ro"), page(client, f"/chua-ro?bao-cao={report}")
    assert len(every.xpath("//ol[@class='citing']/li")) == 2 * len(one.xpath("//ol[@class='citing']/li"))
    assert one.xpath("//a[@class='drop']/@href") == ["/chua-ro"]
    kinds = one.xpath("//ul[@class='chips'][1]//a/@href")
    assert kinds[1] == f"/chua-ro?bao-cao={report}&loai=ambiguous"


def test_doubts_of_a_report_that_is_not_there_are_a_404(client):
    assert client.get("/chua-ro?bao-cao=0000000000000000").status_code == 404


def test_ids_are_told_in_words(client):
    assert "nghi-quyet/" not in page(client, "/chua-ro").text_content()
