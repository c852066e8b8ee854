"""The identity of congress and plenum resolutions: whose congress, and which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from indexer.citations.circumstances import Circumstances
from indexer.citations.decide import CONFIDENCE
from indexer.citations.lexicon import Lexicon
from indexer.citations.likeness import best_title, rarity
from indexer.citations.naming_documents import identified
from indexer.models.citation import Identity, Mention

PlenumTerms = Mapping[str, frozenset[int]]  # by name: "hoi-nghi-4"

_UNKNOWN = Identity(None, (), "none", 0.0)


def congress_identity(mention: Mention, words: Lexicon, around: Circumstances) -> Identity:
    """The congress whose resolution is named."""
    number = _ordinal(mention)
    if mention.body == "" or number == 0:
        return _UNKNOWN  # a mass organisation's, a district's; or no ordinal at all
    for body in [mention.body] if mention.body else _bodies(mention, around):
        found, method = _number(mention, number, body, around)
        place = _place(body, found, mention, around)
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
    if mention.term:
        return _plenum(mention, kind.slug, mention.term, "term", words)
    told = plenums.get(mention.name or "", frozenset())
    if len(told) == 1:
        return _plenum(mention, kind.slug, next(iter(told)), "elsewhere", words)
    by_title = _by_title(mention, words)
    if by_title:
        return _plenum(mention, kind.slug, by_title, "title", words)
    term = around.term_in_force()
    if term and not told:
        return _plenum(mention, kind.slug, term.number, "in-force", words)
    candidates = tuple(sorted(f"tw/{kind.slug}/k{term}/{mention.name}" for term in told))
    return Identity(None, candidates, "ambiguous", 0.0)


def _plenum(mention: Mention, type_: str, term: int, method: str, words: Lexicon) -> Identity:
    return identified(f"tw/{type_}/k{term}/{mention.name}", method, CONFIDENCE[method], words)


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
    return best_title(mention.title, titles, rarity(words.tables), whole=True) if mention.title else None


def _ordinal(mention: Mention) -> int | None:
    last = (mention.name or "").rsplit("-", 1)[-1]
    return int(last) if last.isdigit() else None


def _bodies(mention: Mention, around: Circumstances) -> list[str]:
    """Whose congress a bare `Đại hội` may be: one that has this ordinal, the reporting body first."""
    number, year = _ordinal(mention), _start_year(mention, around, around.bloc or "tu")
    local = [body for body in (around.bloc, "tu") if body]
    if number is not None:
        having = [body for body in local if number in around.ordinals(body, around.province)]
        fitting = [body for body in having if year in (None, around.ordinals(body, around.province)[number])]
        return (fitting or having)[:1] or (["tw"] if 6 <= number <= 20 else [])
    return local[:1] if year and year % 5 == 0 else ["tw"] if year in _national_years(around).values() else []


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
