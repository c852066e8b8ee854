"""The sample reports and what is said of them, as the tests of the corpus read them."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from indexer.models.report import Report
from indexer.parsing import parse
from indexer.readers import read_file
from indexer.register import load_tables

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
REPORTS = CORPUS / "reports"
JUDGED = sorted((CORPUS / "judgements" / "citations").glob("*.jsonl"))


@cache
def manifest() -> dict[str, dict[str, Any]]:
    """The entries of the manifest by file name."""
    entries = tomllib.loads((CORPUS / "manifest.toml").read_text(encoding="utf-8"))["report"]
    return {entry["file"]: entry for entry in entries}


@cache
def report(name: str) -> Report:
    """A sample as the project reads it, with what its sidecar states."""
    sidecar = REPORTS / f"{name}.toml"
    stated = tomllib.loads(sidecar.read_text(encoding="utf-8")) if sidecar.exists() else {}
    return parse(read_file(REPORTS / name), load_tables(), stated)


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
