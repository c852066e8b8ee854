"""The series that a number belongs to: whose numbers they are, of which types, counted by term or by year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.citations.circumstances import Circumstances
from indexer.citations.lexicon import Lexicon
from indexer.citations.numbers import Number
from indexer.citations.scanform import scan_form
from indexer.models.citation import Mention
from indexer.models.tables import DocumentType, Issuer, Resolution

_LOWER = re.compile(r"(?:huyen|quan|thi xa|thi tran|xa|phuong)(?![a-z])")
_CITY = re.compile(r"thanh pho|thanh uy|(?<![a-z])tp(?![a-z])")
_NOT_ID = re.compile(r"[^a-z0-9-]+")
_NAMELESS = ("bcsd", "dd", "bcd", "bql")  # whose Party group, whose steering committee, the symbol does not say
_LOCAL_LEVELS = ("province", "bloc")


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one issuer; `issuer` is the first part of an id, province included."""

    issuer: str
    types: tuple[str, ...]  # slugs; the likeliest first
    digits: str
    by_term: bool
    body: str | None = None  # whose terms count, of a local Party body: "tu", "duk"
    province: str | None = None

    def id(self, period: str, type_: str | None = None) -> str:
        """The id of the series' document of a period (`k12`, `2015`)."""
        return f"{self.issuer}/{type_ or self.types[0]}/{period}/{self.digits}"

    def known(self, words: Lexicon) -> Iterator[Resolution]:
        """What the register knows of the number, whatever the period."""
        for type_ in self.types:
            yield from words.known.get((self.issuer, type_, self.digits), ())


def series_of(mention: Mention, number: Number, words: Lexicon, around: Circumstances) -> Series | None:
    """The series of a numbered mention; None where the text does not tell whose number it is."""
    bodies = [words.issuer(symbol.rstrip("0123456789")) or words.issuer(symbol) for symbol in number.issuers]
    types = _types(mention, number, words)
    if not bodies or not types:
        return None
    first = bodies[0]
    if first is None:
        return _unknown(number, types, words)
    if len(bodies) == 1 or first.level in _LOCAL_LEVELS or not number.symbol:  # `3450/BNV-TCBC`: TCBC only drafted it
        return _of_body(mention, first, number, types, around)
    slug = "-".join(body.slug if body else _slug(symbol) for body, symbol in zip(bodies, number.issuers, strict=True))
    return Series(slug, types, number.key, by_term=first.party)


def series_of_body(mention: Mention, slug: str, digits: str, words: Lexicon, around: Circumstances) -> Series | None:
    """The series that a short form belongs to whose body the text names."""
    body = next((issuer for issuer in words.tables.issuers if issuer.slug == slug), None)
    number = Number(digits, None, None, (), party=bool(body and body.party))
    kind = words.types.get(mention.type)
    return _of_body(mention, body, number, _with_twins(kind, words), around) if body and kind else None


def _of_body(
    mention: Mention, body: Issuer, number: Number, types: tuple[str, ...], around: Circumstances
) -> Series | None:
    if body.slug in _NAMELESS:
        return None
    if body.level in ("central", "state", "assembly") or (body.level == "mass" and not _is_local(body)):
        return Series(body.slug, types, number.key, by_term=body.party)
    province = _province(mention, number, around)
    slug = _local_slug(mention, body, around)
    if not slug or not province:
        return None
    terms = ("tu" if slug.endswith("tu") else "duk" if "duk" in slug else None) if body.party else None
    return Series(f"{slug}.{province}", types, number.key, body.party, terms or "tu" if body.party else None, province)


def _province(mention: Mention, number: Number, around: Circumstances) -> str | None:
    """The province as it was when the document was issued (IDENTITY.md)."""
    province, date = mention.province or around.province, mention.date or number.year or around.date
    return around.tables.province_on(province, date) if province and date else province


def _local_slug(mention: Mention, body: Issuer, around: Circumstances) -> str | None:
    """The local body; None for those of a body that the text does not name."""
    told = mention.body or ""
    if told == "duk" and "khoi" not in scan_form(mention.issuer or ""):
        told = ""  # "của Đảng ủy": whichever committee reports
    if body.level in ("district", "grassroots"):
        return None
    if body.slug == "duk":
        if told.endswith("tw"):
            return None  # the central blocs write ĐUK as well; their terms are not the provinces'
        if body.symbol == "ĐU" and not around.bloc and not told.startswith("duk"):
            return None
        return told if told.startswith("duk") else around.bloc or "duk"
    if body.slug in ("ubnd", "ub", "hdnd", "tu") and mention.issuer and _is_lower(mention.issuer, mention, around):
        return None
    return body.slug


def _is_lower(issuer: str, mention: Mention, around: Circumstances) -> bool:
    """Whether a district's or commune's body is named; a `thành phố` and its Thành ủy may be a province's."""
    scanned = scan_form(issuer)
    if _LOWER.search(scanned):
        return True
    slug = mention.province or around.province
    return bool(slug) and _CITY.search(scanned) is not None and not around.is_city(slug or "")


def _is_local(body: Issuer) -> bool:
    return bool(re.search(r"(?<![a-z])(?:tinh|khoi)(?![a-z])", scan_form(body.name)))


def _unknown(number: Number, types: tuple[str, ...], words: Lexicon) -> Series | None:
    """A State body that no table has: its symbol is its slug (IDENTITY.md); other symbols say nothing."""
    if number.party or not number.symbol:
        return None
    if any(words.symbol_types(symbol) for symbol in number.issuers):
        return None  # `999/TC-QĐ-CĐKT`: the body stands before the type
    return Series("-".join(_slug(symbol) for symbol in number.issuers), types, number.key, by_term=False)


def _slug(symbol: str) -> str:
    return _NOT_ID.sub("", scan_form(symbol).replace("/", "-").replace(".", "-"))


def _types(mention: Mention, number: Number, words: Lexicon) -> tuple[str, ...]:
    """The slug of the mention's type first, then the others that its symbol may mean."""
    kind = words.types.get(mention.type)
    kinds = words.symbol_types(number.symbol) if number.symbol else ()
    slugs = [kind.slug] if kind else []
    if kind in kinds and number.party:
        slugs += [other.slug for other in kinds if other is not kind]
    return tuple(slugs)


def _with_twins(kind: DocumentType, words: Lexicon) -> tuple[str, ...]:
    """The type and those that share its first symbol: QĐ is quy định and quyết định."""
    twins = words.symbol_types(kind.symbols[0]) if kind.symbols else ()
    return (kind.slug, *(twin.slug for twin in twins if twin is not kind))
