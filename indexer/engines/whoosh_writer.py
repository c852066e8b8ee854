"""Builds a Whoosh index of array segments, in a folder that nobody reads yet."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from whoosh.codec.whoosh3 import W3Segment
from whoosh.index import FileIndex
from whoosh.writing import NO_MERGE, SegmentWriter

from indexer.engines.inversion import GAP, WORD, Entry, word_value
from indexer.engines.port import IndexedBlock
from indexer.engines.segment import Segment
from indexer.engines.whoosh_listing import read_segments
from indexer.engines.whoosh_storage import EXTENSION, SCHEMA, ArrayCodec, DurableStorage
from indexer.text.analysis import number_key, numbers, syllable_keys

SEGMENT_LIMIT = 1 << 16  # block numbers of a segment fit two bytes, its running scores fit the processor's cache
OPENING_TIMES = 2
_LONGEST_TITLE = 300  # code points
_INDEX_FILES = ("MAIN_*" + EXTENSION, "_MAIN_*.toc")


@contextmanager
def open_writer(folder: Path, base: Path | None) -> Iterator[WhooshWriter]:
    """A writer on a new folder; where its work is not committed, the folder is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    if base is not None:
        _link(base, folder)
    writer = WhooshWriter(folder)
    try:
        yield writer
    finally:
        if not writer.committed:
            writer.abandon()
            shutil.rmtree(folder, ignore_errors=True)


def _link(base: Path, folder: Path) -> None:
    for pattern in _INDEX_FILES:
        for file in base.glob(pattern):
            try:
                os.link(file, folder / file.name)
            except OSError:  # another file system, or one without links
                shutil.copy2(file, folder / file.name)


class WhooshWriter:
    """Adds to and removes from an index; what it does is complete and durable after `commit`, and nothing before."""

    def __init__(self, folder: Path) -> None:
        """Begin on a folder that holds an index or nothing."""
        self._folder = folder
        storage = DurableStorage(str(folder))
        if any(folder.glob("_MAIN_*.toc")):
            read_segments(folder)  # Whoosh itself would trust a foreign one
            self._index = FileIndex(storage, schema=SCHEMA)
        else:
            self._index = FileIndex.create(storage, SCHEMA)
        self._writer = self._begin()
        self._added: set[str] = set()  # reports with blocks in the segment that is being written
        self.committed = False

    def add(self, blocks: Iterable[IndexedBlock]) -> None:
        """Analyse the blocks and add them."""
        for block in blocks:
            if self._writer.doc_count() >= SEGMENT_LIMIT:
                self._end_segment()
            self._writer.add_document(entry=entry(block))
            self._added.add(block.report)

    def remove_report(self, report: str) -> None:
        """Remove every block of a report, whether it was added just now or stood in the index this one started from."""
        if report in self._added:
            self._end_segment()  # Whoosh removes only from whole segments
        offset = 0
        for segment in self._writer.segments:
            opened = open_segment(self._folder, segment)
            number = opened.value_number("report", report)
            if number is not None:
                for block in opened.value_blocks("report", number).tolist():
                    self._writer.delete_document(offset + block)
            offset += segment.doc_count_all()

    def commit(self) -> None:
        """Write what was added, join small segments, and make all of it durable."""
        self._writer.commit(mergetype=self._join_small)
        self.committed = True

    def abandon(self) -> None:
        """Let go of the lock: a writer of Whoosh that failed would keep it until its process ends."""
        if not self._writer.is_closed:
            self._writer.writelock.release()

    def _end_segment(self) -> None:
        self._writer.commit(mergetype=NO_MERGE)
        self._writer = self._begin()
        self._added.clear()

    def _begin(self) -> SegmentWriter:
        return SegmentWriter(self._index, codec=ArrayCodec(), compound=False)

    def _join_small(self, writer: SegmentWriter, segments: list[W3Segment]) -> list[W3Segment]:
        """Take in, smallest first, what is no larger than twice the new segment: few segments, and little rewriting.

        A segment that lost half of its blocks is rewritten too, and one that lost all is dropped.
        """
        kept = []
        for segment in sorted(segments, key=lambda one: one.doc_count()):
            size, grown = segment.doc_count(), writer.doc_count()
            wanted = size <= 2 * grown or 2 * size <= segment.doc_count_all()
            if size and not (wanted and grown + size <= SEGMENT_LIMIT):
                kept.append(segment)
                continue
            for one in open_segment(self._folder, segment).entries() if size else ():
                writer.add_document(entry=one)
        return kept


def open_segment(folder: Path, segment: W3Segment) -> Segment:
    """The arrays of one of Whoosh's segments."""
    return Segment(folder / segment.make_filename(EXTENSION), segment.deleted_docs())


def entry(block: IndexedBlock) -> Entry:
    """A block analysed; numbers of its text and of its citations are values of the field `number`."""
    cited = (number_key(number) or number.lower() for number in block.values.get("number", ()))
    keys = (*(unit.key for unit in numbers(block.text)), *cited)
    values = {
        **block.values,
        "number": tuple(dict.fromkeys(keys)),
        "report": (block.report,),
        WORD: tuple(map(word_value, block.words)),
    }
    return Entry(block.id, block.weight, [*syllable_keys(block.text), *_opening(block.text)], values)


def _opening(text: str) -> list[str]:
    """The title of a text of several lines, again: what a passage opens with says what it is about.

    A gap keeps it from being a neighbour of the text. Blocks of reports are one line and have no opening.
    """
    title, break_, _ = text.partition("\n\n")
    if not break_:
        title, break_, _ = text.partition("\n")
    if not break_ or len(title) > _LONGEST_TITLE:
        return []
    return [GAP, *syllable_keys(title)] * OPENING_TIMES
