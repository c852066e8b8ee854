"""Every file of the register as read, each record beside the row it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from indexer.models.tables import Abbreviation, Congress, DocumentType, Issuer, Plenum, Province, Resolution, Term
from indexer.register import records
from indexer.register.rows import Row

_Record = TypeVar("_Record")
Table: TypeAlias = tuple[tuple[Row, _Record], ...]


@dataclass(frozen=True, slots=True)
class Files:
    """The register before it is put together."""

    types: Table[DocumentType]
    issuers: Table[Issuer]
    provinces: Table[Province]
    terms: Table[Term]
    congresses: Table[Congress]
    plenums: Table[Plenum]
    abbreviations: Table[Abbreviation]
    laws: Table[Resolution]
    law_acts: Table[Resolution]
    party: Table[Resolution]
    state: Table[Resolution]


def read_files(folder: Path) -> Files:
    """Every file of a folder; RegisterError where one is missing or a row is faulty."""
    return Files(
        types=tuple(records.read_types(folder)),
        issuers=tuple(records.read_issuers(folder)),
        provinces=tuple(records.read_provinces(folder)),
        terms=tuple(records.read_terms(folder)),
        congresses=tuple(records.read_congresses(folder)),
        plenums=tuple(records.read_plenums(folder)),
        abbreviations=tuple(records.read_abbreviations(folder)),
        laws=tuple(records.read_laws(folder)),
        law_acts=tuple(records.read_law_acts(folder)),
        party=tuple(records.read_party(folder)),
        state=tuple(records.read_state(folder)),
    )
