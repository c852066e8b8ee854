"""The next generation while it is made, beside the live one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from indexer.archive.durable import sync_folder, sync_tree, write_durably
from indexer.archive.layout import CATALOGUE, INDEX, LEASE, Manifest, write_manifest


@dataclass(frozen=True, slots=True)
class Building:
    """A folder that becomes generation `number` when it is published; `base` is the current one's, if any."""

    number: int
    folder: Path
    target: Path
    pointer: Path
    base: Path | None

    @property
    def catalogue(self) -> Path:
        """Where the new catalogue goes."""
        return self.folder / CATALOGUE

    @property
    def index(self) -> Path:
        """Where the new index goes."""
        return self.folder / INDEX

    @property
    def base_catalogue(self) -> Path | None:
        """The current generation's catalogue."""
        return self.base / CATALOGUE if self.base else None

    @property
    def base_index(self) -> Path | None:
        """The current generation's index."""
        return self.base / INDEX if self.base else None

    def publish(self, manifest: Manifest) -> None:
        """Make the generation durable and complete, then current, in one step for every reader."""
        (self.folder / LEASE).touch()
        write_manifest(self.folder, manifest)
        sync_tree(self.folder)
        self.folder.rename(self.target)
        sync_folder(self.target.parent)
        write_durably(self.pointer, f"{self.number}\n".encode())
