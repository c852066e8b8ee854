"""The OpenAPI document: kept in the repository, complete, and true."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

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


def test_every_parameter_is_described(document):
    for operation in operations(document):
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), (operation["operationId"], parameter["name"])


def test_nothing_points_outside_the_document(document):
    text = json.dumps(document)
    for reference in {part.split('"')[0] for part in text.split('"$ref": "')[1:]}:
        assert reference.startswith("#/components/schemas/")
        assert reference.rsplit("/", 1)[1] in document["components"]["schemas"]


@pytest.fixture
def address(archive) -> Iterator[str]:
    with serving(archive) as address:
        yield address


def fuzz(address, *more):
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG), "run", f"{address}/openapi.json"]
    run = subprocess.run(
        [*command, "--no-color", "--no-shrink", *more], capture_output=True, text=True, check=False, cwd=CONFIG.parent
    )
    assert run.returncode == 0, run.stdout[-5000:]


def test_made_up_requests_are_answered_as_the_document_says(address):
    """Some three hundred of them."""
    fuzz(address, "--phases", "examples,fuzzing", "-n", "17", "--generation-deterministic")


@pytest.mark.long
def test_ten_thousand_made_up_requests_are_answered_as_the_document_says(address):
    fuzz(address, "-n", "600", "--generation-database", "none")
