"""What the report itself says that helps to identify what it cites: its date, province, body, and congresses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import islice

from indexer.citations.congress_bodies import congress_body_at
from indexer.citations.lexicon import Lexicon
from indexer.citations.ordinals import ORDINAL, ordinal
from indexer.citations.passage import Passage
from indexer.citations.scanform import scan_form
from indexer.citations.terms import period_at
from indexer.models.report import Block, Report
from indexer.models.tables import Tables, Term

_ENOUGH_MONTHS = 24  # IDENTITY.md: the term in force decides only if it had begun so long before the report
_OFTEN = 3  # times that a bloc's own report names it at least
_BLOC = re.compile(r"dang (?:uy|bo) khoi(?! (?:luong|doan))")
_CENTRAL_BLOC = re.compile(r"khoi (?:cac )?(?:co quan|doanh nghiep)(?: va doanh nghiep)? (?:trung uong|tw)(?![a-z])")
_ENTERPRISES = re.compile(r"dang (?:uy|bo) khoi (?:cac )?doanh nghiep")
_OFFICES = re.compile(r"dang (?:uy|bo) khoi (?:cac )?(?:co quan|ccq)")
_CONGRESS = re.compile(r"dang bo (?=khoi|tinh|thanh pho)|dai hoi (?=khoi)")
_ORDINAL = re.compile(rf"[ ,(]{{0,3}}(?:lan thu|khoa) (?P<ordinal>{ORDINAL})[)]?")
_BEFORE = re.compile(rf"lan thu (?P<ordinal>{ORDINAL})[ ,]{{1,2}}(?:cua )?$")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The report's own facts, as far as they are known."""

    tables: Tables
    date: str | None  # ISO or its prefix
    province: str | None
    kind: str | None
    bloc: str | None  # "duk", or "duk-doanh-nghiep", where the report is a bloc's own
    congresses: Mapping[tuple[str, int], int | None]  # body and ordinal to the start year of its term
    dates: Mapping[str, str] = field(default_factory=dict)  # by block, of the further documents in one file
    titles: frozenset[str] = frozenset()  # the blocks that say what the report is about

    def of(self, block: str) -> Circumstances:
        """The circumstances of a block: several documents in one file have each its date."""
        date = self.dates.get(block)
        return replace(self, date=date, dates={}) if date and date != self.date else self

    def term_in_force(self) -> Term | None:
        """The Central Committee's term at the report's date, if it had begun long enough before."""
        term = self.tables.term_at(self.date) if self.date else None
        return term if term and self.date and _months(term.start, self.date) >= _ENOUGH_MONTHS else None

    def local_term(self, body: str, province: str, date: str) -> int | None:
        """The start year of a local committee's term on a date."""
        return _local_term(self.tables, body, province, date)

    def local_term_in_force(self, body: str, province: str) -> int | None:
        """The start year of a local term at the report's date, if it had begun long enough before."""
        year = self.local_term(body, province, self.date) if self.date else None
        return year if year and self.date and _months(f"{year}-10-01", self.date) >= _ENOUGH_MONTHS else None

    def is_city(self, province: str) -> bool:
        """Whether the province is a city under the centre: elsewhere a `thành phố` is a district."""
        rows = (row for row in self.tables.provinces if row.slug == province)
        return any(form.startswith("Thành phố") for row in rows for form in row.forms)

    def ordinals(self, body: str, province: str | None) -> dict[int, int | None]:
        """The ordinals known of a body's congresses, each with the start year of its term."""
        known: dict[int, int | None] = {
            c.number: c.year for c in self.tables.congresses if (c.body, c.province) == (body, province)
        }
        told = {number: year for (whose, number), year in self.congresses.items() if whose == body}
        return known | {number: year or known.get(number) for number, year in told.items()}


def circumstances(report: Report, words: Lexicon) -> Circumstances:
    """The circumstances of a report."""
    facts = report.facts
    scans = [(block, scan_form(block.text)) for block in report.blocks]
    return Circumstances(
        tables=words.tables,
        date=facts.date.value if facts.date else None,
        province=facts.province.value if facts.province else None,
        kind=facts.kind.value if facts.kind else None,
        bloc=_bloc(report, scans),
        congresses=_congresses(scans, words),
        dates=_dates(report),
        titles=frozenset(block.key for block in report.blocks if block.kind in ("title", "letterhead")),
    )


def _dates(report: Report) -> dict[str, str]:
    stated = {at: facts.date.value for at, facts in enumerate(report.parts) if facts.date}
    return {block.key: stated[block.part] for block in report.blocks if block.part in stated}


@lru_cache(maxsize=4096)
def _local_term(tables: Tables, body: str, province: str, day: str) -> int | None:
    return tables.local_term(body, province, day)


def _bloc(report: Report, scans: Sequence[tuple[Block, str]]) -> str | None:
    """Whether a Party bloc reports: its issuer says so, or the text speaks of the bloc throughout."""
    issuer = scan_form(report.facts.issuer.value) if report.facts.issuer else ""
    if _CENTRAL_BLOC.search(issuer):
        return None
    by_issuer = bool(_BLOC.search(issuer))
    named = issuer if by_issuer else " ".join(scanned for _, scanned in scans)
    if not by_issuer and sum(1 for _ in islice(_BLOC.finditer(named), _OFTEN)) < _OFTEN:
        return None
    return "duk-doanh-nghiep" if _ENTERPRISES.search(named) and not _OFFICES.search(named) else "duk"


def _congresses(scans: Sequence[tuple[Block, str]], words: Lexicon) -> dict[tuple[str, int], int | None]:
    """What the text tells of local congresses: `Đảng bộ Khối khóa VII, nhiệm kỳ 2015 - 2020`."""
    found: dict[tuple[str, int], int | None] = {}
    for block, scanned in scans:
        for match in _CONGRESS.finditer(scanned):
            read = Passage(block.key, block.text, scanned, words, ())
            told = _told(read, match.start() if match.group().startswith("dang") else match.end())
            if told:
                body, number, year = told
                found[body, number] = found.get((body, number)) or year
    return found


def _told(passage: Passage, place: int) -> tuple[str, int, int | None] | None:
    body = congress_body_at(passage, place)
    if not body or not body.slug or body.slug == "tw":
        return None
    match = _ORDINAL.match(passage.scanned, body.end)
    after = match.end() if match else body.end
    match = match or _BEFORE.search(passage.scanned, max(0, place - 24), place)
    number = ordinal(match["ordinal"]) if match else None
    period = period_at(passage.scanned, after)
    year = int(period.value[:4]) if period and period.value[:4].isdigit() else None
    return (body.slug, number, year) if number else None


def _months(start: str, end: str) -> int:
    first, last = date.fromisoformat((start + "-01-01")[:10] if len(start) < 10 else start), _first_day(end)
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def _first_day(prefix: str) -> date:
    return date.fromisoformat(prefix + "-01-01"[len(prefix) - 4 :])
