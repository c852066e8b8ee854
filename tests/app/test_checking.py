"""What a draft's citations are said to be."""

from __future__ import annotations

import pytest
from lxml import html

from app.pages.checking import written_type


def rows(client, draft, **more):
    answer = client.post("/kiem-tra", data={"text": draft}, **more)
    assert answer.status_code == 200
    return [row.text_content() for row in html.fromstring(answer.text).xpath("//tbody/tr")]


@pytest.mark.parametrize(
    ("draft", "verdict", "detail"),
    [
        ("Theo Chỉ thị số 05-CT/TW ngày 15/5/2016.", "đã nhận ra", "về đẩy mạnh học tập"),
        ("Theo Quyết định số 05-CT/TW.", "số và loại văn bản không khớp", "số này là của chỉ thị"),
        ("Theo Chỉ thị số 05-CT/TW ngày 16/5/2016.", "ngày khác với sổ văn bản", "sổ văn bản ghi 15/5/2016"),
        ("Theo Chỉ thị 05-CT/W.", "số viết sai", "đúng ra là 05-CT/TW"),
        ("Theo Nghị quyết số 18-NQ/TW.", "chưa rõ là văn bản nào", "25/10/2017"),
        ("Theo Chỉ thị 999-CT/TW.", "không biết văn bản này", "999-CT/TW"),
    ],
)
def test_every_citation_of_a_draft_has_its_status(client, draft, verdict, detail):
    (row,) = rows(client, draft)
    assert verdict in row
    assert detail in row


def test_one_citation_may_be_wrong_in_two_ways(client):
    (row,) = rows(client, "Theo Quyết định số 05-CT/TW ngày 16/5/2016.")
    assert "số và loại văn bản không khớp" in row
    assert "ngày khác với sổ văn bản" in row


def test_a_word_that_only_refers_back_is_no_citation_of_a_draft(client):
    assert len(rows(client, "Chỉ thị số 05-CT/TW ngày 15/5/2016. Chỉ thị này nêu rõ mục đích.")) == 1


def test_each_row_shows_its_sentence_and_place(client):
    first, second = rows(client, "Mở đầu theo Chỉ thị số 05-CT/TW.\n\nKết thúc theo Quy định số 213-QĐ/TW.")
    assert ("Mở đầu theo" in first, "(đoạn 1)" in first) == (True, True)
    assert ("Kết thúc theo" in second, "(đoạn 2)" in second) == (True, True)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_a_draft_the_page_asks_for_one(client, language):
    answer = client.post(f"/kiem-tra?lang={language}", data={"text": "  "})
    assert answer.status_code == 422
    assert html.fromstring(answer.text).xpath("//*[@role='alert']")
    assert 'type="file"' in answer.text


def test_a_file_is_read_though_browsers_send_the_empty_text_beside_it(client):
    (row,) = rows(client, "", files={"file": ("du-thao.txt", "Theo Chỉ thị số 05-CT/TW.".encode())})
    assert "đã nhận ra" in row


def test_a_draft_without_citations_says_so(client):
    answer = client.post("/kiem-tra", data={"text": "Trời hôm nay đẹp."})
    assert "Không thấy viện dẫn nào" in html.fromstring(answer.text).text_content()


def test_a_pasted_draft_stays_at_hand_and_its_title_counts(client):
    tree = html.fromstring(client.post("/kiem-tra", data={"text": "\nTheo Chỉ thị 05-CT/TW."}).text)
    assert tree.xpath("string(//textarea)").strip() == "Theo Chỉ thị 05-CT/TW."
    assert tree.findtext(".//title").startswith("1 viện dẫn")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Quyết định số 05-CT/TW", "quyết định"),
        ("Thông tư liên tịch số 36", "thông tư liên tịch"),
        ("Chương trình hành động số 10", "chương trình"),
        ("05-CT/TW", None),
        ("Luậtsư 05", None),
    ],
)
def test_the_words_before_a_number_name_a_type(tables, text, named):
    assert written_type(text, tables) == named


def test_a_list_in_an_unknown_encoding_keeps_the_form_and_says_what_to_do(client):
    answer = client.post("/tra-cuu", files={"file": ("a.csv", b"\xff\xfe0\x005\x00")}, data={"text": "05-CT/TW"})
    tree = html.fromstring(answer.text)
    assert answer.status_code == 422
    assert "UTF-8" in tree.xpath("string(//*[@role='alert'])")
    assert tree.xpath("string(//textarea)").strip() == "05-CT/TW"


def test_an_empty_list_asks_for_one(client):
    assert client.post("/tra-cuu", data={"text": ""}).status_code == 422


def test_what_was_not_found_has_no_figures(client):
    tree = html.fromstring(client.post("/tra-cuu", data={"text": "gió mùa"}).text)
    assert [cell.text_content() for cell in tree.xpath("//tbody/tr/td")[2:]] == ["", "", ""]


def test_the_looked_up_table_can_be_taken_to_a_spreadsheet(client):
    answer = client.post("/tra-cuu", data={"text": "05-CT/TW\ngió mùa", "dang": "csv"})
    assert answer.headers["content-disposition"] == 'attachment; filename="tra-cuu.csv"'
    header, first, second = answer.text.splitlines()
    assert header.startswith("\ufeffquery;")
    assert first.startswith("05-CT/TW;")
    assert second.startswith("gió mùa;")
