"""Ranking against plain BM25 over syllables and pairs, on judged sets and on made ones; writes docs/ranking.md's table.

python -m benchmarks.ranking [--shared FOLDER] [--write]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks import judged
from benchmarks.marked import write_between
from benchmarks.quality import shared_folder
from benchmarks.search_scores import baseline_scores, distance, mean, search_scores
from indexer.models.tables import Tables
from indexer.register import load_tables

PAGE = Path(__file__).resolve().parents[1] / "docs" / "ranking.md"


def main() -> None:
    """Measure, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=shared_folder(), help="folder with judged/, reports/ and data/")
    parser.add_argument("--write", action="store_true", help="put the table into docs/ranking.md")
    asked = parser.parse_args()
    tables = load_tables()
    rows = [
        "| set | queries | this project | plain BM25 | difference (95 of 100 resamplings) |",
        "|---|---|---|---|---|",
    ]
    print("\n".join(rows))
    for one in (one for one in sets(asked.shared, tables) if one.queries):
        ours, theirs = search_scores(one, tables), baseline_scores(one)
        apart, low, high = distance(ours, theirs)
        row = f"| {one.name} | {len(one.queries)} | {mean(ours):.3f} | {mean(theirs):.3f} "
        rows.append(row + f"| {apart:+.3f} ({low:+.3f} to {high:+.3f}) |")
        print(rows[-1], flush=True)
    if asked.write:
        write_between(PAGE, "sets", "\n".join(rows))


def sets(shared: Path | None, tables: Tables) -> Iterator[judged.JudgedSet]:
    """The project's own set, and those that the shared folder allows."""
    own = judged.own_set(tables)
    yield from (own, judged.without_accents(own))
    if shared is None:
        return
    for folder in sorted((shared / "judged").iterdir()):
        foreign = judged.foreign_set(folder)
        yield from (foreign, judged.without_accents(foreign))
        yield judged.spans(foreign.name, foreign.passages)
        yield judged.scattered(foreign.name, foreign.passages)
        yield from (judged.sentences(foreign), judged.middles(foreign), judged.headings(foreign))
        if any("\n\n" in one.text for one in foreign.passages):
            yield from (judged.untitled(foreign), judged.in_one_line(foreign))
    blocks = judged.report_blocks(shared / "reports", tables)
    yield from (judged.spans("reports", blocks), judged.scattered("reports", blocks))
    yield judged.titles(shared / "data" / "central-documents.jsonl")


if __name__ == "__main__":
    main()
