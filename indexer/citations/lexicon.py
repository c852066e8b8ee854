"""The tables as the grammar needs them: by form, by symbol, by name. Compiled once for each set of tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from indexer.citations.phrases import Phrases
from indexer.citations.scanform import scan_form, shape
from indexer.models.tables import DocumentType, Issuer, Resolution, Tables

_NUMBERED_ID = re.compile(r"(?P<issuer>[^/]+)/(?P<type>[^/]+)/(?P<period>[^/]+)/(?P<number>\d+[a-z]?)")
_GRAMMATICAL = re.compile(r"(?:nghi quyet|nq|ket luan)[ ]?(?:cua )?(?:hoi nghi|trung uong|tw|dai hoi|[0-9])")
LAW_TYPES = ("luật", "bộ luật", "pháp lệnh", "hiến pháp")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What the grammar asks of the tables."""

    tables: Tables
    type_words: re.Pattern[str]  # any written word of a type, in scan form
    type_abbreviations: re.Pattern[str]  # a type's symbol in place of its word, in the text itself: `NQ 18`
    types: dict[str, DocumentType]  # by name
    type_forms: dict[str, DocumentType]  # by written word in scan form
    type_symbols: dict[str, tuple[DocumentType, ...]]  # by shape of the symbol: QĐ is quy định and quyết định
    written_symbols: dict[str, str]  # shape of a type's symbol to the symbol
    issuers: dict[str, Issuer]  # by shape of the symbol
    issuer_names: Phrases[Issuer]
    provinces: Phrases[str]  # slugs
    works: Phrases[tuple[str, ...]]  # laws and other works by name: ids
    shortenings: dict[str, Issuer]  # central symbols that lost a letter: W, BTCW
    known: dict[tuple[str, str, str], tuple[Resolution, ...]]  # by issuer, type and number, as they stand in ids
    known_anywhere: dict[tuple[str, str], tuple[Resolution, ...]]  # by type and number, whatever central body's

    def symbol_types(self, symbol: str) -> tuple[DocumentType, ...]:
        """The types that a symbol may mean."""
        return self.type_symbols.get(shape(symbol)) or self.type_symbols.get(shape(scan_form(symbol)), ())

    def issuer(self, symbol: str) -> Issuer | None:
        """The body that a symbol names; `TƯ` before `TU`, and symbols without accents last."""
        return self.issuers.get(shape(symbol)) or self.issuers.get(shape(scan_form(symbol)))

    def shortened(self, symbol: str) -> Issuer | None:
        """The central body whose symbol lost one letter in the text (`05-CT/W`), where only one fits."""
        return self.shortenings.get(shape(symbol))


@lru_cache(maxsize=4)
def lexicon(tables: Tables) -> Lexicon:
    """The lexicon of these tables; tables are told apart by identity."""
    forms = {scan_form(form): kind for kind in tables.types for form in kind.forms}
    known = _known(tables)
    return Lexicon(
        tables=tables,
        type_words=_alternation(forms),
        type_abbreviations=_abbreviations(tables),
        types={kind.name: kind for kind in tables.types},
        type_forms=forms,
        type_symbols=_types_by_symbol(tables),
        written_symbols={shape(symbol): symbol for kind in reversed(tables.types) for symbol in kind.symbols},
        issuers=_issuers_by_symbol(tables),
        issuer_names=Phrases((form, issuer) for issuer in tables.issuers for form in (*issuer.forms, issuer.name)),
        provinces=Phrases(
            (form, province.slug) for province in tables.provinces for form in (province.name, *province.forms)
        ),
        works=Phrases(_works(tables)),
        shortenings=_shortenings(tables),
        known=known,
        known_anywhere=_known_anywhere(known),
    )


def _alternation(forms: dict[str, DocumentType]) -> re.Pattern[str]:
    words = sorted(map(re.escape, forms), key=len, reverse=True)
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(words) or '(?!)'})(?![a-z0-9])")


def _abbreviations(tables: Tables) -> re.Pattern[str]:
    symbols = {symbol for kind in tables.types for symbol in kind.symbols if len(symbol) > 1}
    words = sorted(map(re.escape, symbols), key=len, reverse=True)
    return re.compile(
        rf"(?=[A-ZĐ]{{2}})(?<![\w/.–-])(?:{'|'.join(words) or '(?!)'})(?=[ .:]{{0,2}}(?:[Ss]ố[ :]{{0,2}})?\d|[ ]?TW)"
    )


def _types_by_symbol(tables: Tables) -> dict[str, tuple[DocumentType, ...]]:
    found: dict[str, tuple[DocumentType, ...]] = {}
    for kind in tables.types:
        for key in {shape(symbol) for symbol in kind.symbols} | {shape(scan_form(symbol)) for symbol in kind.symbols}:
            found[key] = (*found.get(key, ()), kind)
    return found


def _issuers_by_symbol(tables: Tables) -> dict[str, Issuer]:
    found = {shape(issuer.symbol): issuer for issuer in reversed(tables.issuers)}
    bare = {shape(scan_form(issuer.symbol)): issuer for issuer in reversed(tables.issuers)}
    return bare | found


def _shortenings(tables: Tables) -> dict[str, Issuer]:
    found: dict[str, dict[str, Issuer]] = defaultdict(dict)
    for issuer in tables.issuers:
        if issuer.party and issuer.level == "central" and issuer.symbol.endswith("TW"):
            for at in range(len(issuer.symbol)):
                found[shape(issuer.symbol[:at] + issuer.symbol[at + 1 :])][issuer.slug] = issuer
    return {short: next(iter(bodies.values())) for short, bodies in found.items() if len(bodies) == 1 and short != "T"}


def _works(tables: Tables) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names that are looked for in texts: laws, and what the register names without its number."""
    names: dict[str, list[str]] = defaultdict(list)
    for name, id_ in tables.laws.items():
        names[name].append(id_)
        if name.startswith("bộ luật ") and name.removeprefix("bộ ") not in tables.laws:
            names[name.removeprefix("bộ ")].append(id_)  # "luật lao động" is what many call the code
    for resolution in tables.resolutions.values():
        for name in resolution.names:
            if not _GRAMMATICAL.match(scan_form(name)) and resolution.id not in names[name.lower()]:
                names[name.lower()].append(resolution.id)
    return ((name, tuple(ids)) for name, ids in names.items() if not name[-4:].isdigit())


def _known(tables: Tables) -> dict[tuple[str, str, str], tuple[Resolution, ...]]:
    found: dict[tuple[str, str, str], list[Resolution]] = defaultdict(list)
    for resolution in tables.resolutions.values():
        if match := _NUMBERED_ID.fullmatch(resolution.id):
            found[match["issuer"], match["type"], match["number"]].append(resolution)
    return {key: tuple(resolutions) for key, resolutions in found.items()}


def _known_anywhere(
    known: dict[tuple[str, str, str], tuple[Resolution, ...]],
) -> dict[tuple[str, str], tuple[Resolution, ...]]:
    found: dict[tuple[str, str], list[Resolution]] = defaultdict(list)
    for (issuer, type_, number), resolutions in known.items():
        if "." not in issuer:
            found[type_, number] += resolutions
    return {key: tuple(resolutions) for key, resolutions in found.items()}
