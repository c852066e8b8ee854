"""The OpenAPI document: kept in the repository, complete, and true."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from openapi_spec_validator import validate

from app.api.extract import TextShape
from app.api.lookup import BatchShape
from app.api.queries import QueriesShape
from tests.app import examples, promises
from tests.app.serving import serving

ROOT = Path(__file__).resolve().parents[2]
CONFIG = Path(__file__).with_name("schemathesis.toml")


@pytest.fixture(scope="module")
def document(client):
    return client.get("/openapi.json").json()


def operations(document):
    return [operation for path in document["paths"].values() for operation in path.values()]


def test_the_kept_document_is_the_one_that_is_served(document):
    """Every change of the API shows as a change of docs/openapi.json: `python -m app > docs/openapi.json`."""
    assert json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8")) == document


def test_operation_ids_are_unique_names(document):
    ids = [operation["operationId"] for operation in operations(document)]
    assert len(ids) == len(set(ids)) == 20
    assert all(id_.isalnum() for id_ in ids)


def test_every_operation_says_how_it_fails(document):
    for operation in operations(document):
        faults = {status: answer for status, answer in operation["responses"].items() if status[0] in "45"}
        assert {"400", "406", "429", "500"} <= faults.keys()
        for answer in faults.values():
            assert answer["content"]["application/problem+json"]["examples"]


def test_values_of_answers_may_grow(document):
    """A client made from the document must not stumble over a new value: no answer's field is an enumeration."""

    def closed(node):
        parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return (isinstance(node, dict) and ("enum" in node or "const" in node)) or any(map(closed, parts))

    sent = {shape.__name__ for shape in (BatchShape, QueriesShape, TextShape)}
    shapes = document["components"]["schemas"]
    assert [name for name in shapes if name not in sent and closed(shapes[name])] == []


def test_every_parameter_is_described(document):
    for operation in operations(document):
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), (operation["operationId"], parameter["name"])


def test_nothing_points_outside_the_document(document):
    text = json.dumps(document)
    for reference in {part.split('"')[0] for part in text.split('"$ref": "')[1:]}:
        *_, kind, name = reference.split("/")
        assert reference == f"#/components/{kind}/{name}"
        assert name in document["components"][kind]


def test_the_document_is_one_of_openapi(document):
    validate(document)


def test_examples_are_what_the_document_says(document):
    """Every successful answer has one; a media type of rows shows the first and the last."""
    for operation in operations(document):
        for media, content in operation["responses"]["200"]["content"].items():
            if media == "application/json":
                schema = {**content["schema"], "components": document["components"]}
                Draft202012Validator(schema).validate(content["example"])
            elif media == "application/atom+xml":
                assert etree.fromstring(content["example"].encode()).tag.endswith("}feed")
            else:
                assert content["example"].count("\n") == 2


def test_examples_are_what_the_api_answers(client):
    """A form that changed shows here: `python -m tests.app.examples` writes the examples anew."""
    found = client.get("/api/v1/reports").json()["results"]
    [report] = [one["id"] for one in found if one["source_name"] == "tra-vinh.txt"]
    kept = json.loads(examples.KEPT.read_text(encoding="utf-8"))
    now = json.loads(json.dumps(examples.asked(client, report)))
    assert {name: forms(value) for name, value in now.items()} == {name: forms(value) for name, value in kept.items()}


def forms(value):
    """A value's form: its keys, and the types of what it holds."""
    if isinstance(value, dict):
        return {name: forms(part) for name, part in value.items()}
    return [forms(part) for part in value[:1]] if isinstance(value, list) else type(value).__name__


def test_no_promise_is_broken_unless_it_is_declared(document):
    """`python -m tests.app.promises` writes new promises down; docs/api-broken.txt declares broken ones."""
    made, now = promises.lines(promises.PROMISED), promises.promises(document)
    assert made - now - promises.lines(promises.BROKEN) == set()
    assert now - made == set(), "new promises: python -m tests.app.promises"


@pytest.mark.parametrize(
    ("change", "gone"),
    [
        (lambda d: d["paths"].pop("/api/v1/matrix"), "GET /api/v1/matrix is getMatrix"),
        (
            lambda d: d["components"]["schemas"]["BriefShape"]["properties"].pop("title"),
            "GET /api/v1/citations answers 200 application/json .results[].report.title: null or string",
        ),
        (
            lambda d: d["paths"]["/api/v1/suggest"]["get"]["parameters"][1].update(required=True),
            "GET /api/v1/suggest demands q",
        ),
    ],
)
def test_a_change_that_breaks_clients_is_seen(document, change, gone):
    changed = json.loads(json.dumps(document))
    change(changed)
    assert gone in promises.promises(document) - promises.promises(changed)


@pytest.fixture
def address(archive) -> Iterator[str]:
    with serving(archive) as address:
        yield address


def fuzz(address, folder, *more):
    """How many requests were made up, none of which found a fault."""
    report = folder / "fuzzed.json"
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG), "run", f"{address}/openapi.json"]
    run = subprocess.run(
        [*command, "--no-color", "--no-shrink", "--checks", "all", "--report-json-path", str(report), *more],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "SCHEMATHESIS_HOOKS": "tests.app.fuzzing", "PYTHONPATH": str(ROOT)},
    )
    assert run.returncode == 0, run.stdout[-5000:] + run.stderr[-2000:]
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["complete"]
    assert found["operations"]["tested"] == len(examples.CALLS)
    return found["test_cases"]["generated"]


def test_made_up_requests_are_answered_as_the_document_says(address, tmp_path):
    """The same ones each time: no change fails by chance."""
    made = fuzz(address, tmp_path, "--phases", "examples,fuzzing", "-n", "20", "--generation-deterministic")
    assert made >= 300


@pytest.mark.long
def test_ten_thousand_made_up_requests_are_answered_as_the_document_says(address, tmp_path):
    """Every phase and every check; the same requests each time."""
    assert fuzz(address, tmp_path, "-n", "360", "--generation-deterministic") >= 10_000


@pytest.mark.endless
def test_new_made_up_requests_are_answered_as_the_document_says(address, tmp_path):
    """New ones each time; a failing run prints its seed."""
    assert fuzz(address, tmp_path, "-n", "600", "--generation-database", "none") >= 10_000
