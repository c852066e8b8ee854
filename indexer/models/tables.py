"""The tables of the domain as the pure core sees them; `indexer.register` loads them from `corpus/register/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document: `nghị quyết`, its slug in ids, its symbols in numbers and its other written forms."""

    name: str
    slug: str
    symbols: tuple[str, ...]  # NQ; QĐ, QĐi; CTr, CTTr, CTHĐ
    forms: tuple[str, ...]  # written words that mean it, lower case, with accents ("chương trình hành động")


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues documents, by the symbol its numbers carry."""

    symbol: str  # as written after the slash: "TW", "TU", "BTCTW", "TTg"
    slug: str  # "tw", "tu"; variants of one body share it ("ĐU" and "ĐUK" of a bloc)
    name: str
    level: str  # "central", "province", "district", "bloc", "grassroots", "state", "assembly", "mass"
    party: bool  # numbers run by term (Party) or by year (State)
    forms: tuple[str, ...] = ()  # written names


@dataclass(frozen=True, slots=True)
class Province:
    """A province with the time it exists; `successor` is the slug that it went into on 2025-07-01."""

    slug: str
    name: str
    valid_from: str
    valid_to: str | None
    successor: str | None
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the Central Committee, or of a local committee where `province` is given."""

    number: int
    start: str  # ISO date of the congress's end
    body: str  # "tw", "tu", "duk"
    province: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the register knows of one cited document."""

    id: str
    number: str | None  # canonical: "05-CT/TW"
    type: str  # lower-case Vietnamese
    title: str | None
    date: str | None
    issuer: str | None
    source: str
    names: tuple[str, ...] = ()  # other names: "Nghị quyết Trung ương 4 (khóa XII)", "Luật Viên chức"
    member_of: tuple[str, ...] = ()  # ids of works that comprise it: tw/nghi-quyet/k12/hoi-nghi-4


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it may stand for, the commonest sense first."""

    short: str
    senses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything of `corpus/register/`, validated."""

    types: tuple[DocumentType, ...]
    issuers: tuple[Issuer, ...]
    provinces: tuple[Province, ...]
    terms: tuple[Term, ...]
    abbreviations: tuple[Abbreviation, ...]
    laws: Mapping[str, str]  # written name of a law or code, lower case, to its id
    resolutions: Mapping[str, Resolution]  # by id
    by_number: Mapping[str, tuple[str, ...]]  # folded canonical number ("05-ct/tw") to ids
