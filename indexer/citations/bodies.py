"""Issuing bodies as the text names them: `của Ban Thường vụ Tỉnh ủy Phú Thọ`, `của Bộ Chính trị (khóa XI)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.citations.ordinals import ORDINAL, ORDINAL_WORD
from indexer.citations.passage import Passage
from indexer.citations.terms import terms_at

_OF = re.compile(r"[ ,*_)]{0,3}(?:do|cua)[ ]{1,2}(?:cac )?|[ ]{0,2}-[ ]|[ ,*_]{1,3}|[ ]?\(")
_LEADING = re.compile(  # what may stand between "của" and the name itself
    rf"""
    (?:(?:tai[ ])?hoi[ ]nghi(?:[ ]lan[ ]thu)?[ ](?:{ORDINAL}|{ORDINAL_WORD})[ ,]{{1,2}}  # Hội nghị lần thứ sáu
      |(?:dong[ ]chi|thuong[ ]truc|chu[ ]tich)[ ]){{0,2}}
    """,
    re.VERBOSE,
)
_PLENUM = re.compile(rf"hoi nghi (?:trung uong|tw)(?: lan thu)? ?{ORDINAL}")  # Hội nghị Trung ương 6
_PLACE = re.compile(r" (?:tinh |thanh pho |tp\.? ?|t\. )?")
_LOWER = re.compile(r"[ ](?:huyen|quan|thi xa|thi tran|xa|phuong)(?![a-z])")
_CAPITALS = re.compile(r"(?: [A-ZĐÀ-Ỹ][^\W\d_]*){1,4}")
_OTHER = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,9}")
_STOP = re.compile(
    r" (?:ve|ngay|trong|da|duoc|la|cho|de|theo|co|tai|voi|gan|nham|ban hanh|quy dinh|phe duyet|huong dan|thuc hien|va cac|"
    r"khoa|nhiem ky|den|tu|se|cung|nhu|ma|thi|quyet dinh|so|trien khai|vao|nam|den|noi|giao|sua doi|bo sung)(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class FoundBody:
    """A body in a text: what stands there, and what is known of it (slugs; None where it is not in the tables)."""

    start: int
    end: int
    slug: str | None
    level: str | None
    province: str | None
    term: int | None


def body_at(passage: Passage, place: int) -> FoundBody | None:
    """The body that follows at `place`: after `của`, or at once where it is a known one."""
    lead = _OF.match(passage.scanned, place)
    if not lead:
        return None
    start = lead.end()
    if plenum := _PLENUM.match(passage.scanned, start):
        return _with_term(passage, start, plenum.end(), "tw", "central", None)
    known = passage.words.issuer_names.at(passage.scanned, _LEADING.match(passage.scanned, start).end())  # type: ignore[union-attr] # it matches the empty text
    if known:
        end, issuer = known
        end, province = _place(passage, _lower(passage, end))
        return _with_term(passage, start, end, issuer.slug, issuer.level, province)
    return _unknown(passage, start) if "cua" in lead.group() else None


def _with_term(
    passage: Passage, start: int, end: int, slug: str, level: str, province: str | None
) -> FoundBody:
    terms = terms_at(passage.scanned, end)
    if len(terms) == 1 and terms[0].number:
        return FoundBody(start, terms[0].end, slug, level, province, terms[0].number)
    return FoundBody(start, end, slug, level, province, None)


def _lower(passage: Passage, end: int) -> int:
    """The end of the name of a district or commune that follows a body's name: `UBND huyện Càng Long`."""
    match = _LOWER.match(passage.scanned, end)
    name = _CAPITALS.match(passage.text, match.end()) if match else None
    return name.end() if name else match.end() if match else end


def _place(passage: Passage, end: int) -> tuple[int, str | None]:
    """The province that follows a body's name, and its end."""
    gap = _PLACE.match(passage.scanned, end)
    found = passage.words.provinces.at(passage.scanned, gap.end()) if gap else None
    return found if found and gap and passage.is_capital(gap.end()) else (end, None)


def _unknown(passage: Passage, start: int) -> FoundBody | None:
    """A body that no table has: words from a capital up to where the phrase ends."""
    match = _OTHER.match(passage.text, start)
    if not match or not passage.is_capital(start):
        return None
    stop = _STOP.search(passage.scanned, start, match.end())
    end = stop.start() if stop else match.end()
    return FoundBody(start, end, None, None, None, None) if end > start + 1 else None
