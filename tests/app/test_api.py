"""What programs are answered."""

from __future__ import annotations

import unicodedata

import pytest

DIRECTIVE = "tw/chi-thi/k12/05"


def get(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return answer.json()


def report_named(client, name):
    return next(one for one in get(client, "/api/v1/reports")["results"] if one["source_name"] == name)


def test_a_search_gives_places_highlights_and_citations(client):
    answer = get(client, "/api/v1/search?q=học tập và làm theo")
    assert answer["query"] == "học tập và làm theo"
    assert answer["total"] == {"value": 1, "relation": "eq"}
    assert {"interpretation", "took_ms", "timed_out", "facets"} <= answer.keys()
    first = answer["results"][0]
    assert first["report"]["source_name"] == "tra-vinh.txt"
    assert first["location"]["part"] == "body"
    assert DIRECTIVE in [citation["id"] for citation in first["citations"]]
    snippet = first["snippet"]
    marked = " ".join(snippet["text"][start:end] for start, end in snippet["highlights"])
    assert "học tập và làm theo" in marked


def test_a_note_is_found_and_says_so(client):
    answer = get(client, "/api/v1/search?q=72-KH/TU")
    assert answer["results"][0]["location"] | {"start": 0, "end": 0} == {
        "part": "footnote",
        "footnote": 1,
        "start": 0,
        "end": 0,
    }


def test_conditions_beside_the_query_narrow_it(client):
    assert get(client, "/api/v1/search?q=chỉ thị 05&province=phu-tho")["total"]["value"] == 1
    for type_ in ("chỉ thị", "chi-thi"):
        assert get(client, f"/api/v1/search?q=đảng&type={type_}")["total"]["value"] >= 1
    assert get(client, "/api/v1/search?q=đảng&type=hiến pháp")["total"]["value"] == 0


def test_reports_are_listed_newest_first_with_their_counts(client):
    reports = get(client, "/api/v1/reports")
    assert [one["date"] for one in reports["results"]][:2] == ["2020-06-20", "2019-12-15"]
    assert reports["total"] == {"value": 3, "relation": "eq"}
    assert report_named(client, "tra-vinh.txt")["counts"]["footnotes"] == 1


def test_a_report_comes_with_blocks_and_footnotes(client):
    report = get(client, f"/api/v1/reports/{report_named(client, 'tra-vinh.txt')['id']}")
    assert report["province"] == "tra-vinh"
    assert [note["number"] for note in report["footnotes"]] == [1]
    assert any(block["kind"] == "heading" for block in report["blocks"])


def test_a_reports_citations_and_footnotes_are_lists(client):
    id_ = report_named(client, "tra-vinh.txt")["id"]
    citations = get(client, f"/api/v1/reports/{id_}/citations")
    assert DIRECTIVE in [one["id"] for one in citations["results"]]
    notes = get(client, f"/api/v1/reports/{id_}/footnotes")
    assert notes["results"][0]["text"].startswith("Kế hoạch số 72-KH/TU")


@pytest.mark.parametrize(
    "address",
    [
        f"/api/v1/resolutions/{DIRECTIVE}",
        "/api/v1/resolutions/tw%2Fchi-thi%2Fk12%2F05",
        f"/api/v1/resolutions?id={DIRECTIVE}",
        f"/api/v1/resolutions/{DIRECTIVE}.json",
    ],
)
def test_an_id_with_slashes_is_taken_in_every_form(client, address):
    assert get(client, address)["id"] == DIRECTIVE


@pytest.mark.parametrize(
    "address",
    [
        f"/api/v1/resolutions/{DIRECTIVE}/citations",
        "/api/v1/resolutions/tw%2Fchi-thi%2Fk12%2F05/citations",
        f"/api/v1/resolutions/citations?id={DIRECTIVE}",
    ],
)
def test_who_cites_a_resolution_is_told_with_the_sentence(client, address):
    answer = get(client, address)
    assert answer["total"]["value"] >= 3
    first = answer["results"][0]
    assert first["report"]["province"] == "phu-tho"
    [(start, end)] = first["quote"]["highlights"]
    assert "05-CT/TW" in first["quote"]["text"][start:end]
    assert first["url"].endswith(f"/bao-cao/{first['report']['id']}#d-{first['citation']['block']}")


def test_a_mention_in_a_note_says_which(client):
    found = get(client, f"/api/v1/resolutions/{DIRECTIVE}/citations?place=footnote")
    [place] = [one["place"] for one in found["results"]]
    assert place.startswith("chú thích 1, mục ")


def test_citations_are_filtered(client):
    everything = get(client, "/api/v1/citations")["total"]["value"]
    some = get(client, f"/api/v1/citations?resolution={DIRECTIVE}&province=phu-tho")
    assert [one["id"] for one in some["results"]] == [DIRECTIVE]
    assert everything > 1
    assert (
        get(client, "/api/v1/citations?status=unresolved&status=ambiguous&status=resolved")["total"]["value"]
        == everything
    )


@pytest.mark.parametrize(
    ("written", "status", "id_"),
    [
        ("Chỉ thị 05-CT/TW ngày 15/5/2016", "found", DIRECTIVE),
        ("18-NQ/TW", "ambiguous", None),
        ("gió mùa đông bắc", "not_a_citation", None),
    ],
)
def test_a_number_is_looked_up(client, written, status, id_):
    answer = get(client, f"/api/v1/lookup?q={written}")
    assert (answer["status"], answer["id"]) == (status, id_)


def test_a_batch_keeps_every_row_in_its_place(client):
    queries = ["05-CT/TW", "", "gió mùa", "05-CT/TW"]
    rows = client.post("/api/v1/lookup", json={"queries": queries}).json()["results"]
    assert [row["query"] for row in rows] == queries
    assert [row["http_status"] for row in rows] == [200, 422, 422, 200]


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_batch_may_be_csv(client, separator, bom):
    body = f'{bom}number{separator}note\r\n"05-CT/TW"{separator}a\r\nxyz{separator}b\r\n'
    answer = client.post(
        "/api/v1/lookup", content=body.encode(), headers={"Content-Type": "text/csv", "Accept": "text/csv"}
    )
    lines = answer.text.splitlines()
    assert len(lines) == 3
    assert lines[1].startswith(f"05-CT/TW,found,{DIRECTIVE}")


def test_a_batch_may_be_json_lines(client):
    body = '"05-CT/TW"\n{"query": "xyz"}\n'
    answer = client.post("/api/v1/lookup", content=body, headers={"Content-Type": "application/jsonl"})
    assert [row["status"] for row in answer.json()["results"]] == ["found", "not_a_citation"]


@pytest.mark.parametrize(
    "sent",
    [
        {"json": {"text": "Theo Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.", "name": "a.txt"}},
        {
            "content": "Theo Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.".encode(),
            "headers": {"Content-Type": "text/plain; charset=utf-8"},
        },
        {"files": {"file": ("a.txt", "Theo Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.".encode())}},
    ],
    ids=["json", "plain", "file"],
)
def test_a_text_or_file_is_looked_through_and_not_stored(client, archive, sent):
    before = sorted(archive.rglob("*"))
    answer = client.post("/api/v1/extract", **sent)
    assert answer.status_code == 200, answer.text
    [citation] = answer.json()["citations"]
    assert (citation["id"], citation["start"]) == (DIRECTIVE, 5)
    assert answer.json()["report"]["coordinates"] == "source"
    assert sorted(archive.rglob("*")) == before


def test_facts_stated_with_a_text_overrule_it(client):
    body = {"text": "Theo Kế hoạch số 72-KH/TU ngày 08/01/2018 của Tỉnh ủy.", "province": "tra-vinh"}
    assert client.post("/api/v1/extract", json=body).json()["report"]["province"] == "tra-vinh"
    wrong = client.post("/api/v1/extract", json={**body, "province": "atlantis"})
    assert wrong.json()["errors"][0]["pointer"] == "/province"


def test_completion_offers_words_and_resolutions(client):
    found = get(client, "/api/v1/suggest?q=05-CT")["results"]
    assert DIRECTIVE in [one["id"] for one in found]
    words = get(client, "/api/v1/suggest?q=kết nạ")["results"]
    assert "kết nạp" in [one["query"] for one in words]


@pytest.mark.parametrize("typed", ["05-", "5-CT", "chi thi 05", "Chỉ thị 05-C", "CHỈ THI 0", "chỉ thị 05"])
def test_a_document_is_completed_from_its_number_or_name_in_any_accents(client, typed):
    found = get(client, f"/api/v1/suggest?q={typed}")["results"]
    assert found[0]["id"] == DIRECTIVE


@pytest.mark.parametrize("typed", ["chỉ th", "học t", "hoc tap va lam theo"])
def test_completion_is_the_same_for_decomposed_letters(client, typed):
    found = get(client, f"/api/v1/suggest?q={typed}")["results"]
    assert found == get(client, f"/api/v1/suggest?q={unicodedata.normalize('NFD', typed)}")["results"]
    assert found


def test_a_resolution_whose_title_has_such_letters_within_words_is_not_offered(client):
    assert all(one["id"] != DIRECTIVE for one in get(client, "/api/v1/suggest?q=ập")["results"])


def test_figures_add_up(client):
    figures = get(client, "/api/v1/statistics")
    assert figures["citations"] == figures["resolved"] + figures["ambiguous"] + figures["unresolved"]
    matrix = get(client, "/api/v1/matrix?rows=2&columns=2")
    assert len(matrix["counts"]) == len(matrix["resolutions"]) == 2


def test_readiness_names_the_generation(client):
    assert get(client, "/readyz") == {
        "status": "ready",
        "generation": 1,
        "reports": 3,
        "blocks": get(client, "/readyz")["blocks"],
    }


@pytest.mark.parametrize("name", ["province", "type", "issuer", "kind"])
def test_a_condition_with_a_minus_excludes(client, name):
    facet = get(client, "/api/v1/search?q=đảng")["facets"][name]
    value, count = facet[0]["value"], facet[0]["count"]
    whole = get(client, "/api/v1/search?q=đảng")["total"]["value"]
    assert get(client, f"/api/v1/search?q=đảng&{name}={value}")["total"]["value"] == count
    assert get(client, f"/api/v1/search?q=đảng&{name}=-{value}")["total"]["value"] == whole - count


def test_search_by_report_pages_through_reports(client):
    first = get(client, "/api/v1/search?q=đảng&group=report&limit=1")
    assert first["reports"] >= 2
    assert len(first["results"]) == 1
    second = get(client, first["next"].partition("testserver")[2])
    assert second["results"][0]["report"]["id"] != first["results"][0]["report"]["id"]
