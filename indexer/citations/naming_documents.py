"""The identity of numbered documents and of works by name: laws, Điều lệ Đảng, what the register knows by a name."""

from __future__ import annotations

from dataclasses import replace

from indexer.citations.circumstances import Circumstances
from indexer.citations.decide import Verdict
from indexer.citations.lexicon import LAW_TYPES, Lexicon
from indexer.citations.series import Series
from indexer.models.citation import Identity, Mention
from indexer.models.naming import slug

UNLISTED = 0.6  # a law that no table has: its name may run on or be cut short
_AMENDING = "sửa đổi"


def work_identity(mention: Mention, words: Lexicon, around: Circumstances) -> Identity:
    """The work that a name means; of several of one name the one in force at the report's date."""
    ids = words.works.whole(mention.text) or ()
    if len(ids) == 1:
        return identified(ids[0], "name", 0.97, words)
    if ids:
        return _in_force(ids, mention.date or around.date, words)
    return _unlisted(mention, words)


def identified(id_: str, method: str, confidence: float, words: Lexicon) -> Identity:
    """An identity, with what the register knows of it."""
    known = words.tables.resolutions.get(id_)
    return Identity(
        id=id_,
        candidates=(),
        method=method,
        confidence=confidence,
        canonical=known.number if known else None,
        known_date=known.date if known else None,
    )


def number_identity(series: Series, verdict: Verdict, number: str | None, words: Lexicon) -> Identity:
    """The document of a series that a verdict names, or its candidates; `number` as the text gives it in full."""
    if verdict.period:
        found = identified(_id(series, verdict.period, words), verdict.method, verdict.confidence, words)
        return replace(found, canonical=found.canonical or number)
    candidates = tuple(_id(series, period, words) for period in verdict.candidates)
    return Identity(None, candidates, verdict.method, 0.0, number)


def _id(series: Series, period: str, words: Lexicon) -> str:
    """The id; the register says whether QĐ is quy định or quyết định, else the word in front."""
    known = {resolution.id for resolution in series.known(words)}
    options = [series.id(period, type_) for type_ in series.types]
    return next((id_ for id_ in options if id_ in known), options[0])


def _in_force(ids: tuple[str, ...], date: str | None, words: Lexicon) -> Identity:
    dated = sorted((words.tables.resolutions[id_].date or "", id_) for id_ in ids if id_ in words.tables.resolutions)
    begun = [id_ for issued, id_ in dated if issued and date and issued <= date]
    if begun:
        return identified(begun[-1], "in-force", 0.7, words)
    return Identity(None, ids, "ambiguous", 0.0)


def _unlisted(mention: Mention, words: Lexicon) -> Identity:
    kind = words.types.get(mention.type)
    name = mention.text.split(maxsplit=2 if mention.type == "bộ luật" else 1)[-1]
    if mention.type == "pháp lệnh":
        name = mention.text.split(maxsplit=2)[-1]
    if not kind or mention.type not in LAW_TYPES or name.lower().startswith(_AMENDING):
        return Identity(None, (), "none", 0.0)  # many laws amend one
    body = "ubtvqh" if mention.type == "pháp lệnh" else "qh"
    return identified(f"{body}/{kind.slug}/{slug(name)}", "name", UNLISTED, words)
