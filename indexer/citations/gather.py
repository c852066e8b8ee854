"""Evidence for the period of a numbered citation: from what stands with it, the register, the report's own time."""

from __future__ import annotations

from dataclasses import replace

from indexer.citations.circumstances import Circumstances
from indexer.citations.decide import Evidence
from indexer.citations.lexicon import Lexicon
from indexer.citations.likeness import HINT, best_title, rarity
from indexer.citations.scanform import scan_form
from indexer.citations.series import Series
from indexer.models.citation import Mention
from indexer.models.tables import Resolution

TERMS_BACK = 3  # an older document is cited with its date or its term
_CONTEXT_BEFORE, _CONTEXT_AFTER = 160, 220  # letters around a citation that may speak of its subject


def gather(
    mention: Mention,
    year: str | None,
    series: Series,
    *,
    text: str,
    words: Lexicon,
    around: Circumstances,
    before: str | None = None,
) -> Evidence:
    """All the evidence but what the same number says elsewhere in the report.

    `year` stands in the number itself; `text` is the mention's block; `before` is the date of the document whose
    title names this one: it was issued before that.
    """
    last = min(filter(None, (before, around.date)), default=None)
    known = _issued_by(mention, tuple(r for r in series.known(words) if not _is_later(r, last)))
    titles = [(_period(resolution), resolution.title) for resolution in known if resolution.title]
    weights = rarity(words.tables, party=series.by_term)
    context = around_mention(mention, text)
    return Evidence(
        number=year,
        date=_of_day(mention.date, known) or _of_date(mention.date, series, around) if mention.date else None,
        term=_of_term(mention.term, series, around) if mention.term else None,
        title=best_title(mention.title, titles, weights, whole=True) if mention.title else None,
        subject=best_title(context, titles, weights, whole=False) if len(titles) > 1 or not series.by_term else None,
        hint=(best_title(context, titles, weights, whole=False, enough=HINT) if len(titles) > 1 else None)
        or (_fresh(known, before) if before else None),
        register=frozenset(_period(resolution) for resolution in _cited_still(known, series, around)),
        in_force=_in_force(series, _as_of(last, series, around)),
        previous=_previous(series, around) if mention.kind == "short" else None,
        possible=_possible(series, around),
        void=mention.term == 0,
        counts_by_year=not series.by_term and series.digits.isdigit(),  # there is but one 30a
    )


def around_mention(mention: Mention, text: str) -> str:
    """The part of the block that may speak of the document's subject."""
    return text[max(0, mention.start - _CONTEXT_BEFORE) : mention.end + _CONTEXT_AFTER]


def _period(resolution: Resolution) -> str:
    return resolution.id.split("/")[2]


def _is_later(resolution: Resolution, last: str | None) -> bool:
    """Whether a document was issued after the report, or after the one that names it, so that it cannot be meant."""
    return bool(resolution.date and last and resolution.date > last + "-12-31"[len(last) - 4 :])


def _cited_still(known: tuple[Resolution, ...], series: Series, around: Circumstances) -> tuple[Resolution, ...]:
    """Without those of long ago where later ones bear the number: `55-QĐ/TW` of 1999 is none that 2023 means bare."""
    term = around.tables.term_at(around.date) if around.date and series.by_term and not series.province else None
    recent = tuple(r for r in known if term and int(_period(r)[1:]) >= term.number - TERMS_BACK)
    return recent or known


def _fresh(known: tuple[Resolution, ...], before: str) -> str | None:
    """Of several the only one issued in the year before the document that names it: it is what that carries out."""
    year_ago = f"{int(before[:4]) - 1}{before[4:]}"
    recent = {_period(resolution) for resolution in known if resolution.date and resolution.date >= year_ago}
    return recent.pop() if len(recent) == 1 else None


def _as_of(last: str | None, series: Series, around: Circumstances) -> Circumstances:
    """The report's circumstances, or those of an earlier day where its term had not begun then."""
    if not last or last == around.date or not series.by_term:
        return around
    begun = _in_force(series, around)
    return around if begun and _of_date(last, series, around) == begun else replace(around, date=last)


def _issued_by(mention: Mention, known: tuple[Resolution, ...]) -> tuple[Resolution, ...]:
    """Of documents of one number those that the named body issued, where the text and the register say so."""
    if not mention.issuer or len(known) < 2:
        return known
    said = _organ(mention.issuer)
    agreeing = tuple(r for r in known if r.issuer and said and _organ(r.issuer) == said)
    return agreeing or known


def _organ(issuer: str) -> str | None:
    """Which organ of the Central Committee: they share one series of numbers."""
    scanned = scan_form(issuer)
    organs = {"bo chinh tri": "politburo", "ban bi thu": "secretariat", "chap hanh": "committee", "bch": "committee"}
    return next((organ for words, organ in organs.items() if words in scanned), None)


def _of_day(date: str, known: tuple[Resolution, ...]) -> str | None:
    """The period of the document of this day and month, where the year alone was mistyped: `05-CT/TW, 15/5/2015`."""
    if len(date) < len("2016-05-15"):
        return None
    near = {r for r in known if r.date and r.date[4:] == date[4:] and abs(int(r.date[:4]) - int(date[:4])) <= 1}
    return _period(near.pop()) if len(near) == 1 else None


def _of_date(date: str, series: Series, around: Circumstances) -> str | None:
    if not series.by_term:
        return date[:4]
    if series.body and series.province:
        year = around.local_term(series.body, series.province, date)
        return str(year) if year else None
    term = around.tables.term_at(date)
    return f"k{term.number}" if term else None


def _of_term(term: int, series: Series, around: Circumstances) -> str | None:
    if not series.by_term:
        return None
    if series.body and series.province:
        year = around.ordinals(series.body, series.province).get(term)
        return str(year) if year else None
    return f"k{term}" if any(t.number == term and t.body == "tw" for t in around.tables.terms) else None


def _in_force(series: Series, around: Circumstances) -> str | None:
    if not series.by_term:
        return None
    if series.body and series.province:
        year = around.local_term_in_force(series.body, series.province)
        return str(year) if year else None
    term = around.term_in_force()
    return f"k{term.number}" if term else None


def _previous(series: Series, around: Circumstances) -> str | None:
    """The term before the one in force: a short form may well mean its document of this number."""
    term = around.term_in_force() if series.by_term and not series.province else None
    return f"k{term.number - 1}" if term else None


def _possible(series: Series, around: Circumstances) -> frozenset[str]:
    """The two local terms that a report's time leaves open."""
    if not (series.by_term and series.body and series.province and around.date):
        return frozenset()
    year = around.local_term(series.body, series.province, f"{around.date[:4]}-12-31")
    return frozenset((str(year), str(year - 5))) if year else frozenset()
