"""Whether a generation is whole: before it becomes current, and when an archivist asks."""

from __future__ import annotations

from contextlib import closing

from indexer.archive import FORMAT, ArchiveBrokenError, Building, Manifest
from indexer.catalogue import Catalogue
from indexer.engines import engine


def check(building: Building) -> Manifest:
    """The manifest of a generation whose catalogue and index agree; ArchiveBrokenError where they do not."""
    with closing(Catalogue.open(building.catalogue)) as catalogue, closing(engine().open(building.index)) as searcher:
        meta, totals = catalogue.meta(), catalogue.figures.totals()
        faults = catalogue.faults()
        if searcher.count() != meta.blocks:
            faults = (*faults, f"sổ mục có {meta.blocks} đoạn, chỉ mục có {searcher.count()}")
    if faults:
        raise ArchiveBrokenError(
            f"Thế hệ mới không khớp ({'; '.join(faults)}); kho vẫn như trước.",
            "Hãy chạy lại; nếu vẫn lỗi, hãy báo cho người làm vankho.",
        )
    return Manifest(FORMAT, building.number, meta.created, meta.version, engine().name, totals.files, meta.blocks)
