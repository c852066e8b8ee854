"""Identity: which document each mention is. Gather the evidence, decide, apply; short forms and references last."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.citations.antecedents import Antecedents
from indexer.citations.circumstances import Circumstances, circumstances
from indexer.citations.decide import CONFIDENCE, Evidence, decide, own_verdict
from indexer.citations.gather import gather
from indexer.citations.lexicon import Lexicon, lexicon
from indexer.citations.naming_congresses import (
    PlenumTerms,
    congress_identity,
    plenum_identity,
    plenum_of,
    plenum_terms,
)
from indexer.citations.naming_documents import identified, number_identity, work_identity
from indexer.citations.nested import containers, issued, told_by_title
from indexer.citations.numbers import read_number
from indexer.citations.scanform import scan_form
from indexer.citations.series import Series, series_of
from indexer.citations.short_forms import full_forms, short_identity
from indexer.citations.titles import known_part
from indexer.models.citation import Citation, Identity, Mention
from indexer.models.report import Report
from indexer.models.tables import Resolution, Tables

_TWINS = ("quy định", "quyết định")  # of one symbol: QĐ
_LIST_GAP = re.compile(r"[^.;:]{0,60}")  # " ngày 25/10/2017, số ": no sentence ends
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
    mentions: Sequence[Mention], texts: Mapping[str, str], words: Lexicon, around: Circumstances
) -> tuple[Citation, ...]:
    """Each mention with what it was identified as; `texts` are the blocks' texts by key, in reading order."""
    numbered = _numbered(mentions, texts, words, around)
    full = full_forms(((mentions[at], identity) for at, identity in numbered.items()), around.titles)
    plenums = plenum_terms(mentions)
    before = Antecedents(texts)
    done: list[Citation] = []
    for at, mention in enumerate(mentions):
        here = around.of(mention.block)
        if mention.kind == "numbered":
            identity = numbered[at]
        elif mention.kind == "short":
            mention = _of_state(mention, words)  # noqa: PLW2901 # what follows is said of it
            identity = short_identity(mention, full, texts[mention.block], words, here)
            identity = _of_list(mention, identity, done[-1:], texts, words)
        elif mention.kind == "named":
            identity = _named(mention, plenums, words, here)
            if not identity.id and at + 1 in numbered and _opens_bracket(mention, mentions[at + 1], texts):
                identity = plenum_of(mention, numbered[at + 1], words) or identity
        else:
            identity = before.of(mention, here)
        if not before.is_own_title(mention, identity):
            before.add(mention, identity)
            done.append(Citation(_titled(_typed(mention, identity, words), identity, words), identity))
    return tuple(done)


def _typed(mention: Mention, identity: Identity, words: Lexicon) -> Mention:
    """With the type that the register knows, where no word in front says it: `QĐ 217-QĐ/TW` is a quyết định."""
    known = words.tables.resolutions.get(identity.id or "")
    if mention.type not in _TWINS or not known or known.type not in _TWINS:
        return mention
    said = scan_form(mention.text).startswith(("quy dinh", "quyet dinh"))
    return mention if said else replace(mention, type=known.type)


def _titled(mention: Mention, identity: Identity, words: Lexicon) -> Mention:
    """With no more of the sentence in its title than the register has."""
    known = words.tables.resolutions.get(identity.id or "")
    if not mention.title or not known or not known.title:
        return mention
    return replace(mention, title=known_part(mention.title, known.title))


def _of_state(mention: Mention, words: Lexicon) -> Mention:
    """`QĐ 134 của Thủ tướng` is a quyết định: the State issues no quy định."""
    if mention.type != _TWINS[0] or not mention.body or scan_form(mention.text).startswith("quy dinh"):
        return mention
    body = next((issuer for issuer in words.tables.issuers if issuer.slug == mention.body), None)
    return replace(mention, type=_TWINS[1]) if body and not body.party else mention


def _opens_bracket(mention: Mention, later: Mention, texts: Mapping[str, str]) -> bool:
    """Whether the later one explains the other: `Nghị quyết Trung ương 4 (Nghị quyết số 04-NQ/TW ...)`."""
    return mention.block == later.block and texts[mention.block][mention.end : later.start].strip() == "("


def _named(mention: Mention, plenums: PlenumTerms, words: Lexicon, around: Circumstances) -> Identity:
    name = mention.name or ""
    if name.startswith("hoi-nghi-"):
        return plenum_identity(mention, plenums, words, around)
    if name.startswith("dai-hoi"):
        return congress_identity(mention, words, around)
    return work_identity(mention, words, around)


