"""Whoosh's extension points as this project fills them: a codec of arrays, a schema, a storage that is durable."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Segment
from whoosh.fields import STORED, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

from indexer.engines.arrayfile import write_arrays
from indexer.engines.inversion import Entry, SegmentBuilder

EXTENSION = ".arrays"
SCHEMA = Schema(entry=STORED)


class ArrayCodec(base.Codec):  # type: ignore[misc]  # whoosh has no types
    """Writes each segment as one file of arrays; Whoosh keeps the segments, the deletions and the commits."""

    length_stats = False  # lengths stand in the arrays

    def per_document_writer(self, storage: FileStorage, segment: W3Segment) -> ArrayWriter:
        """What takes the documents of a new segment in."""
        return ArrayWriter(storage, segment)

    def field_writer(self, _storage: FileStorage, _segment: W3Segment) -> NoPostings:
        """Postings come from the documents themselves."""
        return NoPostings()

    def new_segment(self, _storage: FileStorage, indexname: str) -> W3Segment:
        """A segment with nothing in it."""
        return W3Segment(self, indexname)


class ArrayWriter(base.PerDocumentWriter):  # type: ignore[misc]  # whoosh has no types
    """Takes whole entries, in the order of their numbers, and writes them inverted."""

    def __init__(self, storage: FileStorage, segment: W3Segment) -> None:
        """Begin a segment."""
        self._storage, self._segment = storage, segment
        self._builder = SegmentBuilder()
        self.is_closed = False

    def start_doc(self, _docnum: int) -> None:
        """Nothing to prepare."""

    def add_field(self, _fieldname: str, _fieldobj: object, value: Entry, _length: int) -> None:
        """Take an entry in."""
        self._builder.add(value)

    def finish_doc(self) -> None:
        """Nothing to finish."""

    def close(self) -> None:
        """Write the segment; Whoosh closes a writer that added nothing, too."""
        self.is_closed = True
        if self._builder.ids:
            with self._storage.create_file(self._segment.make_filename(EXTENSION)) as file:
                write_arrays(file.file, self._builder.arrays())


class NoPostings(base.FieldWriter):  # type: ignore[misc]  # whoosh has no types
    """Whoosh's own postings, of which there are none."""

    is_closed = False

    def add_postings(self, _schema: Schema, _lengths: object, _items: Iterable[object]) -> None:
        """Nothing comes here."""

    def close(self) -> None:
        """Nothing was opened."""
        self.is_closed = True


class DurableStorage(FileStorage):  # type: ignore[misc]  # whoosh has no types
    """Whoosh's folder of files, safe against a power cut: all reach the disk before the list of segments is renamed."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Make the folder's files durable, then rename, then make the renaming durable."""
        for path in Path(self.folder).iterdir():
            if path.is_file():
                _fsync(path)
        super().rename_file(oldname, newname, safe=safe)
        _fsync(Path(self.folder))

    def create_file(self, name: str, **options: object) -> StructFile:
        """A new file; one that is linked from another generation is never written through."""
        Path(self.folder, name).unlink(missing_ok=True)
        return super().create_file(name, **options)


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
