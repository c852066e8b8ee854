"""The original files, each stored once under its digest."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from indexer.archive.durable import sync_folder


@dataclass(frozen=True, slots=True)
class Originals:
    """A folder of files named by their SHA-256."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where the original of that digest lies."""
        return self.folder / sha256[:2] / sha256

    def keep(self, file: Path, sha256: str) -> None:
        """Store a copy of the file under its digest."""
        target = self.path(sha256)
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{sha256}.{os.getpid()}")
        try:
            shutil.copyfile(file, draft)
            with draft.open("rb") as copied:
                os.fsync(copied.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(target.parent)

    def sweep(self, wanted: Collection[str]) -> None:
        """Remove what no generation refers to."""
        for path in self.folder.glob("??/*"):
            if path.name not in wanted:
                path.unlink(missing_ok=True)
