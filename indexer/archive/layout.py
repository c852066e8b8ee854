"""Where things lie in an archive's folder (docs/archive.md)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from indexer.archive.durable import write_durably
from indexer.archive.errors import ArchiveBrokenError, ArchiveTooNewError

FORMAT = 1
CATALOGUE = "catalogue.sqlite"
INDEX = "index"
LEASE = "lease"
MANIFEST = "manifest.json"
MARKER = "archive.json"
POINTER = "current"
GENERATIONS = "generations"
ORIGINALS = "originals"
UNFINISHED = ".building-"
REMOVED = ".removed-"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a complete generation says of itself; its presence says that the generation is complete."""

    format: int
    generation: int
    created: str  # ISO time, UTC
    version: str  # of vankho
    engine: str
    reports: int
    blocks: int


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Declare the generation in the folder complete."""
    write_durably(folder / MANIFEST, json.dumps(asdict(manifest), indent=2).encode())


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a generation; ArchiveBrokenError or ArchiveTooNewError where it cannot be used."""
    try:
        values = json.loads((folder / MANIFEST).read_bytes())
        check_format(values["format"], folder)
        return Manifest(**values)
    except (OSError, ValueError, TypeError, KeyError) as fault:
        raise ArchiveBrokenError(
            f"Thế hệ «{folder}» không đầy đủ ({type(fault).__name__}).",
            "Hãy lập lại kho bằng `vankho index` trong một thư mục mới.",
        ) from fault


def check_marker(folder: Path) -> bool:
    """Whether the folder is an archive; ArchiveTooNewError where a newer program made it."""
    try:
        values = json.loads((folder / MARKER).read_bytes())
        check_format(values["format"], folder)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError, TypeError, KeyError) as fault:
        raise ArchiveBrokenError(
            f"Không đọc được «{folder / MARKER}» ({type(fault).__name__}).", "Hãy lấy lại tệp này từ bản sao lưu."
        ) from fault
    return True


def write_marker(folder: Path) -> None:
    """Make the folder an archive."""
    write_durably(folder / MARKER, json.dumps({"format": FORMAT}).encode())


def check_format(found: int, folder: Path) -> None:
    """Refuse what a newer program wrote."""
    if found > FORMAT:
        raise ArchiveTooNewError(
            f"Kho «{folder}» do một phiên bản vankho mới hơn lập (dạng {found}, bản này đọc được đến dạng {FORMAT}).",
            "Hãy nâng cấp vankho, hoặc chọn kho khác bằng --archive.",
        )
