"""The register's part of a generation: what was known before, what the reports add, what the archivist corrects."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from indexer.catalogue import CatalogueWriter
from indexer.models.records import Witness
from indexer.models.tables import Tables
from indexer.register import Correction, enrich


def register_resolutions(
    catalogue: CatalogueWriter,
    tables: Tables,
    corrections: Iterable[Correction],
    ids: Collection[str] | None,
) -> None:
    """Store anew what is known of these resolutions; without ids, of all that tables, corrections and reports know."""
    catalogue.forget_resolutions(ids)
    cited = catalogue.unknown_resolutions()
    said: dict[str, list[Witness]] = {}
    for witness in catalogue.witnesses(ids):
        said.setdefault(witness.resolution, []).append(witness)
    if ids is not None:
        corrections = [correction for correction in corrections if correction.id in ids]
        known = {id_: tables.resolutions[id_] for id_ in ids if id_ in tables.resolutions}
        tables = replace(tables, resolutions=known)
    entries = list(enrich(tables, cited, said, corrections))
    witnesses = (witness for entry in entries for witness in entry.witnesses)
    catalogue.put_resolutions((entry.record for entry in entries), witnesses)
