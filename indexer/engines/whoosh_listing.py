"""Whoosh's list of an index's segments, read without trusting it: it is a pickle, and a pickle may run anything."""

from __future__ import annotations

import pickle
import re
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage

from indexer.engines.port import IndexUnreadableError

_LISTING = re.compile(r"_MAIN_(\d+)\.toc")
_ALLOWED = {
    ("whoosh.codec.whoosh3", "W3Segment"),
    ("indexer.engines.whoosh_storage", "ArrayCodec"),
    ("builtins", "set"),
    ("builtins", "object"),
    ("copyreg", "_reconstructor"),
}


class _SegmentsOnly(pickle.Unpickler):
    """Builds segments and nothing else."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as in pickle
        """Refuse whatever a list of segments does not need."""
        module = {"__builtin__": "builtins", "copy_reg": "copyreg"}.get(module, module)
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name} does not belong in a list of segments")
        return super().find_class(module, name)


def read_segments(folder: Path) -> list[W3Segment]:
    """The segments of the latest commit; IndexUnreadableError where there is none or it is no list of segments."""
    found = [(int(match[1]), path) for path in folder.glob("*.toc") if (match := _LISTING.fullmatch(path.name))]
    if not found:
        raise IndexUnreadableError(f"{folder}: no index")
    path = max(found)[1]
    try:
        return _read(FileStorage(str(folder)), path.name)
    except Exception as fault:  # whatever a damaged or foreign pickle raises
        raise IndexUnreadableError(f"{path}: {fault}") from fault


def _read(storage: FileStorage, name: str) -> list[W3Segment]:
    """As whoosh.index.TOC.read does, but for the schema, which is ours, and the unpickler."""
    with storage.open_file(name) as stream:
        for _ in range(3):  # sizes of C types
            stream.read_varint()
        stream.read_int()  # byte order
        stream.read_int()  # version of the format
        for _ in range(3):  # release of Whoosh
            stream.read_varint()
        stream.skip_string()  # schema
        stream.read_int()  # generation
        stream.read_int()  # unused
        segments: list[W3Segment] = _SegmentsOnly(stream.file).load()
        return segments
