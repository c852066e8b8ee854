"""Sources and refusals as bytes: a worker that parsed a hostile file is not trusted with pickles."""

from __future__ import annotations

import json

from indexer.models.source import Mark, Source
from indexer.readers.errors import ReadError


def pack(answer: Source | ReadError) -> bytes:
    """The answer of a worker as bytes."""
    if isinstance(answer, ReadError):
        return _dump({"refused": [answer.code, answer.message, answer.remedy]})
    return _dump(
        {
            "name": answer.name,
            "format": answer.format,
            "encoding": answer.encoding,
            "coordinates": answer.coordinates,
            "text": answer.text,
            "marks": [[mark.kind, mark.start, mark.end, mark.value] for mark in answer.marks],
            "repairs": dict(answer.repairs),
            "layout": answer.layout,
        }
    )


def unpack(data: bytes) -> Source:
    """The source that a worker read; raises the ReadError that it refused with."""
    held = json.loads(data)
    if "refused" in held:
        raise ReadError(*held["refused"])
    held["marks"] = tuple(Mark(*mark) for mark in held["marks"])
    return Source(**held)


def _dump(held: object) -> bytes:
    # Plain ASCII, so that lone surrogates, which files may hold, pass as they are.
    return json.dumps(held).encode("ascii")
