"""The twelve main journeys, each with a mouse, without JavaScript, and with the keyboard alone."""

from __future__ import annotations

from urllib.parse import unquote_plus

import pytest

from tests.browser.people import Person
from tests.browser.states import DRAFT

pytestmark = pytest.mark.browser
WAYS = {"mouse": (False, True), "no-script": (False, False), "keyboard": (True, True)}


@pytest.fixture(params=WAYS)
def person(request, opened, server):
    keyboard, script = WAYS[request.param]
    return Person(opened(java_script_enabled=script), server, keyboard=keyboard, script=script)


def ask(person, query):
    person.open("/")
    person.write(person.page.locator("input[name=q]"), query)
    person.follow(person.page.get_by_role("button", name="Tìm"))
    person.page.locator("p[role=status]").wait_for()


def report(person, name):
    person.open("/bao-cao")
    person.follow(person.page.locator("main .plain li", has_text=name).get_by_role("link"))
    person.page.locator("article.text").wait_for()


def test_1_words_lead_to_the_passage_itself(person):
    ask(person, "học tập và làm theo")
    person.follow(person.page.locator(".place a").first)
    target = person.page.locator(":target")
    target.wait_for()
    assert "học tập" in target.inner_text()
    assert target.bounding_box()["y"] < 900  # in sight


def test_2_a_number_leads_to_who_cites_it(person):
    ask(person, "chi thi 05")
    person.follow(person.page.get_by_role("link", name="Báo cáo nào viện dẫn?"))
    person.page.locator("#ai").wait_for()
    assert person.page.locator(".citing mark").count() >= 3


def test_3_a_facet_narrows_and_its_chip_widens_again(person):
    ask(person, "đảng viên")
    before = person.page.locator(".group").count()
    person.follow(person.page.locator(".facets").get_by_role("link", name="Hà Tĩnh", exact=True))
    chip = person.page.locator(".conditions a")
    chip.wait_for()
    assert person.page.locator(".group").count() < before
    person.follow(chip)
    chip.wait_for(state="detached")
    assert person.page.locator(".group").count() == before


def test_4_a_facet_excludes(person):
    ask(person, "đảng viên")
    person.follow(person.page.get_by_role("link", name="Trừ Hà Tĩnh"))
    person.page.locator(".conditions .without").wait_for()
    assert "Hà Tĩnh ·" not in person.page.locator(".columns").inner_text()


def test_5_nothing_found_leads_on(person):
    ask(person, "0505-XX/ZZ")
    assert "Không có đoạn nào" in person.text()
    person.follow(person.page.get_by_role("link", name="tra cứu “"))
    person.page.locator("table").wait_for()
    assert "không" in person.page.locator("tbody").inner_text()


def test_6_results_by_date(person):
    ask(person, "đảng viên")
    person.follow(person.page.get_by_role("link", name="ngày, mới nhất trước"))
    person.page.locator(".order b", has_text="ngày").wait_for()
    years = [text.split(" · ")[0].split("/")[-1] for text in person.page.locator(".group > .soft").all_inner_texts()]
    dated = [year for year in years if year.isdigit()]
    assert dated == sorted(dated, reverse=True)
    assert len(set(dated)) > 1


def test_7_an_expansion_is_undone_and_done_again(person):
    ask(person, "UBND tỉnh")
    person.follow(person.page.get_by_role("link", name="chỉ tìm “UBND”"))
    again = person.page.get_by_role("link", name="hiểu rộng lại")
    again.wait_for()
    assert "expand=false" in person.page.url
    person.follow(again)
    again.wait_for(state="detached")


def test_8_a_note_is_reached_and_left_again(person):
    report(person, "01-khoi")
    mark = person.page.locator(".note-mark").first
    number = mark.inner_text().strip("[] ").split("[")[-1]
    person.follow(mark)
    if person.script:
        sheet = person.page.get_by_role("dialog")
        sheet.wait_for()
        assert sheet.inner_text().startswith(f"Chú thích {number}")
        person.page.keyboard.press("Escape")
        sheet.wait_for(state="hidden")
        assert mark.evaluate("(it) => it === document.activeElement")
    else:
        note = person.page.locator(".notes li:target")
        note.wait_for()
        person.follow(note.locator("a").first)
        assert person.page.locator(".note-mark:target").count() == 1


def test_9_words_are_found_within_a_report(person):
    report(person, "01-khoi")
    person.write(person.page.locator("input[name=tim]"), "dang vien")
    person.follow(person.page.locator(".find button"))
    person.page.locator(".finds").wait_for()
    assert person.page.locator("article mark").count() > 1
    person.follow(person.page.locator(".finds .chips a").first)
    assert person.page.locator(":target mark").first.is_visible()


def test_10_the_archive_at_a_glance_leads_to_a_resolution(person):
    person.open("/")
    person.follow(person.page.get_by_role("link", name="Thống kê"))
    person.follow(person.page.locator(".heat").get_by_role("link", name="05-CT/TW"))
    person.page.locator("#ai").wait_for()
    assert person.page.locator("svg [class^=shade]").count() >= 2  # years by provinces
    person.follow(person.page.locator("summary", has_text="Bảng số liệu"))
    assert person.page.locator(".data .heat tbody tr").last.inner_text().startswith("Tổng")
    assert unquote_plus(person.page.url).endswith("/van-ban/tw/chi-thi/k12/05")


def test_11_a_draft_is_checked(person):
    person.open("/kiem-tra")
    person.write(person.page.locator("textarea"), DRAFT)
    person.follow(person.page.get_by_role("button", name="Kiểm tra"))
    person.page.locator("table").wait_for()
    assert "ngày khác với sổ văn bản" in person.text()
    assert "không có gì được lưu lại" in person.text()


def test_12_a_list_of_numbers_is_looked_up(person):
    person.open("/tra-cuu")
    person.write(person.page.locator("textarea"), "05-CT/TW\n18-NQ/TW\ngió mùa")
    person.follow(person.page.get_by_role("button", name="Tra cứu"))
    person.page.locator("table").wait_for()
    assert person.page.locator("tbody tr").count() == 3
    assert person.page.locator("tbody tr").first.get_by_role("link").count() == 1


def test_the_first_tab_skips_to_the_main_content(opened, server):
    page = opened()
    page.goto(server + "/?q=đảng viên")
    page.keyboard.press("Tab")
    assert page.locator(".skip").evaluate("(it) => it === document.activeElement")
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_what_was_typed_is_completed_with_the_keyboard(opened, server):
    page = opened()
    page.goto(server)
    page.get_by_role("combobox").press_sequentially("05-CT")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert page.get_by_role("combobox").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Escape")
    assert page.get_by_role("listbox").count() == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("p[role=status]").wait_for()
    assert "05-CT/TW" in page.locator("input[name=q]").input_value()


def test_the_original_is_a_download_under_its_own_name(opened, server):
    page = opened()
    page.goto(server + "/bao-cao")
    page.locator("main .plain li", has_text="01-khoi").get_by_role("link").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="01-khoi-dich-vu-cong-ha-tinh-2019.txt").click()
    assert download.value.suggested_filename == "01-khoi-dich-vu-cong-ha-tinh-2019.txt"


def test_the_page_stays_in_english_once_it_is_asked_for(opened, server):
    page = opened()
    page.goto(server + "/?q=đảng viên")
    page.get_by_role("link", name="English").click()
    page.locator(".place a").first.click()
    page.locator("article.text").wait_for()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("article.text").get_attribute("lang") == "vi"
