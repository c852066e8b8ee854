"""A file of named arrays that is read by mapping it into memory: what is not touched is not loaded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_MAGIC = b"VANKHO-ARRAYS-1\n"
_TAIL = 8 + len(_MAGIC)  # the directory's length, then the magic once more: a cut file lacks it


class ArrayFileError(Exception):
    """The file is not a whole file of arrays."""


def write_arrays(file: BinaryIO, arrays: Mapping[str, Array]) -> None:
    """Write the arrays one after another, each on an eighth byte, then a directory of them."""
    file.write(_MAGIC)
    at = len(_MAGIC)
    directory: dict[str, tuple[str, int, int]] = {}
    for name, array in arrays.items():
        padding = -at % 8
        data = np.ascontiguousarray(array).tobytes()
        file.write(b"\0" * padding + data)
        directory[name] = (array.dtype.str, at + padding, array.size)
        at += padding + len(data)
    listing = json.dumps(directory).encode()
    file.write(listing + len(listing).to_bytes(8, "little") + _MAGIC)


def map_arrays(path: Path) -> dict[str, Array]:
    """The arrays of a file, mapped; raises ArrayFileError where the file is cut or foreign."""
    if path.stat().st_size < _TAIL:
        raise ArrayFileError(f"{path}: too short for a file of arrays")
    data = np.memmap(path, dtype=np.uint8, mode="r")
    tail = data[-_TAIL:].tobytes()
    if tail[8:] != _MAGIC or data[: len(_MAGIC)].tobytes() != _MAGIC:
        raise ArrayFileError(f"{path}: not a whole file of arrays")
    length = int.from_bytes(tail[:8], "little")
    directory = json.loads(data[-_TAIL - length : -_TAIL].tobytes())
    return {
        name: np.frombuffer(data, dtype=np.dtype(kind), count=size, offset=offset)
        for name, (kind, offset, size) in directory.items()
    }


def smallest(array: Array) -> Array:
    """The same whole numbers in the narrowest unsigned type that holds them."""
    top = int(array.max()) if array.size else 0
    return array.astype(np.min_scalar_type(top))


def pack_strings(strings: list[str]) -> Array:
    """Strings without a zero letter as one array of bytes."""
    return np.frombuffer("\0".join(strings).encode(), dtype=np.uint8)


def unpack_strings(packed: Array) -> list[str]:
    """The strings of `pack_strings`."""
    return packed.tobytes().decode().split("\0") if packed.size else []