def _numbered(
    mentions: Sequence[Mention], texts: Mapping[str, str], words: Lexicon, around: Circumstances
) -> dict[int, Identity]:
    """The identities of numbered mentions, by place; what one has written with it serves the others."""
    within = containers(mentions, texts)
    cases = {
        at: _case(
            mention,
            texts[mention.block],
            words,
            around.of(mention.block),
            issued(mentions[within[at]]) if at in within else None,
        )
        for at, mention in enumerate(mentions)
        if mention.kind == "numbered"
    }
    told: dict[tuple[str, frozenset[str], str], set[str]] = defaultdict(set)
    about: dict[tuple[str, frozenset[str], str], set[str]] = defaultdict(set)
    for case in cases.values():
        own = own_verdict(case.evidence) if case.series else None
        if own and own.period and case.series:
            told[_key(case.series)].add(own.period)
            if case.mention.block in around.titles:
                about[_key(case.series)].add(own.period)
    told |= about  # of several with one number the report speaks of the one it is about
    found: dict[int, Identity] = {}
    for at, case in cases.items():
        outer = found.get(within.get(at, -1))
        known = words.tables.resolutions.get(outer.id) if outer and outer.id else None
        told_there = _told_there(case, known, words, around)
        found[at] = _apply(told_there, told, _neighbour(cases, at, texts), words)
    return found


def _told_there(case: _Case, outer: Resolution | None, words: Lexicon, around: Circumstances) -> _Case:
    """The case with what the register's title of the document says in whose title it stands."""
    if not outer or not outer.title or not case.series or own_verdict(case.evidence):
        return case
    period = told_by_title(outer.title, case.series, words, around)
    return replace(case, evidence=replace(case.evidence, title=period))


def _neighbour(cases: Mapping[int, _Case], at: int, texts: Mapping[str, str]) -> str | None:
    """The period that a neighbour in one list has of its own: `18-NQ/TW, 19-NQ/TW về sắp xếp tổ chức bộ máy`."""
    case = cases[at]
    for other in (cases.get(at - 1), cases.get(at + 1)):
        if not other or not other.series or not case.series or not _in_one_list(case.mention, other.mention, texts):
            continue
        own = own_verdict(other.evidence)
        if own and own.period in case.evidence.register and _is_one_kind(case.series, other.series):
            return own.period
    return None


def _in_one_list(mention: Mention, other: Mention, texts: Mapping[str, str]) -> bool:
    if mention.block != other.block:
        return False
    first, second = sorted((mention, other), key=lambda item: item.start)
    return bool(_LIST_GAP.fullmatch(texts[mention.block], first.end, max(first.end, second.start)))


def _of_list(
    mention: Mention, identity: Identity, last: Sequence[Citation], texts: Mapping[str, str], words: Lexicon
) -> Identity:
    """An open short form stands in the period of the list's item before it: `Nghị quyết 18, 19 của Trung ương`."""
    before = last[0] if last and last[0].mention.type == mention.type else None
    if identity.id or not before or not before.identity.id or mention.text[:1].isalpha():
        return identity  # with a type word of its own it begins anew
    if not _in_one_list(before.mention, mention, texts):
        return identity
    series = before.identity.id.rpartition("/")[0]
    meant = next((id_ for id_ in identity.candidates if id_.rpartition("/")[0] == series), None)
    confidence = min(CONFIDENCE["list"], before.identity.confidence)
    return identified(meant, "list", confidence, words) if meant else identity


def _is_one_kind(series: Series, other: Series) -> bool:
    return (series.issuer, series.types) == (other.issuer, other.types)


def _key(series: Series) -> tuple[str, frozenset[str], str]:
    return series.issuer, frozenset(series.types), series.digits


def _case(mention: Mention, text: str, words: Lexicon, around: Circumstances, before: str | None) -> _Case:
    number = read_number(mention.number or "", words)
    series = series_of(mention, number, words, around) if number else None
    evidence = (
        gather(mention, number.year if number else None, series, text=text, words=words, around=around, before=before)
        if series
        else Evidence()
    )
    return _Case(mention, series, evidence)


def _apply(
    case: _Case, told: Mapping[tuple[str, frozenset[str], str], set[str]], neighbour: str | None, words: Lexicon
) -> Identity:
    if not case.series:
        return replace(_UNKNOWN, canonical=case.mention.number)
    elsewhere = frozenset(told.get(_key(case.series), ()))
    verdict = decide(replace(case.evidence, elsewhere=elsewhere, list=neighbour))
    return number_identity(case.series, verdict, case.mention.number, words)
