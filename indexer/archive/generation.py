"""One complete, verified state of the archive, open for reading."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from indexer.archive.errors import ArchiveBrokenError
from indexer.archive.layout import CATALOGUE, INDEX, Manifest, read_manifest
from indexer.archive.leases import take_lease
from indexer.catalogue import Catalogue, CatalogueUnreadableError
from indexer.engines import IndexUnreadableError, Searcher, engine


@dataclass(frozen=True, slots=True)
class Generation:
    """Catalogue and index of one generation; it is kept on disk until it is closed."""

    number: int
    folder: Path
    manifest: Manifest
    catalogue: Catalogue
    searcher: Searcher
    lease: int

    def close(self) -> None:
        """Let go of the generation's files."""
        self.catalogue.close()
        self.searcher.close()
        os.close(self.lease)

    def __enter__(self) -> Generation:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()


def open_generation(folder: Path) -> Generation | None:
    """The generation in a folder, None where it was removed meanwhile; ArchiveBrokenError where it is damaged."""
    lease = take_lease(folder)
    if lease is None:
        return None
    try:
        manifest = read_manifest(folder)
        catalogue = Catalogue.open(folder / CATALOGUE)
        searcher = engine().open(folder / INDEX)
    except (FileNotFoundError, CatalogueUnreadableError, IndexUnreadableError) as fault:
        os.close(lease)
        raise ArchiveBrokenError(
            f"Thế hệ «{folder}» bị hỏng: {fault}.", "Hãy lập lại kho bằng `vankho index` trong một thư mục mới."
        ) from fault
    except BaseException:
        os.close(lease)
        raise
    return Generation(manifest.generation, folder, manifest, catalogue, searcher, lease)
