"""docs/api.md tells the truth: its calls are made, its settings exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app import Settings

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
CALLS = re.findall(r"`GET (/[^`]+)`", TEXT)


@pytest.mark.parametrize("call", CALLS)
def test_a_call_of_the_documentation_is_answered(client, call):
    report = client.get("/api/v1/reports").json()["results"][0]["id"]
    assert client.get(call.replace("{id}", report)).status_code == 200


def test_every_call_is_documented(client):
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        example = path.replace("/resolutions/{id}", "/resolutions/tw/chi-thi/k12/05")
        for method in methods:
            assert re.search(rf"`{method.upper()} {re.escape(example)}[`?]", TEXT), (method, path)


def test_every_setting_is_documented():
    for name in Settings.model_fields:
        assert f"`VANKHO_{name.upper()}`" in TEXT
