"""What stands around a citation: the article it points to, and what the text says is done to or by the document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.citations.passage import Passage
from indexer.models.citation import Treatment

_UNIT = r"(?:phan|chuong|muc|dieu|khoan|diem|tiet|phu luc)"
_FIRST = r"(?:[0-9][0-9a-z.]{0,5}|[ivxlc]{1,5}|[a-z])(?![a-z0-9])"  # 5, 2a, IV, b
_LATER = rf"(?:[ ]?[,;-]?[ ]?(?:va[ ])?(?:{_UNIT} )?(?:[0-9]+[a-z]?|[a-z]|[ivx]+)(?![a-z0-9])){{0,9}}"
_POINT = re.compile(  # khoản 2 Điều 5 của
    rf"(?<![a-z])(?P<point>{_UNIT} {_FIRST}{_LATER})[ ,]{{1,2}}(?:-[ ])?(?:cua )?(?:cac )?$"
)
_BEFORE: tuple[tuple[str, Treatment], ...] = (
    (r"(?:thay the|thay cho)", "replaced"),
    (r"(?:sua doi|bo sung)(?:, (?:sua doi|bo sung))?(?: mot so (?:dieu|noi dung))?(?: cua| tai)?", "amended"),
    (r"(?:bai bo|huy bo|cham dut hieu luc cua)", "ended"),
    (r"(?:thuc hien|trien khai|quan triet|thi hanh|chap hanh|cu the hoa)(?: tot| nghiem| co hieu qua| nghiem tuc)?",
     "carried_out"),
)  # fmt: skip
_AFTER: tuple[tuple[str, Treatment], ...] = (
    (r"thay the|thay cho", "replaces"),
    (r"sua doi|bo sung", "amends"),
    (r"(?:da )?het hieu luc|bi bai bo|duoc bai bo", "ended"),
    (r"(?:duoc|bi) thay the", "replaced"),
    (r"(?:duoc|bi) sua doi", "amended"),
    (r"(?:ve )?(?:trien khai )?thuc hien", "carries_out"),
)
_TREATED_BEFORE = tuple((re.compile(rf"(?<![a-z]){words} (?:cac )?$"), treatment) for words, treatment in _BEFORE)
_TREATED_AFTER = tuple((re.compile(rf"[ ,\"*_]{{0,4}}(?:{words})(?![a-z])"), treatment) for words, treatment in _AFTER)
_WINDOW = 90


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The article a citation points to, and what the text says becomes of the document."""

    pinpoint: str | None
    treatment: Treatment | None


def surroundings(passage: Passage, start: int, end: int) -> Surroundings:
    """What stands before the citation at `start`, and behind `end`, where its date and issuer end."""
    from_ = max(0, start - _WINDOW)
    before = passage.scanned[from_:start]
    point = _POINT.search(before)
    pinpoint = passage.text[from_ + point.start("point") : from_ + point.end("point")] if point else None
    return Surroundings(pinpoint, _treatment(passage, before, end))


def _treatment(passage: Passage, before: str, end: int) -> Treatment | None:
    for pattern, treatment in _TREATED_BEFORE:
        if pattern.search(before[-60:]):
            return treatment
    return next((treatment for pattern, treatment in _TREATED_AFTER if pattern.match(passage.scanned, end)), None)
