"""The register's part of a generation: what was known before, what the reports add, what the archivist corrects."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.catalogue import CatalogueWriter
from indexer.models.records import Witness
from indexer.models.tables import Tables
from indexer.register import Correction, enrich


def register_resolutions(catalogue: CatalogueWriter, tables: Tables, corrections: Iterable[Correction]) -> None:
    """Store every resolution of the register, of the corrections and of the reports; none of an earlier generation."""
    catalogue.forget_resolutions()
    cited = catalogue.unknown_resolutions()
    said: dict[str, list[Witness]] = {}
    for witness in catalogue.witnesses():
        said.setdefault(witness.resolution, []).append(witness)
    entries = list(enrich(tables, cited, said, corrections))
    witnesses = (witness for entry in entries for witness in entry.witnesses)
    catalogue.put_resolutions((entry.record for entry in entries), witnesses)
