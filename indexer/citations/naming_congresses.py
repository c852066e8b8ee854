"""The identity of congress and plenum resolutions: whose congress, and which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from indexer.citations.circumstances import Circumstances
from indexer.citations.decide import CONFIDENCE
from indexer.citations.gather import TERMS_BACK
from indexer.citations.lexicon import Lexicon
from indexer.citations.likeness import best_title, rarity
from indexer.citations.naming_documents import identified
from indexer.citations.scanform import scan_form
from indexer.models.citation import Identity, Mention

PlenumTerms = Mapping[str, frozenset[int]]  # by name: "hoi-nghi-4"

_UNKNOWN = Identity(None, (), "none", 0.0)
_BARE = re.compile(r"(?:^|dai hoi |dh )[ivx]+$")  # Đại hội XII: what everyone calls the national one
_OF_CITY = re.compile(r"(?<![a-z])(?:thanh pho|tp|thanh dang bo)(?![a-z])")
_TWICE = re.compile(r"[0-9u][ ]?\(?lan (?:thu )?(?:2|hai)(?![a-z0-9])")  # 6 (lần 2), sáu (lần hai)


def congress_identity(mention: Mention, words: Lexicon, around: Circumstances) -> Identity:
    """The congress whose resolution is named."""
    number = _ordinal(mention)
    if mention.body == "" or number == 0:
        return _UNKNOWN  # a mass organisation's, a district's; or no ordinal at all
    for body in [mention.body] if mention.body else _bodies(mention, around):
        found, method = _number(mention, number, body, around)
        place = _place(body, found, mention, around)
        if place and _OF_CITY.search(scan_form(mention.text)) and not around.is_city(place):
            return _UNKNOWN  # a city within a province is a district
        if found and body == "tw":
            return identified(f"tw/nghi-quyet/dai-hoi-{found}", method, CONFIDENCE[method], words)
        if found and place:
            return identified(f"{body}.{place}/nghi-quyet/dai-hoi-{found}", method, CONFIDENCE[method], words)
    return _UNKNOWN


def _place(body: str, number: int | None, mention: Mention, around: Circumstances) -> str | None:
    """The province as it was at the congress, where the register has its year, else at the report's date."""
    province = mention.province or around.province
    if not province or not around.date:
        return province
    then = around.tables.province_on(province, around.date)
    former = around.tables.province_on(province, f"{int(around.date[:4]) - 5}")
    held = {c.province for c in around.tables.congresses if (c.body, c.number) == (body, number)}
    return former if former in held and then not in held else then


def plenum_terms(mentions: Iterable[Mention]) -> PlenumTerms:
    """The terms that a report writes with each plenum's number."""
    told: dict[str, set[int]] = defaultdict(set)
    for mention in mentions:
        if mention.name and mention.term and mention.name.startswith("hoi-nghi-"):
            told[mention.name].add(mention.term)
    return {name: frozenset(terms) for name, terms in told.items()}


def plenum_identity(mention: Mention, plenums: PlenumTerms, words: Lexicon, around: Circumstances) -> Identity:
    """The plenum whose resolution is named; where its term is not written, the report or its date tells."""
    kind = words.types.get(mention.type)
    if mention.term == 0 or not kind:
        return _UNKNOWN
    told = plenums.get(mention.name or "", frozenset())
    term, method = _plenum_term(mention, told, words, around)
    if term:
        id_ = f"tw/{kind.slug}/k{term}/{mention.name}"
        return identified(id_, method, CONFIDENCE[method], words)
    possible = told or _held(mention, words, around)
    candidates = tuple(f"tw/{kind.slug}/k{term}/{mention.name}" for term in sorted(possible))
    return Identity(None, candidates, "ambiguous", 0.0)


def plenum_of(mention: Mention, member: Identity, words: Lexicon) -> Identity | None:
    """The plenum of the mention's number that the register says the document is of."""
    known = words.tables.resolutions.get(member.id or "")
    plenum = next((id_ for id_ in known.member_of if id_.endswith(f"/{mention.name}")), None) if known else None
    return identified(plenum, "list", min(CONFIDENCE["list"], member.confidence), words) if plenum else None


def _held(mention: Mention, words: Lexicon, around: Circumstances) -> frozenset[int]:
    """The terms whose plenum of this number was held before the report, and not long ago."""
    last = around.date + "-12-31"[len(around.date) - 4 :] if around.date else "9999"
    now = around.tables.term_at(around.date) if around.date else None
    terms = (p.term for p in words.tables.plenums if f"hoi-nghi-{p.number}" == mention.name and p.start <= last)
    return frozenset(term for term in terms if not now or term >= now.number - TERMS_BACK)


