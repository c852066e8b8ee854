"""Client code that a common generator makes of docs/openapi.json works as it comes."""

from __future__ import annotations

import importlib
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from tests.app.serving import serving

ROOT = Path(__file__).resolve().parents[2]
# It pins an older typer than ours and lives in an environment of its own.
GENERATOR = Path(sys.prefix) / "client" / "bin" / "openapi-python-client"
DIRECTIVE = "tw/chi-thi/k12/05"
TEXT = "Thực hiện Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị."

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """The name of the package that the generator made, importable while the tests run."""
    if not GENERATOR.exists():
        pytest.skip("no generator: `make fuzz` installs it into .venv/client")
    folder = tmp_path_factory.mktemp("generated")
    document = ROOT / "docs" / "openapi.json"
    command = [GENERATOR, "generate", "--path", document, "--meta", "none", "--output-path", folder / "made"]
    made = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    # Bodies of CSV, JSON Lines and bare text it leaves out, and says so; every call remains in its JSON form.
    left_out = {line for line in (made.stdout + made.stderr).splitlines() if "Unsupported" in line or "Cannot" in line}
    assert left_out == {
        f"Unsupported content type {media}" for media in ("text/csv", "application/jsonl", "text/plain")
    }
    sys.path.insert(0, str(folder))
    yield "made"
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.split(".")[0] == "made"]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def address(archive):
    with serving(archive) as address:
        yield address


@pytest.fixture(scope="module")
def call(generated, address):
    """Calls an operation, `tag.operation`, and gives what came back as the generated code understood it."""
    made = importlib.import_module(f"{generated}.client").Client(base_url=address, raise_on_unexpected_status=True)
    with made as client:

        def call(operation, *arguments, **named):
            return importlib.import_module(f"{generated}.api.{operation}").sync(*arguments, client=client, **named)

        yield call


@pytest.fixture(scope="module")
def models(generated):
    return importlib.import_module(f"{generated}.models")


@pytest.fixture(scope="module")
def report(call):
    return next(one for one in call("reports.list_reports").results if one.source_name == "tra-vinh.txt")


def test_search(call):
    found = call("search.search", q="học tập và làm theo", year=[2019])
    assert found.total.value == 1
    first = found.results[0]
    assert first.report.source_name == "tra-vinh.txt"
    assert DIRECTIVE in [citation.id for citation in first.citations]
    assert first.snippet.highlights


def test_search_batch(call, models):
    rows = call("search.search_batch", body=models.QueriesShape(queries=["chỉ thị 05", "zzz"])).results
    assert [(row.row, row.status) for row in rows] == [(1, "found"), (2, "nothing")]


def test_suggest(call):
    assert DIRECTIVE in [one.id for one in call("search.suggest", q="05-CT").results]


def test_a_list_is_walked_by_its_cursor(call):
    first = call("reports.list_reports", limit=1)
    cursor = first.next_.split("cursor=")[1]
    second = call("reports.list_reports", limit=1, cursor=cursor)
    assert first.results[0].id != second.results[0].id


def test_a_report_with_its_blocks_and_notes(call, report):
    found = call("reports.get_report", report.id)
    assert found.facts["date"].value == "2019-12-15"
    assert {"heading", "footnote"} <= {block.kind for block in found.blocks}
    assert [note.number for note in found.footnotes] == [1]


def test_a_report_s_citations_and_footnotes(call, report):
    listed = call("reports.list_report_citations", report.id, province=["tra-vinh"])
    assert listed.total.value == len(listed.results) > 3
    assert call("reports.list_report_footnotes", report.id).results[0].number == 1


def test_changes(call):
    assert call("reports.list_changes", since=0).total.value == 3


def test_a_resolution_by_path_and_by_parameter(call):
    by_path, by_parameter = (
        call("resolutions.get_resolution", DIRECTIVE),
        call("resolutions.list_resolutions", id=DIRECTIVE),
    )
    assert by_path.number == by_parameter.number == "05-CT/TW"
    assert by_path.spread.years


def test_the_list_of_resolutions(call):
    assert DIRECTIVE in [one.id for one in call("resolutions.list_resolutions", q="05-CT/TW").results]


def test_who_cites_a_resolution(call):
    by_path = call("resolutions.list_resolution_citations", DIRECTIVE)
    by_parameter = call("resolutions.list_citations_of_resolution", id=DIRECTIVE)
    assert [one.quote.text for one in by_path.results] == [one.quote.text for one in by_parameter.results] != []


def test_citations(call, models):
    notes = call("citations.list_citations", place=models.ListCitationsPlaceType0.FOOTNOTE)
    assert notes.results
    assert {one.footnote for one in notes.results} == {1}


def test_lookup(call, models):
    assert call("tools.lookup", q="Chỉ thị 05-CT/TW").id == DIRECTIVE
    rows = call("tools.lookup_batch", body=models.BatchShape(queries=["NQTW4 khóa XII", ""])).results
    assert [row.http_status for row in rows] == [200, 422]


def test_extract_from_text_and_from_a_file(call, models, generated):
    assert [one.id for one in call("tools.extract", body=models.TextShape(text=TEXT)).citations] == [DIRECTIVE]
    file = importlib.import_module(f"{generated}.types").File(BytesIO(TEXT.encode()), "a.txt", "text/plain")
    sent = call("tools.extract", body=models.ExtractFilesBody(file=file))
    assert [one.id for one in sent.citations] == [DIRECTIVE]


def test_figures_and_health(call):
    assert call("figures.get_statistics").files == 3
    assert call("figures.get_matrix", rows=1, columns=2).counts
    assert call("health.get_readiness").generation == 1


def test_a_fault_is_a_problem(call):
    found = call("resolutions.get_resolution", "tw/chi-thi/k99/99")
    assert (found.status, found.type_) == (404, "/problems/not-found")
