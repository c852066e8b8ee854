"""What people see."""

from __future__ import annotations

import re

import pytest
from lxml import html

DIRECTIVE = "/van-ban/tw/chi-thi/k12/05"
PAGES = [
    "/",
    "/?q=chỉ thị 05",
    "/?q=không-có-từ-này",
    "/bao-cao",
    "/van-ban",
    "/van-ban?q=05",
    DIRECTIVE,
    "/tra-cuu?q=05-CT/TW",
    "/kiem-tra",
    "/thong-ke",
    "/chua-ro",
    "/chua-ro?loai=mended",
    "/api",
    "/problems",
    "/id/18-NQ/TW",
]


def page(client, address, status=200, **more):
    answer = client.get(address, **{"headers": {"Accept": "text/html"}, **more})
    assert answer.status_code == status, answer.text
    return html.fromstring(answer.text)


def report(client, name):
    reports = client.get("/api/v1/reports").json()["results"]
    return next(f"/bao-cao/{one['id']}" for one in reports if one["source_name"] == name)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_stands_on_its_own(client, address, language):
    joined = address + ("&" if "?" in address else "?") + "lang=en" if language == "en" else address
    tree = page(client, joined, 300 if address.startswith("/id/") else 200)
    assert tree.get("lang") == language
    assert len(tree.findall(".//h1")) == 1
    assert tree.find(".//main") is not None
    assert not tree.xpath("//script[not(@src)] | //script[text()] | //style | //@style")
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    loaded = tree.xpath("//link/@href | //script/@src | //img/@src | //form/@action")
    assert not [link for link in loaded if re.match(r"(https?:)?//", link)]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert not [link for link in tree.xpath("//a/@href") if link.startswith("#") and link[1:] not in ids]


def test_a_search_page_groups_results_and_marks_what_was_found(client):
    tree = page(client, "/?q=học tập và làm theo")
    assert "học tập và làm theo" in " ".join(tree.xpath("//mark/text()"))
    assert tree.xpath("//section[@class='group']/h2/a/@href")[0] == report(client, "tra-vinh.txt")
    assert "học tập" in tree.findtext(".//title")
    assert tree.xpath(f"//ul[@class='chips']//a[@href='{DIRECTIVE}']")
    assert tree.xpath("//*[@role='status']")


def test_a_search_that_finds_nothing_helps(client):
    tree = page(client, "/?q=zzzzz")
    assert "Không có đoạn nào khớp" in tree.text_content()
    assert tree.xpath("//a[starts-with(@href, '/tra-cuu')]")


def test_results_lead_to_the_passage_itself(client):
    tree = page(client, "/?q=72-KH/TU")
    place = tree.xpath("//p[@class='place']/a")[0]
    assert place.text_content().startswith("chú thích 1")
    address, anchor = place.get("href").split("#")
    assert page(client, address).get_element_by_id(anchor) is not None


def test_facets_narrow_and_chips_widen_again(client):
    tree = page(client, "/?q=chỉ thị 05")
    narrower = tree.xpath("//aside//a[contains(@href, 'ph%C3%BA') or contains(@href, 'phu-tho')]/@href")[0]
    narrowed = page(client, narrower)
    assert len(narrowed.xpath("//section[@class='group']")) == 1
    wider = narrowed.xpath("//a[@class='drop']/@href")[0]
    assert len(page(client, wider).xpath("//section[@class='group']")) == 2


def test_a_report_ties_notes_and_marks_both_ways(client):
    tree = page(client, report(client, "tra-vinh.txt"))
    mark = tree.xpath("//a[@class='note-mark']")[0]
    note = tree.get_element_by_id(mark.get("href")[1:])
    assert "72-KH/TU" in note.text_content()
    assert note.xpath(".//a/@href")[0] == "#" + mark.get("id")


def test_a_report_links_its_citations(client):
    tree = page(client, report(client, "tra-vinh.txt"))
    links = tree.xpath(f"//a[contains(@class, 'cite')][@href='{DIRECTIVE}']")
    assert links[0].text_content().startswith("Chỉ thị số 05-CT/TW")


def test_a_report_has_headings_to_jump_by(client):
    tree = page(client, report(client, "tra-vinh.txt"))
    for link in tree.xpath("//nav[@class='contents']//li/a[starts-with(@href, '#')]/@href"):
        assert tree.get_element_by_id(link[1:]) is not None


def test_the_original_is_a_download(client):
    answer = client.get(report(client, "phu-tho.md") + "/tep-goc")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "<script>" in answer.text


def test_a_resolution_shows_who_cites_it(client):
    tree = page(client, DIRECTIVE)
    assert tree.xpath("string(//h1)").startswith("Chỉ thị 05-CT/TW")
    assert len(tree.xpath("//ol[@class='citing']/li")) >= 3
    assert tree.xpath("//blockquote/mark/text()")


def test_markup_in_reports_shows_as_text(client):
    for address in (
        report(client, "phu-tho.md"),
        "/?q=Tên lạ",
        '/?q=<script>alert(1)</script>"><img src=x onerror=alert(1)>',
    ):
        tree = page(client, address)
        assert not tree.xpath("//script[not(@src)] | //script[text()] | //img | //@onerror")
    assert "<script>alert(1)</script>" in page(client, report(client, "phu-tho.md")).text_content()


