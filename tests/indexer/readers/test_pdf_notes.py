"""Notes of a real pdf, against the count of those who looked at its pages (docs/layouts.md)."""

from __future__ import annotations

from indexer.parsing import parse
from indexer.readers.reading import read_file

# Page of the file: the notes whose text begins at its foot, by eye.
SEEN = {
    1: [1],
    5: [4, 5],
    7: [7, 8, 9, 10],
    8: [11, 12, 13],
    9: [14, 15, 16, 17, 18, 19],
    10: [20, 21, 22, 23, 24, 25],
    13: [],
    16: [30, 31, 32],
    25: [36, 37, 38],
    28: [41, 42],
}
# What stands right before a mark, by eye.
HUNG = {
    1: "nước ngoài tại Việt Nam",
    4: "giá trị sử dụng của thị thực",
    5: "3.",
    14: "16.",
    32: "cơ quan, tổ chức",
    38: "d)",
}


def test_the_notes_of_ten_pages_are_those_that_the_eye_counts(shared):
    report = parse(read_file(shared / "files" / "vbhn-30-2023.pdf"))
    notes = {note.key: note for note in report.footnotes}
    found = {page: [] for page in SEEN}
    for block in report.blocks:
        if block.kind == "footnote" and block.page in found:
            found[block.page].append(notes[block.footnote_key].number)
    assert found == SEEN
    blocks = {block.key: block.text for block in report.blocks}
    before = {note.number: blocks[note.anchor_block][: note.anchor_offset] for note in report.footnotes}
    assert {number: before[number].endswith(text) for number, text in HUNG.items()} == dict.fromkeys(HUNG, True)
    assert report.unmatched_marks == ()
