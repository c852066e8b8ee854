"""Issuing bodies as the text names them: `của Ban Thường vụ Tỉnh ủy Phú Thọ`, `của Bộ Chính trị (khóa XI)`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from indexer.citations.fragments import any_of
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
_OF_PARTY = re.compile(r"[ ]dang(?: cong san viet nam)?(?![ ]?(?:bo|uy)[ ])(?![a-z])")  # BCH Trung ương Đảng
_LOWER = re.compile(r"[ ](?:huyen|quan|thi xa|thi tran|xa|phuong)(?![a-z])")
_CAPITALS = re.compile(r"(?: [A-ZĐÀ-Ỹ][^\W\d_]*){1,4}")
_OTHER = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,9}")
_STOP = re.compile(
    " "
    + any_of(
        "về, ngày, trong, đã, được, là, cho, để, theo, có, tại, với, gắn, nhằm, ban hành, quy định, phê duyệt, "
        "hướng dẫn, thực hiện, và các, khóa, nhiệm kỳ, đến, từ, sẽ, cùng, như, mà, thì, quyết định, số, triển khai, "
        "vào, năm, nơi, giao, sửa đổi, bổ sung"
    )
)


@dataclass(frozen=True, slots=True)
class FoundBody:
    """A body in a text: what stands there, and what is known of it (slugs; None where it is not in the tables)."""

    start: int
    end: int
    slug: str | None
    level: str | None
    province: str | None = None
    term: int | None = None


def body_at(passage: Passage, place: int) -> FoundBody | None:
    """The body that follows at `place`: after `của`, or at once where it is a known one."""
    lead = _OF.match(passage.scanned, place)
    if not lead:
        return None
    start = lead.end()
    if plenum := _PLENUM.match(passage.scanned, start):
        return _with_term(passage, FoundBody(start, plenum.end(), "tw", "central"))
    known = known_body(passage, start)
    return known or (_unknown(passage, start) if "cua" in lead.group() else None)


def known_body(passage: Passage, start: int) -> FoundBody | None:
    """The body of the tables that is named at `start`, with its place and term."""
    leading = _LEADING.match(passage.scanned, start)
    known = passage.words.issuer_names.at(passage.scanned, leading.end() if leading else start)
    if not known:
        return None
    end, issuer = known
    of_party = _OF_PARTY.match(passage.scanned, end) if issuer.slug == "tw" else None
    end, province = _place(passage, of_party.end() if of_party else _lower(passage, end))
    return _with_term(passage, FoundBody(start, end, issuer.slug, issuer.level, province))


def _with_term(passage: Passage, body: FoundBody) -> FoundBody:
    """The body with the term written behind it: `Bộ Chính trị (khóa XI)`."""
    terms = terms_at(passage.scanned, body.end)
    return replace(body, end=terms[0].end, term=terms[0].number) if len(terms) == 1 and terms[0].number else body


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
    return FoundBody(start, end, None, None) if end > start + 1 else None
