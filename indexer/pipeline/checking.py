"""Whether a generation is whole: before it becomes current, and when an archivist asks."""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import dataclass

from indexer.archive import FORMAT, Archive, ArchiveBrokenError, Building, Manifest
from indexer.catalogue import Catalogue
from indexer.engines import Searcher, engine


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found in the current generation."""

    generation: int
    reports: int
    blocks: int
    faults: tuple[str, ...]


def check(building: Building) -> Manifest:
    """The manifest of a generation whose catalogue and index agree; ArchiveBrokenError where they do not."""
    with closing(Catalogue.open(building.catalogue)) as catalogue, closing(engine().open(building.index)) as searcher:
        meta, files = catalogue.meta(), catalogue.figures.totals().files
        faults = _disagreements(catalogue, searcher)
    if faults:
        raise ArchiveBrokenError(
            f"Thế hệ mới không khớp ({'; '.join(faults)}); kho vẫn như trước.",
            "Hãy chạy lại; nếu vẫn lỗi, hãy báo cho người làm vankho.",
        )
    return Manifest(FORMAT, building.number, meta.created, meta.version, engine().name, files, meta.blocks)


def verify(archive: Archive) -> Verification:
    """Check the current generation and every original that it refers to; ArchiveError where there is none."""
    with archive.current() as generation:
        catalogue = generation.catalogue
        faults = [*_disagreements(catalogue, generation.searcher)]
        reports = 0
        for report in catalogue.reports.stream():
            reports += 1
            fault = _original(archive, report.sha256)
            if fault:
                faults.append(f"bản gốc của báo cáo {report.id} («{report.source_name}») {fault}")
        return Verification(generation.number, reports, catalogue.meta().blocks, tuple(faults))


def _disagreements(catalogue: Catalogue, searcher: Searcher) -> tuple[str, ...]:
    blocks, indexed = catalogue.meta().blocks, searcher.count()
    faults = catalogue.faults()
    return faults if blocks == indexed else (*faults, f"sổ mục có {blocks} đoạn, chỉ mục có {indexed}")


def _original(archive: Archive, sha256: str) -> str | None:
    try:
        with archive.originals.path(sha256).open("rb") as file:
            return None if hashlib.file_digest(file, "sha256").hexdigest() == sha256 else "đã bị sửa đổi"
    except FileNotFoundError:
        return "không còn"
    except OSError as fault:
        return f"không đọc được ({fault.strerror})"
