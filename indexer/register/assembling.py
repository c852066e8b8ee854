"""The register put together: works with their members, and the keys that documents are found by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from indexer.models.naming import ascii_fold, fold_number
from indexer.models.tables import DocumentType, Plenum, Province, Resolution, Tables
from indexer.register.files import Files, Table

_Record = TypeVar("_Record")
_PARTY_SYMBOL = re.compile(r"(?P<digits>\d+[a-z]?-)(?P<symbol>[^/]+)(?P<issuer>/.+)")


def assemble(files: Files) -> Tables:
    """The tables as the core sees them."""
    resolutions = _resolutions(files)
    tables = Tables(
        types=_plain(files.types),
        issuers=_plain(files.issuers),
        provinces=_plain(files.provinces),
        terms=_plain(files.terms),
        abbreviations=_plain(files.abbreviations),
        laws={name.lower(): law.id for _, law in files.laws for name in law.names},
        resolutions=resolutions,
        by_number={},
        congresses=_plain(files.congresses),
        plenums=_plain(files.plenums),
        by_province_form=_by_province_form(_plain(files.provinces)),
        namesakes=tuple(row for _, row in files.state if resolutions[row.id].number != row.number),
    )
    return index_documents(tables)


def index_documents(tables: Tables) -> Tables:
    """The tables with the keys of their resolutions made anew."""
    documents = tables.resolutions.values()
    return replace(
        tables,
        by_number=_by_number((*documents, *tables.namesakes), tables.types),
        by_name=_by_name(documents),
        members=_members(documents),
    )


def _plain(table: Table[_Record]) -> tuple[_Record, ...]:
    return tuple(record for _, record in table)


def _resolutions(files: Files) -> dict[str, Resolution]:
    """All by id; an act that both the gazette and the table of laws know keeps the gazette's facts."""
    known: dict[str, Resolution] = {}
    for _, document in (*files.laws, *files.party, *files.state):
        known.setdefault(document.id, document)
    for _, act in files.law_acts:
        gazetted = known.get(act.id)
        known[act.id] = replace(gazetted, member_of=act.member_of) if gazetted else act
    for _, plenum in files.plenums:
        for id_ in plenum.documents:
            if id_ in known:
                known[id_] = replace(known[id_], member_of=(*known[id_].member_of, plenum.id))
        known[plenum.id] = _plenum_resolution(plenum, known)
    return known


def _plenum_resolution(plenum: Plenum, known: Mapping[str, Resolution]) -> Resolution:
    """The plenum's resolution as a work; it has a date of its own only where it is one document."""
    date = known[plenum.documents[0]].date if len(plenum.documents) == 1 and plenum.documents[0] in known else None
    issuer = "Ban Chấp hành Trung ương Đảng"
    return Resolution(plenum.id, None, "nghị quyết", plenum.title, date, issuer, plenum.source, plenum.names)


def _members(resolutions: Iterable[Resolution]) -> dict[str, tuple[str, ...]]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for resolution in resolutions:
        for work in resolution.member_of:
            members[work].append(resolution.id)
    return {work: tuple(ids) for work, ids in members.items()}


def _by_number(resolutions: Iterable[Resolution], types: Iterable[DocumentType]) -> dict[str, tuple[str, ...]]:
    variants = _symbol_variants(types)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for resolution in resolutions:
        if resolution.number:
            for key in _keys(fold_number(resolution.number), variants.get(resolution.type, ())):
                found[key].append(resolution.id)
    return {key: tuple(ids) for key, ids in found.items()}


def _symbol_variants(types: Iterable[DocumentType]) -> dict[str, tuple[str, ...]]:
    return {type_.name: tuple(ascii_fold(symbol) for symbol in type_.symbols) for type_ in types}


def _keys(folded: str, symbols: tuple[str, ...]) -> Iterable[str]:
    """The number's key and, for a Party number, one for each symbol of its type (`08-QĐi/TW`, `08-QĐ/TW`)."""
    match = _PARTY_SYMBOL.fullmatch(folded)
    if match is None or match["symbol"] not in symbols:
        return (folded,)
    return dict.fromkeys(match["digits"] + symbol + match["issuer"] for symbol in (match["symbol"], *symbols))


def _by_name(resolutions: Iterable[Resolution]) -> dict[str, str]:
    """A name that several documents bear (the rules on applying the Statutes, term after term) is the newest's."""
    by_date = sorted(resolutions, key=lambda known: known.date or "")
    return {" ".join(ascii_fold(name).split()): known.id for known in by_date for name in known.names}


def _by_province_form(provinces: Iterable[Province]) -> dict[str, str]:
    return {
        " ".join(ascii_fold(form).split()): province.slug
        for province in provinces
        for form in (province.slug, province.slug.replace("-", " "), province.name, *province.forms)
    }
