"""Citations and footnotes of the sample reports against what was annotated by hand in corpus/judgements/citations."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from indexer.extraction import extract_file
from indexer.models.tables import Tables
from indexer.shapes.extraction import extraction_shape

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
Line = dict[str, Any]  # a citation or a footnote, as gold and `vankho extract --json` have it
_SAME = 0.3  # of two spans' union: below it they are two citations
_ANCHOR = 3  # code points that an anchor may be off
_BEGINNING = 40  # letters of a note that are compared


def sample_figures(tables: Tables) -> dict[str, float]:
    """Per judged sample: how many citations are found, rightly bounded and identified, how many notes are right."""
    figures = {}
    for gold in sorted((CORPUS / "judgements" / "citations").glob("*.jsonl")):
        extracted = _extracted(gold.stem, tables)
        lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        notes = json.loads(gold.with_suffix(".footnotes.json").read_text(encoding="utf-8"))
        scored = citation_figures(lines, extracted["citations"]) | note_figures(notes, extracted["footnotes"])
        figures |= {f"sample-{gold.stem[:2]}.{name}": value for name, value in scored.items()}
    return figures


def _extracted(stem: str, tables: Tables) -> dict[str, list[Line]]:
    (path,) = (path for path in (CORPUS / "reports").glob(f"{stem}.*") if path.suffix != ".toml")
    sidecar = path.with_name(path.name + ".toml")
    stated = tomllib.loads(sidecar.read_text(encoding="utf-8")) if sidecar.exists() else {}
    found: dict[str, list[Line]] = json.loads(extraction_shape(extract_file(path, tables, stated)).model_dump_json())
    return found


def citation_figures(gold: list[Line], found: list[Line]) -> dict[str, float]:
    """Doubtful lines, what touches one, and references count neither for nor against."""
    doubtful = [line for line in gold if line["doubtful"]]
    firm = [line for line in gold if not line["doubtful"]]
    said = [line for line in found if line["kind"] != "reference"]
    pairs = _paired(firm, said)
    claimed = [line for line in said if not any(_shared(line, one) for one in doubtful)]
    identified = [line for line in firm if line["id"]]
    numbered = [(a, b) for a, b in pairs if a["kind"] == "numbered"]
    return {
        "citation_recall": _share(len(pairs), len(firm)),
        "citation_precision": _share(sum(any(one is b for _, b in pairs) for one in claimed), len(claimed)),
        "citation_span_right": _share(sum(_span(a) == _span(b) for a, b in numbered), len(numbered)),
        "citation_id_right": _share(sum(bool(a["id"]) and a["id"] == b["id"] for a, b in pairs), len(identified)),
        "citation_place_right": _share(sum(a["footnote"] == b["footnote"] for a, b in pairs), len(pairs)),
    }


def note_figures(gold: list[Line], found: list[Line]) -> dict[str, float]:
    """Notes with the right text, and anchors in the right place, each of all that were annotated."""
    right = anchored = 0
    for note in gold:
        same = [one for one in found if one["number"] == note["number"] and _begins(one, note)]
        right += bool(same)
        near = (abs((one["ref_start"] or -_ANCHOR) - note["ref_start"]) <= _ANCHOR for one in same)
        anchored += any(near)
    return {"note_text_right": _share(right, len(gold)), "note_anchor_right": _share(anchored, len(gold))}


def _begins(found: Line, note: Line) -> bool:
    beginning = _letters(note["text"])[:_BEGINNING]
    return _letters(found["text"]).startswith(beginning)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _paired(gold: list[Line], found: list[Line]) -> list[tuple[Line, Line]]:
    """Each gold line with at most one found: the same id first, then the larger overlap."""
    candidates = sorted(
        (not (one["id"] and one["id"] == other["id"]), -_overlap(one, other), at, place)
        for at, one in enumerate(gold)
        for place, other in enumerate(found)
        if _overlap(one, other) > _SAME
    )
    left, right = set[int](), set[int]()
    pairs = []
    for *_, at, place in candidates:
        if at not in left and place not in right:
            left.add(at)
            right.add(place)
            pairs.append((gold[at], found[place]))
    return pairs


def _overlap(one: Line, other: Line) -> float:
    union = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return _shared(one, other) / (union or 1)


def _shared(one: Line, other: Line) -> int:
    return max(0, int(min(one["end"], other["end"]) - max(one["start"], other["start"])))


def _span(line: Line) -> Iterable[int]:
    return line["start"], line["end"]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
