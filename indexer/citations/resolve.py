"""Identity: which document each mention is. Gather the evidence, decide, apply; short forms and references last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.citations.antecedents import antecedent
from indexer.citations.circumstances import Circumstances, circumstances
from indexer.citations.decide import Evidence, Verdict, decide, own_verdict
from indexer.citations.gather import gather
from indexer.citations.lexicon import Lexicon, lexicon
from indexer.citations.naming_congresses import congress_identity, plenum_identity
from indexer.citations.naming_works import identified, work_identity
from indexer.citations.numbers import id_digits, read_number
from indexer.citations.series import Series, series_of, series_of_body
from indexer.models.citation import Citation, Identity, Mention
from indexer.models.report import Report
from indexer.models.tables import Tables

_UNKNOWN = Identity(None, (), "none", 0.0)


@dataclass(frozen=True, slots=True)
class _Case:
    """A numbered mention with its series and evidence."""

    mention: Mention
    series: Series | None
    evidence: Evidence


def resolve(report: Report, mentions: Sequence[Mention], tables: Tables) -> tuple[Citation, ...]:
    """Each mention with what it was identified as."""
    words = lexicon(tables)
    texts = {block.key: block.text for block in report.blocks}
    return identify(mentions, texts, words, circumstances(report, words))


def identify(
    mentions: Sequence[Mention], texts: dict[str, str], words: Lexicon, around: Circumstances
) -> tuple[Citation, ...]:
    """Each mention with what it was identified as; `texts` are the blocks' texts by key, in reading order."""
    numbered = _numbered(mentions, texts, words, around)
    places = {key: at for at, key in enumerate(texts)}
    done: list[tuple[Mention, Identity]] = []
    for at, mention in enumerate(mentions):
        if mention.kind == "numbered":
            identity = numbered[at]
        elif mention.kind == "short":
            identity = _short(mention, [(mentions[i], found) for i, found in numbered.items()], texts, words, around)
        elif mention.kind == "named":
            identity = _named(mention, mentions, words, around)
        else:
            identity = antecedent(mention, done, places, around)
        if not _is_own_title(mention, identity, done):
            done.append((mention, identity))
    return tuple(Citation(mention, identity) for mention, identity in done)


def _is_own_title(mention: Mention, identity: Identity, before: Sequence[tuple[Mention, Identity]]) -> bool:
    """Whether a name only gives the title of the numbered document just cited: that is no second citation."""
    if mention.kind != "named" or not identity.id:
        return False
    cited = next(((other, found) for other, found in reversed(before) if other.kind == "numbered"), None)
    return bool(
        cited
        and cited[1].id == identity.id
        and cited[0].block == mention.block
        and mention.text.lower() in (cited[0].title or "").lower()
    )


def _numbered(
    mentions: Sequence[Mention], texts: dict[str, str], words: Lexicon, around: Circumstances
) -> dict[int, Identity]:
    """The identities of numbered mentions, by place; what one has written with it serves the others."""
    cases = {
        at: _case(mention, texts[mention.block], words, around)
        for at, mention in enumerate(mentions)
        if mention.kind == "numbered"
    }
    told: dict[tuple[str, frozenset[str], str], set[str]] = defaultdict(set)
    for case in cases.values():
        own = own_verdict(case.evidence) if case.series else None
        if own and own.period and case.series:
            told[_key(case.series)].add(own.period)
    return {at: _apply(case, told, words) for at, case in cases.items()}


def _key(series: Series) -> tuple[str, frozenset[str], str]:
    return series.issuer, frozenset(series.types), series.digits


def _case(mention: Mention, text: str, words: Lexicon, around: Circumstances) -> _Case:
    number = read_number(mention.number or "", words)
    series = series_of(mention, number, words, around) if number else None
    evidence = (
        gather(mention, number.year if number else None, series, text=text, words=words, around=around)
        if series
        else Evidence()
    )
    return _Case(mention, series, evidence)


def _apply(case: _Case, told: dict[tuple[str, frozenset[str], str], set[str]], words: Lexicon) -> Identity:
    if not case.series:
        return replace(_UNKNOWN, canonical=case.mention.number)
    elsewhere = frozenset(told.get(_key(case.series), ()))
    return _identity(case.mention, case.series, decide(replace(case.evidence, elsewhere=elsewhere)), words)


def _identity(mention: Mention, series: Series, verdict: Verdict, words: Lexicon) -> Identity:
    if verdict.period:
        found = identified(_id(series, verdict.period, words), verdict.method, verdict.confidence, words)
        return replace(found, canonical=found.canonical or (mention.number if mention.kind == "numbered" else None))
    candidates = tuple(_id(series, period, words) for period in verdict.candidates)
    return Identity(None, candidates, verdict.method, 0.0, mention.number if mention.kind == "numbered" else None)


def _id(series: Series, period: str, words: Lexicon) -> str:
    """The id; the register says whether QĐ is quy định or quyết định, else the word in front."""
    known = {resolution.id for resolution in series.known(words)}
    options = [series.id(period, type_) for type_ in series.types]
    return next((id_ for id_ in options if id_ in known), options[0])


def _short(
    mention: Mention,
    numbered: Sequence[tuple[Mention, Identity]],
    texts: dict[str, str],
    words: Lexicon,
    around: Circumstances,
) -> Identity:
    """A short form means what its full form elsewhere in the report means; else what the text and register say."""
    full = {
        (identity.id, identity.candidates): identity
        for other, identity in numbered
        if _is_full_form(mention, other, identity)
    }
    if len(full) == 1:
        return replace(
            next(iter(full.values())), method="full-form", confidence=min(0.9, next(iter(full.values())).confidence)
        )
    if full:
        candidates = sorted({id_ for identity in full.values() for id_ in (identity.id, *identity.candidates) if id_})
        return Identity(None, tuple(candidates), "ambiguous", 0.0)
    body = mention.body or _usual_body(mention)
    series = series_of_body(mention, body, id_digits(mention.number or ""), words, around) if body else None
    if not series:
        return _UNKNOWN
    evidence = gather(mention, mention.period, series, text=texts[mention.block], words=words, around=around)
    if not mention.body and not evidence.register:
        evidence = replace(evidence, in_force=None)  # nothing says that it is the Central Committee's at all
    return _identity(mention, series, decide(evidence), words)


def _is_full_form(mention: Mention, other: Mention, identity: Identity) -> bool:
    if other.type != mention.type or not other.number:
        return False
    digits = other.number.split("-")[0].split("/")[0]
    if id_digits(digits) != id_digits(mention.number or ""):
        return False
    whose = (identity.id or (identity.candidates or ("",))[0]).split("/")[0].split(".")[0]
    return mention.body in (None, whose) and (not mention.term or f"/k{mention.term}/" in (identity.id or ""))


def _usual_body(mention: Mention) -> str | None:
    """Whose short numbers need no name: the Central Committee's, and the Government's decrees."""
    central = {"nghị quyết": "tw", "chỉ thị": "tw", "quy định": "tw", "kết luận": "tw", "nghị định": "cp"}
    return central.get(mention.type)


def _named(mention: Mention, mentions: Sequence[Mention], words: Lexicon, around: Circumstances) -> Identity:
    name = mention.name or ""
    if name.startswith("hoi-nghi-"):
        return plenum_identity(mention, mentions, words, around)
    if name.startswith("dai-hoi"):
        return congress_identity(mention, words, around)
    return work_identity(mention, words, around)
