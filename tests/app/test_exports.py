"""Whole lists as CSV, JSON Lines and Atom."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import etree

from indexer.shapes.cells import harmless

ATOM = "{http://www.w3.org/2005/Atom}"


def test_csv_has_a_row_for_every_citation(client):
    answer = client.get("/api/v1/citations.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert len(rows) == client.get("/api/v1/citations").json()["total"]["value"]
    assert answer.text.count("\r\n") == len(rows) + 1
    assert rows[0]["report.source_name"]


def test_csv_for_spreadsheets_has_semicolons_and_a_byte_order_mark(client):
    content = client.get("/api/v1/reports.csv?sep=;&bom=1").content
    assert content.startswith(b"\xef\xbb\xbfid;")


def test_the_accept_header_chooses_as_the_suffix_does(client):
    by_header = client.get("/api/v1/reports", headers={"Accept": "text/csv"})
    assert by_header.text == client.get("/api/v1/reports.csv").text


def test_json_lines_end_with_their_count(client):
    *rows, end = map(json.loads, client.get("/api/v1/citations.jsonl").text.splitlines())
    assert end == {"end": True, "count": len(rows)}
    assert rows[0].keys() == client.get("/api/v1/citations").json()["results"][0].keys()


FEEDS = {
    "reports": "",
    "resolutions": "",
    "search": "?q=chỉ thị",
    "changes": "?since=0",
    "resolutions/tw/chi-thi/k12/05/citations": "",
    "resolutions/citations": "?id=tw/chi-thi/k12/05",
}
RULES = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


@pytest.mark.parametrize("query", ["q=không ở đâu có", 'q=<script> %26 "x" %0B'])
def test_a_feed_of_any_query_is_one_of_atom(client, query):
    RULES.assertValid(etree.fromstring(client.get(f"/api/v1/search.atom?{query}").content))


@pytest.mark.parametrize(
    "broken", ["updated", "id", "title", "entry/id", "entry/updated", "entry/title", "author/name", "@href"]
)
def test_the_rules_of_atom_see_what_is_missing(client, broken):
    feed = etree.fromstring(client.get("/api/v1/reports.atom").content)
    if broken == "@href":
        del feed.find(f"{ATOM}link").attrib["href"]
    else:
        part = feed.find("/".join(ATOM + step for step in broken.split("/")))
        part.getparent().remove(part)
    assert not RULES.validate(feed)


@pytest.mark.parametrize("list_", FEEDS)
def test_every_list_with_a_feed_has_a_whole_one(client, list_):
    answer = client.get(f"/api/v1/{list_}.atom{FEEDS[list_]}")
    feed = etree.fromstring(answer.content)
    RULES.assertValid(feed)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert feed.find(f"{ATOM}author/{ATOM}name").text  # or every entry would need one of its own
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == feed.findtext(f"{ATOM}id")
    entries = feed.findall(ATOM + "entry")
    assert entries
    assert len({entry.findtext(ATOM + "id") for entry in entries}) == len(entries)
    for entry in entries:
        assert all(entry.find(ATOM + required) is not None for required in ("id", "title", "updated", "summary"))


def test_a_search_is_exported_whole(client):
    *rows, end = map(json.loads, client.get("/api/v1/search.jsonl?q=đảng&limit=1").text.splitlines())
    assert end["count"] == len(rows) > 1


@pytest.mark.parametrize("text", ["=1+2", "+1", "-1", "@a", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(text):
    assert harmless(text) == "'" + text


def test_other_cells_are_left_as_they_are():
    assert harmless("05-CT/TW = Chỉ thị") == "05-CT/TW = Chỉ thị"


def test_formulas_of_reports_reach_a_spreadsheet_harmless(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/api/v1/search.csv?q=phép tính").text)))
    assert [row["snippet.text"][:5] for row in rows if "phép tính" in row["snippet.text"]] == ["'=1+2"]
