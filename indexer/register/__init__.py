"""The register: what is known of resolutions before reports are read, and what reports and archivists add.

`load_tables()` gives the validated tables of `corpus/register/`; `load_corrections(path)` the archivist's
`register.toml`; `correct(tables, corrections)` the tables by which citations are identified in that archive;
`enrich(...)` the entries that a generation stores; `sayings(...)` who says what of one property.
"""

from indexer.register.corrections import Correction, correct, load_corrections
from indexer.register.enrich import ONLY_CITED, RegisterEntry, enrich
from indexer.register.loading import load_tables
from indexer.register.rows import RegisterError
from indexer.register.voting import Saying, sayings

__all__ = [
    "ONLY_CITED",
    "Correction",
    "RegisterEntry",
    "RegisterError",
    "Saying",
    "correct",
    "enrich",
    "load_corrections",
    "load_tables",
    "sayings",
]