def _plenum_term(
    mention: Mention, told: frozenset[int], words: Lexicon, around: Circumstances
) -> tuple[int | None, str]:
    """The term of a plenum and how it is known; `told` are those that the report writes with its number."""
    if mention.term:
        return mention.term, "term"
    if len(told) == 1:
        return next(iter(told)), "elsewhere"
    if by_title := _by_title(mention, words):
        return by_title, "title"
    if second := _second_session(mention, words):
        return second, "name"
    in_force = around.term_in_force()
    return (in_force.number, "in-force") if in_force and not told else (None, "none")


def _second_session(mention: Mention, words: Lexicon) -> int | None:
    """The term of the plenum that met twice: `Trung ương 6 (lần 2)` was in one term only."""
    if not _TWICE.search(scan_form(mention.text)):
        return None
    number = int((mention.name or "0").rsplit("-", 1)[-1])
    terms = {
        plenum.term
        for plenum in words.tables.plenums
        if plenum.number == number and any(_TWICE.search(scan_form(name)) for name in plenum.names)
    }
    return terms.pop() if len(terms) == 1 else None


def _by_title(mention: Mention, words: Lexicon) -> int | None:
    """The term of the plenum of this number whose title the text gives."""
    number = int((mention.name or "0").rsplit("-", 1)[-1])
    titles: Sequence[tuple[int, str]] = [
        (plenum.term, resolution.title)
        for plenum in words.tables.plenums
        if plenum.number == number
        for id_ in (plenum.id, *plenum.documents)
        if (resolution := words.tables.resolutions.get(id_)) and resolution.title
    ]
    return best_title(mention.title, titles, rarity(words.tables, party=True), whole=True) if mention.title else None


def _ordinal(mention: Mention) -> int | None:
    last = (mention.name or "").rsplit("-", 1)[-1]
    return int(last) if last.isdigit() else None


def _bodies(mention: Mention, around: Circumstances) -> list[str]:
    """Whose congress a bare `Đại hội` may be: one that has this ordinal, the reporting body first."""
    number, year = _ordinal(mention), _start_year(mention, around, around.bloc or "tu")
    local = [body for body in (around.bloc, "tu") if body]
    if number is not None and _BARE.search(scan_form(mention.text)) and _was_held(number, around):
        return ["tw"]
    if number is not None:
        having = [body for body in local if number in around.ordinals(body, around.province)]
        fitting = [body for body in having if year in (None, around.ordinals(body, around.province)[number])]
        return (fitting or having)[:1] or (["tw"] if 6 <= number <= 20 else [])
    return local[:1] if year and year % 5 == 0 else ["tw"] if year in _national_years(around).values() else []


def _was_held(number: int, around: Circumstances) -> bool:
    """Whether the national congress of this ordinal was held before the report."""
    start = next((term.start for term in around.tables.terms if (term.body, term.number) == ("tw", number)), None)
    return bool(start and around.date and start <= around.date + "-12-31"[len(around.date) - 4 :])


def _national_years(around: Circumstances) -> dict[int, int]:
    """The start years of the Central Committee's terms by number."""
    return {term.number: int(term.start[:4]) for term in around.tables.terms if term.body == "tw"}


def _number(mention: Mention, number: int | None, body: str, around: Circumstances) -> tuple[int | None, str]:
    """The congress's ordinal, and how it is known."""
    if number is not None:
        return number, "name"
    year = _start_year(mention, around, body)
    if body == "tw":
        return next((n for n, start in _national_years(around).items() if start == year), None), "term"
    known = around.ordinals(body, mention.province or around.province)
    fitting = [ordinal for ordinal, start in known.items() if year and start == year]
    if len(fitting) == 1:
        return fitting[0], "term"
    return (mention.term, "elsewhere") if not fitting and mention.term in known else (None, "none")


def _start_year(mention: Mention, around: Circumstances, body: str) -> int | None:
    """The start year of the term that is written; `nhiệm kỳ qua` is told from the report's date."""
    if mention.period and mention.period[:4].isdigit():
        return int(mention.period[:4])
    if not mention.period or not around.date or not around.province or body == "tw":
        return None
    first, last = around.date + "-01-01"[len(around.date) - 4 :], around.date + "-12-31"[len(around.date) - 4 :]
    years = {_relative_year(mention.period, body, around.province, day, around) for day in (first, last)}
    return years.pop() if len(years) == 1 else None


def _relative_year(which: str, body: str, province: str, day: str, around: Circumstances) -> int | None:
    """The start year of the term that is `qua` or `nay` on a day."""
    now = around.local_term(body, province, day)
    if now is None or which in ("moi", "toi"):
        return None
    ending = int(day[:4]) - now >= 4  # a report for the next congress: the term that ends is the one past
    return now if which == "nay" or ending else now - 5
