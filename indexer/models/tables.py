"""The tables of the domain as the pure core sees them; `indexer.register` loads them from `corpus/register/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.models.naming import ascii_fold, fold_number


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
    valid_from: str | None = None  # ISO date or prefix
    valid_to: str | None = None


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
class Congress:
    """A congress of a local committee: its ordinal, and the year that its term is named by in ids."""

    body: str  # "tu", "duk"
    province: str
    number: int  # XIX: 19
    year: int
    date: str | None = None  # ISO date of the congress's end, where known: the term starts then


@dataclass(frozen=True, slots=True)
class Plenum:
    """A plenum of the Central Committee; `documents` are the ids that its resolution comprises."""

    id: str  # "tw/nghi-quyet/k12/hoi-nghi-4"
    term: int
    number: int
    start: str  # ISO date or prefix
    end: str
    documents: tuple[str, ...] = ()
    title: str = ""
    names: tuple[str, ...] = ()  # "Nghị quyết Trung ương 4 (khóa XII)"
    source: str = ""


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


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity: what is compiled from it is kept
class Tables:
    """Everything of `corpus/register/`, validated."""

    types: tuple[DocumentType, ...]
    issuers: tuple[Issuer, ...]
    provinces: tuple[Province, ...]
    terms: tuple[Term, ...]
    abbreviations: tuple[Abbreviation, ...]
    laws: Mapping[str, str]  # written name of a law or code, lower case, to its id
    resolutions: Mapping[str, Resolution]  # by id
    by_number: Mapping[str, tuple[str, ...]]  # fold_number of the canonical number ("05-ct/tw") to ids
    congresses: tuple[Congress, ...] = ()
    plenums: tuple[Plenum, ...] = ()
    by_province_form: Mapping[str, str] = field(default_factory=dict)  # ascii_fold of a name or form to the slug
    by_name: Mapping[str, str] = field(default_factory=dict)  # ascii_fold of a name to the newest that bears it
    # Documents that IDENTITY.md gives the id of another (30/NQ-CP and 30/2026/NQ-CP, both of 2026), and the register's
    # own word on what the archivist corrected.
    namesakes: tuple[Resolution, ...] = ()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # id of a work to what it comprises

    def numbered(self, number: str) -> tuple[Resolution, ...]:
        """Every known document with this number, whatever its written form."""
        return tuple(self.resolutions[id_] for id_ in self.by_number.get(fold_number(number), ()))

    def province_slug(self, name: str) -> str | None:
        """The slug of a province by slug, name or form, with or without accents."""
        return self.by_province_form.get(" ".join(ascii_fold(name).split()))

    def province_on(self, slug: str, date: str) -> str:
        """The province that a place was on a date (ISO or its prefix): `hue` in 2021 is `thua-thien-hue`."""
        first, last = _bounds(date)
        rows = [row for row in self.provinces if row.slug == slug]
        if any(row.valid_from <= last and first <= (row.valid_to or first) for row in rows):
            return slug
        if rows and last < min(row.valid_from for row in rows):
            before = {row.slug for row in self.provinces if row.successor == slug} - {slug}
            return before.pop() if len(before) == 1 else slug
        after = {row.successor for row in rows} if self._is_renamed(slug) else set()
        return next(iter(after)) or slug if len(after) == 1 else slug

    def _is_renamed(self, slug: str) -> bool:
        """Whether nothing but this province went into its successor."""
        into = {row.successor for row in self.provinces if row.slug == slug}
        return all(sum(row.successor == successor for row in self.provinces) == 1 for successor in into)

    def term_at(self, date: str) -> Term | None:
        """The Central Committee's term in force on a date; None before the first, or where a partial date has two."""
        first, last = _bounds(date)
        terms = [term for term in self.terms if term.body == "tw"]
        begun = max((term for term in terms if term.start <= first), key=lambda term: term.start, default=None)
        return begun if not any(first < term.start <= last for term in terms) else None

    def local_term(self, body: str, province: str, date: str) -> int | None:
        """The start year of a local committee's term on a date; None where a partial date has two (IDENTITY.md)."""
        years = {self._local_year(body, province, day) for day in _bounds(date)}
        return years.pop() if len(years) == 1 else None

    def congress_year(self, body: str, province: str, number: int, at: str | None = None) -> int | None:
        """The start year of the term that the `number`th congress opened ("khóa XVIII").

        Merged provinces count from I again: where an ordinal was held twice, `at` (a date) takes the latest before it.
        """
        years = [c.year for c in self.congresses if (c.body, c.province, c.number) == (body, province, number)]
        if at is not None:
            years = [year for year in years if str(year) <= at[:4]]
        return max(years, default=None) if at is not None or len(years) < 2 else None

    def _local_year(self, body: str, province: str, day: str) -> int:
        year = int(day[:4]) // 5 * 5
        known = (c.date for c in self.congresses if (c.body, c.province, c.year) == (body, province, year))
        start = next((date for date in known if date), None) or f"{year}-10-01"
        return year if day >= start else year - 5


def _bounds(date: str) -> tuple[str, str]:
    """The first and the last day that an ISO date or its prefix may mean."""
    return date + "-01-01"[len(date) - 4 :], date + "-12-31"[len(date) - 4 :]
