from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from indexer.register import load_tables
from tests.corpus.samples import JUDGED, REPORTS, lines, manifest

ID = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)?(/[a-z0-9-]+){1,3}")
KINDS = {"numbered", "short", "named"}

judged = pytest.mark.parametrize("path", JUDGED, ids=lambda path: path.stem)


def source(path: Path) -> str:
    (name,) = (name for name in manifest() if name.rpartition(".")[0] == path.stem)
    return (REPORTS / name).read_bytes().decode("utf-8")


def notes(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.with_suffix(".footnotes.json").read_text(encoding="utf-8"))


def test_at_least_four_samples_are_judged() -> None:
    assert len(JUDGED) >= 4


@judged
def test_a_surface_is_what_stands_at_its_place(path: Path) -> None:
    text = source(path)
    assert [text[line["start"] : line["end"]] for line in lines(path)] == [line["surface"] for line in lines(path)]


@judged
def test_lines_stand_in_the_order_of_the_text(path: Path) -> None:
    spans = [(line["start"], line["end"]) for line in lines(path)]
    assert spans == sorted(spans)


@judged
def test_kinds_types_and_ids_are_of_the_known_forms(path: Path) -> None:
    types = {known.name for known in load_tables().types} | {"luật", "bộ luật"}
    for line in lines(path):
        assert line["kind"] in KINDS
        assert line["type"] in types
        assert (line["number"] is None) == (line["kind"] == "named")
        assert line["id"] is None or ID.fullmatch(line["id"])


@judged
def test_a_citation_in_a_note_names_a_note_that_is_judged(path: Path) -> None:
    assert {line["footnote"] for line in lines(path)} - {None} <= {note["number"] for note in notes(path)}


@judged
def test_the_notes_are_as_many_as_the_manifest_says(path: Path) -> None:
    (entry,) = (entry for name, entry in manifest().items() if name.rpartition(".")[0] == path.stem)
    assert [note["number"] for note in notes(path)] == list(range(1, entry["notes"] + 1))


@judged
def test_a_mark_begins_where_the_judgement_says(path: Path) -> None:
    text = source(path)
    raised = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    for note in notes(path):
        mark = re.match(r"\[footnoteRef:(\d+)\]|\[\^(\d+)\]|⁽(.+?)⁾|(\d+)\n", text[note["ref_start"] :])
        assert mark is not None
        assert int(next(filter(None, mark.groups())).translate(raised)) == note["number"]
