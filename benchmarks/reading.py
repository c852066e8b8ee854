"""What reading and parsing cost and how right legacy letters come out, on the real files; tables for docs/formats.md.

python -m benchmarks.reading [--print-only]      (VANKHO_SHARED names the folder of real files and their scorer)
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2

from benchmarks.marked import write_between
from indexer.models.tables import Tables
from indexer.parsing import parse
from indexer.readers.parsers import parse as parse_format
from indexer.readers.plain import read_plain
from indexer.readers.reading import read_file
from indexer.register import load_tables

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "formats.md"
PDF = "vbhn-30-2023.pdf"
TIMES = 3  # what long pdfs are made of: one real pdf, so many times over
ROUNDS = 5


def main() -> None:
    """Measure, print, and write the tables into docs/formats.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--print-only", action="store_true", help="leave docs/formats.md as it is")
    chosen = parser.parse_args()
    shared = Path(os.environ.get("VANKHO_SHARED", ROOT.parent / "shared"))
    if not (shared / "tools" / "score_text.py").is_file():
        sys.exit(f"no real files at {shared}: set VANKHO_SHARED to the folder that holds files/, reports/ and tools/")
    tables = load_tables()
    table = "\n".join([*_letters(shared, tables), "", *_speed(shared, tables)])
    print(table)
    if not chosen.print_only:
        write_between(PAGE, "reading", table)


def _letters(shared: Path, tables: Tables) -> Iterator[str]:
    """How the shared tool scores the reading text of each file that has its truth beside it."""
    yield from ("| file | diacritics right | letters right |", "|---|---|---|")
    for truth in sorted((shared / "files").glob("*.truth.txt")):
        name = truth.name.removesuffix(".truth.txt")
        (file,) = (path for path in truth.parent.glob(f"{name}.*") if path != truth)
        text = parse(read_file(file), tables).reading_text
        with tempfile.TemporaryDirectory() as scratch:
            reading = Path(scratch) / "reading.txt"
            reading.write_text(text, encoding="utf-8")
            scored = subprocess.run(
                [sys.executable, shared / "tools" / "score_text.py", truth, reading],
                capture_output=True,
                text=True,
                check=True,
            )
        scores = dict(re.findall(r"^(\w+) ([\d.]+)$", scored.stdout, re.MULTILINE))
        yield f"| {file.name} | {scores['diacritic_accuracy']} | {scores['char_accuracy']} |"


def _speed(shared: Path, tables: Tables) -> Iterator[str]:
    """Seconds of one core for reading and parsing, the median of some rounds."""
    yield from ("| read and parsed | size | seconds of one core | rate |", "|---|---|---|---|")
    for path in sorted((shared / "reports").glob("*.txt")):
        data = path.read_bytes()
        seconds = _seconds(lambda data=data: parse(read_plain("a.txt", data, "txt"), tables))  # type: ignore[misc]  # bound in the loop
        yield f"| {path.name} | {len(data) / 1e6:.3f} MB | {seconds:.3f} | {len(data) / 1e6 / seconds:.2f} MB/s |"
    data, pages = _long_pdf(shared / "files" / PDF)
    seconds = _seconds(lambda: parse(parse_format("a.pdf", data, "pdf"), tables))
    yield f"| {PDF}, {TIMES} times over | {pages} pages | {seconds:.1f} | {pages / seconds:.0f} pages/s |"


def _long_pdf(path: Path) -> tuple[bytes, int]:
    """A pdf of the pages of another, several times over, and how many they are."""
    made = pypdfium2.PdfDocument.new()
    source = pypdfium2.PdfDocument(path)
    for _ in range(TIMES):
        made.import_pages(source)
    with tempfile.TemporaryFile() as file:
        made.save(file)
        file.seek(0)
        return file.read(), len(made)


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
