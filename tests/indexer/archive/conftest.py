"""Archives with generations that hold nothing: what counts here is which of them is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.archive import FORMAT, Archive, Manifest
from indexer.catalogue import CatalogueWriter, Meta
from indexer.engines import engine

CREATED = "2026-01-01T00:00:00+00:00"


def build(archive: Archive) -> int:
    """One more generation."""
    with archive.building() as building:
        with CatalogueWriter(building.catalogue) as catalogue, engine().writer(building.index) as index:
            catalogue.finish(Meta(building.number, CREATED, "0", FORMAT, 0))
            index.commit()
        building.publish(Manifest(FORMAT, building.number, CREATED, "0", "whoosh", 0, 0))
    return building.number


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive with one generation."""
    made = Archive(tmp_path / "archive")
    build(made)
    return made
