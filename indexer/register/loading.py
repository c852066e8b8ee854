"""The whole register from its folder, validated."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from indexer.models.tables import Tables
from indexer.register import checks
from indexer.register.assembling import assemble
from indexer.register.files import Files, read_files
from indexer.register.location import data_folder


def load_tables(folder: Path | None = None) -> Tables:
    """Everything of `corpus/register/`, or of another folder of the same files; RegisterError names file and line.

    The project's own tables are read once a process: they are data of the package and do not change under it.
    """
    return _own_tables() if folder is None else _load(folder)


@cache
def _own_tables() -> Tables:
    return _load(data_folder())


def _load(folder: Path) -> Tables:
    files = read_files(folder)
    _check_unique(files)
    tables = assemble(files)
    _check_agreement(files, tables)
    return tables


def _check_unique(files: Files) -> None:
    checks.check_unique(files.types, lambda type_: type_.slug)
    checks.check_unique(files.issuers, lambda issuer: issuer.symbol)
    checks.check_unique(files.provinces, lambda province: (province.slug, province.valid_from))
    checks.check_unique(files.terms, lambda term: (term.body, term.number))
    checks.check_unique(files.congresses, lambda congress: (congress.body, congress.province, congress.year))
    checks.check_unique(files.plenums, lambda plenum: plenum.id)
    for documents in (files.laws, files.law_acts, files.party, files.state):
        checks.check_unique(documents, lambda document: (document.id, document.number))


def _check_agreement(files: Files, tables: Tables) -> None:
    current = frozenset(province.slug for _, province in files.provinces if province.valid_to is None)
    types = frozenset(type_.name for _, type_ in files.types)
    for row, province in files.provinces:
        checks.check_province(row, province, current)
    for row, congress in files.congresses:
        checks.check_congress(row, congress, tables)
    for row, plenum in files.plenums:
        checks.check_plenum(row, plenum, tables)
    for row, document in (*files.laws, *files.law_acts, *files.party, *files.state):
        checks.check_resolution(row, document, tables, types)
