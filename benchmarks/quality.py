"""The quality of citations and of ranking: figures on golden sentences, on gold reports and on judged queries,
against the last committed ones.

Run by `make quality`. Exit status 1 where a figure is below its floor. With `--write` the figures become the
committed ones (benchmarks/quality.json).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.citation_scores import sample_figures
from benchmarks.search_scores import own_figures
from indexer.citations import cite
from indexer.extraction import extract_file
from indexer.models.tables import Tables
from indexer.register import load_tables
from indexer.shapes.extraction import extraction_shape
from tests.indexer.citations.golden import cases, described, report_of

HERE = Path(__file__).resolve().parent
COMMITTED = HERE / "quality.json"
KINDS = ("numbered", "short", "named", "reference")
Figures = dict[str, float]


def golden_figures(tables: Tables) -> Figures:
    """Per kind, over the golden sentences: precision and recall of whole lines (span, kind, id, date, issuer)."""
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    whole = total = 0
    for case in cases():
        lines = [described(citation) for citation in cite(report_of(case.text, case.facts), tables)]
        expected = list(case.expected)
        whole, total = whole + (lines == expected), total + 1
        found.update(map(_kind, lines))
        wanted.update(map(_kind, expected))
        right.update(map(_kind, (Counter(lines) & Counter(expected)).elements()))
    figures: Figures = {"golden.sentences": total, "golden.sentences_right": whole / (total or 1)}
    for kind in KINDS:
        figures[f"golden.{kind}.precision"] = right[kind] / (found[kind] or 1)
        figures[f"golden.{kind}.recall"] = right[kind] / (wanted[kind] or 1)
    return figures


def _kind(line: str) -> str:
    return line.split(" | ")[1]


def gold_figures(shared: Path, tables: Tables) -> Figures:
    """The shared scorer's figures on each report that has a gold annotation, and the speed of reading it."""
    figures: Figures = {}
    for gold in sorted((shared / "gold").glob("*.jsonl")):
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as extracted:
            entry = extract_file(shared / "reports" / f"{gold.stem}.txt", tables)
            extracted.write(extraction_shape(entry).model_dump_json())
            extracted.flush()
            scored = _scored(shared, gold, extracted.name)
        figures |= {f"{gold.stem}.{name}": value for name, value in scored.items()}
    return figures


def _scored(shared: Path, gold: Path, extracted: str) -> Figures:
    command = [sys.executable, str(shared / "tools" / "score_citations.py"), str(gold), extracted, "--json"]
    notes = gold.with_suffix(".footnotes.json")
    command += ["--footnotes", str(notes)] if notes.exists() else []
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return {name: float(value) for name, value in json.loads(done.stdout).items()}


def speed(tables: Tables) -> float:
    """Characters a second of finding and resolving, on the golden sentences put together as one long report."""
    text = "\n\n".join(case.text for case in cases()) * 10
    report = report_of(text, {"province": "phu-tho", "date": "2020-12"})
    cite(report, tables)
    began = time.perf_counter()
    cite(report, tables)
    return len(text) / (time.perf_counter() - began)


def shared_folder() -> Path | None:
    """Where the gold lies, which is not part of the repository; None where it is not there."""
    folder = Path(os.environ.get("VANKHO_SHARED", HERE.parent.parent / "shared"))
    return folder if (folder / "gold").is_dir() else None


def compare(figures: Figures, committed: dict[str, Figures], console: Console) -> bool:
    """Print each figure with its gain or loss and its floor; whether every floor is kept."""
    table = Table("figure", "now", "last", "change", "floor", title="Quality of citations and ranking")
    kept = True
    for name, value in figures.items():
        last, floor = committed["figures"].get(name), _floor(name, committed["floors"])
        below = floor is not None and value < floor
        ceiling = _floor(name, committed["ceilings"])
        below = below or (ceiling is not None and value > ceiling)
        kept = kept and not below
        change = "" if last is None or abs(value - last) < 1e-9 else f"{value - last:+.4f}"
        limit = f">= {floor:g}" if floor is not None else f"<= {ceiling:g}" if ceiling is not None else ""
        style = "bold red" if below else "green" if change.startswith("+") else "yellow" if change else None
        table.add_row(name, f"{value:.4f}", "" if last is None else f"{last:.4f}", change, limit, style=style)
    console.print(table)
    return kept


def _floor(name: str, floors: Figures) -> float | None:
    """The floor of a figure, by its whole name or by its last part."""
    return floors.get(name, floors.get(name.split(".", 1)[1]))


def main() -> int:
    """Measure, compare, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="make these figures the committed ones")
    asked = parser.parse_args()
    console = Console()
    tables = load_tables()
    figures = golden_figures(tables) | sample_figures(tables) | own_figures(tables)
    shared = shared_folder()
    if shared:
        figures |= gold_figures(shared, tables)
    else:
        console.print(
            "No gold reports here (VANKHO_SHARED): golden sentences, samples and judged queries are measured."
        )
    committed = json.loads(COMMITTED.read_text(encoding="utf-8"))
    kept = compare(figures, committed, console)
    console.print(f"finding and resolving: {speed(tables):,.0f} characters a second")
    if asked.write:
        committed["figures"] |= figures
        COMMITTED.write_text(json.dumps(committed, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
