"""What stands with a citation: date, issuer, term, title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from indexer.citations.bodies import FoundBody, body_at
from indexer.citations.dates import FoundDate, date_at, year_at
from indexer.citations.issuing import issuing_before
from indexer.citations.lexicon import LAW_TYPES
from indexer.citations.passage import Passage
from indexer.citations.surroundings import surroundings
from indexer.citations.terms import terms_at
from indexer.citations.titles import title_at
from indexer.models.citation import Mention

_OWN = re.compile(r"[ ]?(?:cua|ve|[\"();.:]|$)")  # what follows the date of a document, not of an event
_JOINT = re.compile(r"[ \"*_)]{0,3}(?:[,;]|,? ?(?:va|cung|hoac|&))[ ]{0,2}(?:cac )?(?:so[ ]?:?[ ]?)?")
_NOTE_NUMBER = re.compile(r"[0-9]{1,3}(?![0-9a-z])")
_MOST = 6  # parts that follow one citation


@dataclass(frozen=True, slots=True)
class Attached:
    """A mention with what follows it, and where that ends."""

    mention: Mention
    end: int
    issued: bool = False  # the sentence said before it who issued it


class _Told(NamedTuple):
    """What is said of a document behind its number."""

    date: str | None
    issuer: str | None
    body: str | None
    province: str | None
    term: int | None
    title: str | None


def attach(passage: Passage, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, in order, each with its date, issuer, term and title; lists share what is said once."""
    starts = [mention.start for mention in mentions if not _is_work(mention)]  # a law may stand within a title
    attached = []
    for mention in mentions:
        later = bisect_left(starts, mention.end)
        attached.append(_attach(passage, mention, starts[later] if later < len(starts) else len(passage.text)))
    return _share(passage, _carry(passage, attached))


def _is_work(mention: Mention) -> bool:
    return mention.name is not None and not mention.name.startswith(("hoi-nghi-", "dai-hoi"))


def _attach(passage: Passage, mention: Mention, limit: int) -> Attached:
    told = _Told(mention.date, mention.issuer, mention.body, mention.province, mention.term, mention.title)
    place = before_title = _behind_note_number(passage, mention)
    for _ in range(_MOST if mention.kind != "reference" else 0):
        step = _step(passage, mention, told, place, limit)
        if not step:
            break
        told, place = step
        before_title = before_title if told.title else place
    before = issuing_before(passage, mention.start) if mention.kind in ("numbered", "short") else None
    issued = bool(before and not told.issuer)
    if before:
        told = _issued(passage, told, before.body) if issued else told
        told = told if told.date else told._replace(date=before.date)
    around = surroundings(passage, mention.start, before_title)
    mention = replace(mention, **told._asdict(), pinpoint=around.pinpoint, treatment=around.treatment)
    return Attached(mention, place, issued)


def _carry(passage: Passage, attached: list[Attached]) -> list[Attached]:
    """What the sentence said before a list of who issued it belongs to the later items as well."""
    carried: list[Attached] = []
    for item in attached:
        first = carried[-1] if carried and carried[-1].issued else None
        goes_on = first and not item.mention.issuer and _joined(passage, first, item.mention)
        carried.append(_issued_alike(first, item) if first and goes_on else item)
    return carried


def _issued_alike(first: Attached, item: Attached) -> Attached:
    told = first.mention
    if not _same_series(told, item.mention):
        return item
    mention = replace(
        item.mention,
        issuer=told.issuer,
        body=item.mention.body or told.body,
        province=item.mention.province or told.province,
    )
    return replace(item, mention=mention, issued=True)


def _behind_note_number(passage: Passage, mention: Mention) -> int:
    """Behind a note's own number that ran into the citation: `35-NQ/TW12 ngày 22/10/2018`."""
    fused = _NOTE_NUMBER.match(passage.scanned, mention.end) if mention.kind == "numbered" else None
    return fused.end() if fused else mention.end


def _step(passage: Passage, mention: Mention, told: _Told, place: int, limit: int) -> tuple[_Told, int] | None:
    """The next part that follows, if there is one, and where it ends."""
    if not told.date and (date := _date(passage, mention, place)):
        return told._replace(date=date.value), date.end
    if place >= limit:
        return None
    if not told.title and (title := title_at(passage, place, limit, verbs=mention.kind == "numbered")):
        return told._replace(title=passage.text[title.start : title.end]), title.after
    return _issuer_or_term(passage, told, place) if mention.kind != "named" else None


def _issuer_or_term(passage: Passage, told: _Told, place: int) -> tuple[_Told, int] | None:
    if not told.issuer and (body := body_at(passage, place)):
        return _issued(passage, told, body), body.end
    if not told.term and (terms := terms_at(passage.scanned, place)):
        return told._replace(term=terms[0].number), terms[-1].end
    return None


def _date(passage: Passage, mention: Mention, place: int) -> FoundDate | None:
    """The date, unless it is an event's: "Nghị quyết Trung ương 4, ngày 22/12/2016, Ban ... tổ chức"."""
    found = date_at(passage.scanned, place)
    if found and mention.kind == "named" and mention.type not in LAW_TYPES:
        return found if _OWN.match(passage.scanned, found.end) else None
    if found:
        return found
    return year_at(passage.scanned, place) if mention.type in LAW_TYPES and mention.kind == "named" else None


def _issued(passage: Passage, told: _Told, body: FoundBody) -> _Told:
    return told._replace(
        issuer=passage.text[body.start : body.end],
        body=told.body or body.slug,
        province=told.province or body.province,
        term=told.term or body.term,
    )


def _share(passage: Passage, attached: list[Attached]) -> list[Mention]:
    """Issuer, term, title and date said once after a list belong to the items before it as well."""
    shared: list[Mention] = []
    for at in range(len(attached) - 1, -1, -1):
        mention = attached[at].mention
        later = shared[-1] if shared else None
        if later and mention.kind != "named" and _joined(passage, attached[at], later):
            mention = _with_shared(mention, later, bare=attached[at].end == mention.end)
        shared.append(mention)
    return shared[::-1]


def _joined(passage: Passage, item: Attached, later: Mention) -> bool:
    """Whether only the joint of a list stands between two citations; behind a semicolon another type begins anew."""
    if later.kind == "named" or not _JOINT.fullmatch(passage.scanned, item.end, max(item.end, later.start)):
        return False
    return item.mention.type == later.type or ";" not in passage.scanned[item.end : later.start]


def _with_shared(mention: Mention, later: Mention, *, bare: bool) -> Mention:
    if not _same_series(mention, later):
        return mention
    one_type = mention.type == later.type
    issued = not mention.issuer and (one_type or not _by_plenum(later))  # a plenum issues no chỉ thị
    return replace(
        mention,
        issuer=later.issuer if issued else mention.issuer,
        body=mention.body or (later.body if issued else None),
        province=mention.province or later.province,
        term=mention.term or (later.term if issued and one_type else None),
        title=mention.title or (later.title if bare else None),
        date=mention.date or (later.date if bare and not later.text[:1].isalpha() else None),
    )


def _by_plenum(mention: Mention) -> bool:
    return (mention.issuer or "").lower().startswith("hội nghị")


def _same_series(mention: Mention, later: Mention) -> bool:
    """Whether one body may have issued both: their symbols end alike, or one is short."""
    if not mention.number or not later.number:
        return False
    bodies = {number.split("/")[-1].split("-")[-1] for number in (mention.number, later.number) if "/" in number}
    return len(bodies) < 2
