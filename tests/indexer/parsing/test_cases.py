"""Golden files: a text, the line `=== expected`, and how it is read.

A line a block: its kind and level, then its text, each mark as {number} where it stands. A new case is a new file.
"""

from pathlib import Path

import pytest

from indexer.models.source import Source
from indexer.parsing import parse
from indexer.register import load_tables

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
TABLES = load_tables()
MARKER = "=== expected\n"


def read(text):
    return parse(Source("báo cáo.txt", "txt", "utf-8", "source", text), TABLES)


def shown(report):
    numbers = {note.key: note.number for note in report.footnotes}
    marks = [
        (note.anchor_block, note.anchor_offset, order, f"{{{note.number}}}")
        for order, note in enumerate(report.footnotes)
        if note.anchor_block
    ]
    lines = []
    for block in report.blocks:
        text = block.text
        for key, offset, _, mark in sorted(marks, reverse=True, key=lambda entry: entry[1:3]):
            if key == block.key:
                text = text[:offset] + mark + text[offset:]
        label = (
            f"note {numbers[block.footnote_key]}" if block.footnote_key else f"{block.kind} {block.level or ''}".strip()
        )
        lines.append(f"{label} | {text}")
    lines += [
        f"no note for {mark.number} at {report.text[mark.start - 12 : mark.start]!r}" for mark in report.unmatched_marks
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_layout_is_read_as_written_down(case):
    text, expected = case.read_text(encoding="utf-8").split(MARKER)
    assert shown(read(text.replace("␌\n", "\f"))) == expected
