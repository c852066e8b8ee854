"""Whose congress it is: `Đảng bộ tỉnh Trà Vinh`, `Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh`, `toàn quốc`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.citations.fragments import any_of
from indexer.citations.passage import Passage

_OF = r"[ ,]{0,2}(?:cua )?"
_NATIONAL = re.compile(
    rf"{_OF}(?:(?:dang )?(?:cong san viet nam )?toan quoc|dang cong san viet nam|dang toan quoc)(?: cua dang)?(?![a-z])"
)
_PARTY = re.compile(rf"{_OF}dang(?= (?:lan thu|khoa|[ivx]+(?![a-z])))|[ ]dang(?=[,.;)]|$)")  # Đại hội Đảng lần thứ XIII
_PROVINCE = re.compile(rf"{_OF}(?:(?:dang bo )?tinh(?! doan)(?: dang bo)?|thanh dang bo)(?![a-z])")  # tỉnh Đảng bộ
_CITY = re.compile(rf"{_OF}(?:dang bo )?(?:thanh pho|tp\.?)(?![a-z0-9])")
_BLOC = re.compile(
    rf"{_OF}(?:dang bo )?khoi(?: (?:cac )?(?:co quan|ccq|cq))?"
    r"(?:(?: va|,|&| -|-)? ?(?:cac )?(?:doanh nghiep|dn)(?![a-z]))?(?: (?:cap )?tinh)?(?![a-z])"
)
_ENTERPRISES = re.compile(rf"{_OF}(?:dang bo )?khoi (?:cac )?doanh nghiep")
_IS_NAMED = re.compile(r" (?![IVX]+(?!\w))[A-ZĐÀ-Ỹ][^\W\d_A-Z]")  # Khối Dân chính Đảng, not "Khối XVI"
_CENTRAL = re.compile(r" (?:trung uong|tw)(?![a-z])")
_LOCAL = re.compile(
    rf"{_OF}(?:dang bo )?"
    + any_of(
        "huyện, quận, thị xã, thị trấn, xã, phường, công ty, tổng công ty, sở, trường, bệnh viện, quân sự, "
        "công an, bộ đội"
    )
)
_MASS = re.compile(
    rf"{_OF}(?:hoi (?!nghi)|doan (?!dai)|tinh doan|thanh doan|cong doan|mat tran|lien doan|lien minh|lien hiep|mttq|"
    r"phu nu|nong dan|cuu chien binh|ccb|thanh nien|sinh vien)"
)
_OWN = re.compile(rf"{_OF}dang bo(?![a-z])")
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,9}")
_STOP = re.compile(r" (?:(?P<ends>lan thu|khoa|nhiem ky)|va|de ra|da|ve|trong|theo|cac cap|co so)(?![a-z])")


@dataclass(frozen=True, slots=True)
class FoundCongressBody:
    """The body whose congress it is: a slug of ids where it has one, else None (mass organisations, districts)."""

    end: int
    slug: str | None
    province: str | None = None
    own: bool = False  # `Đảng bộ` alone: the reporting one or the one above it


def congress_body_at(passage: Passage, place: int) -> FoundCongressBody | None:
    """The body that follows at `place`."""
    scanned = passage.scanned
    if national := (_NATIONAL.match(scanned, place) or _PARTY.match(scanned, place)):
        return FoundCongressBody(national.end(), "tw")
    if other := (_MASS.match(scanned, place) or _LOCAL.match(scanned, place)):
        return FoundCongressBody(_named(passage, other.end()), "")
    if bloc := _BLOC.match(scanned, place):
        return _bloc(passage, place, bloc)
    if city := _CITY.match(scanned, place):
        return _city(passage, city.end())
    if province := _PROVINCE.match(scanned, place):
        end, slug = _province(passage, province.end())
        return FoundCongressBody(end, "tu", slug)
    own = _OWN.match(scanned, place)
    return _own(passage, own.end()) if own else None


def _own(passage: Passage, place: int) -> FoundCongressBody:
    """`Đảng bộ` alone, a province's without the word (Đảng bộ Nghệ An), or that of a body of another kind (Bộ Y tế)."""
    end, province = _province(passage, place)
    if province:
        return FoundCongressBody(end, "tu", province)
    named = _named(passage, place) if _IS_NAMED.match(passage.text, place) else place
    return FoundCongressBody(named, "") if named > place else FoundCongressBody(place, None, own=True)


def _city(passage: Passage, place: int) -> FoundCongressBody:
    """A city under the centre, or one within a province: thành phố Vinh."""
    end, slug = _province(passage, place)
    named = _named(passage, end) if not slug and _IS_NAMED.match(passage.text, end) else end
    return FoundCongressBody(named, "") if named > end else FoundCongressBody(end, "tu", slug)


def _bloc(passage: Passage, place: int, bloc: re.Match[str]) -> FoundCongressBody:
    if central := _CENTRAL.match(passage.scanned, bloc.end()):
        return FoundCongressBody(central.end(), "")
    named = _named(passage, bloc.end()) if _IS_NAMED.match(passage.text, bloc.end()) else bloc.end()
    end, province = _province(passage, named)
    return FoundCongressBody(end, "duk-doanh-nghiep" if _ENTERPRISES.match(passage.scanned, place) else "duk", province)


def _province(passage: Passage, end: int) -> tuple[int, str | None]:
    """The province's name that follows, and its end."""
    gap = 1 if passage.scanned[end : end + 1] == " " else 0
    found = passage.words.provinces.at(passage.scanned, end + gap) if gap and passage.is_capital(end + gap) else None
    return found or (end, None)


def _named(passage: Passage, end: int) -> int:
    """Where the name of a body that has no table ends: before its ordinal or the next verb."""
    start = end + (passage.scanned[end : end + 1] == " ")
    match = _NAME.match(passage.text, start)
    if not match:
        return end
    for stop in _STOP.finditer(passage.scanned, max(0, start - 1), match.end()):
        if stop["ends"] or not passage.is_capital(stop.start() + 1):  # Sông Đà, not "đã"
            return max(end, stop.start())
    return match.end()