def test_controls_of_writing_direction_cannot_turn_a_page_around(client):
    assert "\u202e" not in client.get(report(client, "phu-tho.md")).text


@pytest.mark.parametrize("address", ["/bao-cao/0000000000000000", "/van-ban/tw/khong/co/01", "/id/xyz", "/nothing"])
def test_what_does_not_exist_is_a_page_that_helps(client, address):
    tree = page(client, address, 404)
    assert tree.xpath("//form[@role='search']")


def test_without_an_archive_the_page_says_what_to_do(empty):
    tree = page(empty, "/", 503)
    assert "vankho index" in tree.text_content()


def test_permanent_ids_lead_to_their_page(client):
    straight = client.get("/id/tw/chi-thi/k12/05")
    assert (straight.status_code, straight.headers["location"]) == (303, DIRECTIVE)
    for variant in ("/id/TW/chi-thi/k12/5", "/id/05-CT/TW", "/id/Chỉ thị 05-CT/TW"):
        moved = client.get(variant)
        assert (moved.status_code, moved.headers["location"]) == (301, "/id/tw/chi-thi/k12/05")
    by_report = client.get(report(client, "tra-vinh.txt").replace("/bao-cao/", "/id/"))
    assert (by_report.status_code, by_report.headers["location"]) == (303, report(client, "tra-vinh.txt"))


def test_an_ambiguous_number_offers_choices(client):
    tree = page(client, "/id/18-NQ/TW", 300)
    assert "/van-ban/tw/nghi-quyet/k12/18" in tree.xpath("//main//a/@href")


def test_a_draft_is_checked_and_not_stored(client, archive):
    before = sorted(archive.rglob("*"))
    draft = "Theo Chỉ thị số 05-CT/TW ngày 16/5/2016 và Nghị quyết số 18-NQ/TW."
    answer = client.post("/kiem-tra", data={"text": draft})
    rows = [row.text_content() for row in html.fromstring(answer.text).xpath("//tbody/tr")]
    assert "ngày khác với sổ văn bản" in rows[0]
    assert "chưa rõ" in rows[1]
    assert "không có gì được lưu lại" in answer.text
    assert sorted(archive.rglob("*")) == before


def test_a_file_that_cannot_be_read_is_said_beside_the_form(client):
    answer = client.post("/kiem-tra", files={"file": ("a.pdf", b"%PDF-1.4 broken")})
    assert answer.status_code == 422
    assert 'type="file"' in answer.text


def test_a_list_is_looked_up(client):
    answer = client.post("/tra-cuu", data={"text": "05-CT/TW\n18-NQ/TW\ngió mùa"})
    rows = html.fromstring(answer.text).xpath("//tbody/tr")
    assert len(rows) == 3
    assert rows[0].xpath(f".//a[@href='{DIRECTIVE}']")


@pytest.mark.parametrize("address", ["/bao-cao", "/van-ban", DIRECTIVE])
def test_lists_have_numbered_pages_that_hold_everything_once(client, address):
    whole = rows_of_list(page(client, f"{address}?limit=200"))
    tree = page(client, f"{address}?limit=1")
    numbers = [link.text_content().split()[-1] for link in tree.xpath("//nav[@class='pages']/a[not(@rel)]")]
    assert numbers[0] == "1"
    assert numbers[-1] == str(len(whole))
    assert [rows_of_list(page(client, f"{address}?limit=1&page={at + 1}")) for at in range(len(whole))] == [
        [row] for row in whole
    ]


def rows_of_list(tree):
    first = tree.xpath("(//ul[@class='plain'] | //ol[@class='citing'] | //main//table)[1]")[0]
    return [row.text_content() for row in first.xpath("./li | ./tbody/tr")]


def test_a_page_beyond_the_last_one_says_how_many_there_are(client):
    assert "Danh sách chỉ có 3 trang" in page(client, "/bao-cao?limit=1&page=9", 404).text_content()
    assert "Danh sách chỉ có 1 trang" in page(client, "/?q=đảng&page=9", 404).text_content()


@pytest.mark.parametrize("address", ["/thong-ke?van-ban=tw/chi-thi/k12/05", DIRECTIVE])
def test_how_a_resolution_spreads_is_one_drawing_with_its_table(client, address):
    tree = page(client, address)
    (drawing,) = tree.xpath("//svg[contains(@aria-label, 'theo năm và tỉnh')]")
    table = drawing.xpath("following::table[1]")[0]
    sums = [cell.text_content() for cell in table.xpath(".//tr[last()]/td")]
    assert sum(map(int, sums[:-1])) == int(sums[-1])
    assert len(drawing.xpath(".//text[@class='label']")) == len(table.xpath(".//tbody/tr")) - 1


def test_an_unknown_resolution_in_the_address_of_the_figures_is_the_most_cited_one(client):
    known = page(client, "/thong-ke").xpath("//ul[@class='chips']//a[@aria-current]/text()")
    assert page(client, "/thong-ke?van-ban=x").xpath("//ul[@class='chips']//a[@aria-current]/text()") == known


def test_a_report_names_what_it_cites(client):
    tree = page(client, report(client, "tra-vinh.txt"))
    assert tree.xpath(f"//div[@class='contents']//a[@href='{DIRECTIVE}']")
