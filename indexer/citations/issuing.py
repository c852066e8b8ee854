"""Who issued a document and when, told before it: `Ngày 14/11/2016, Tỉnh ủy đã ban hành Nghị quyết số 10-NQ/TU`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from indexer.citations.bodies import FoundBody, known_body
from indexer.citations.dates import FoundDate, date_at
from indexer.citations.passage import Passage

_VERB = re.compile(
    r"[ ](?:da |vua |tiep tuc |kip thoi )?(?:xay dung va ban hanh|ky ban hanh|ban hanh|xay dung|ra|co|thong qua)"
    r"(?: cac)? $"
)
_WORD = re.compile(r"(?<![a-z0-9])[a-z]")
_NAME = re.compile(r"(?: [A-ZĐÀ-Ỹ][^\W\d_]*){1,4}")  # Huyện ủy Hải Hậu
_DAY = re.compile(r"(?<![a-z])ngay[ ]{1,2}[0-9][^.;:]{4,26}$")
_REACH = 100  # letters that a body's name and its verb take at most
_DAY_REACH = 40


@dataclass(frozen=True, slots=True)
class Issuing:
    """The body that the sentence says issued it, and the day."""

    body: FoundBody
    date: str | None


def issuing_before(passage: Passage, start: int) -> Issuing | None:
    """What the words right before the document at `start` say of its issue."""
    from_ = max(0, start - _REACH)
    verb = _VERB.search(passage.scanned, from_, start)
    body = _body_up_to(passage, from_, verb.start()) if verb else None
    return Issuing(body, _day_before(passage, body.start)) if body else None


def _body_up_to(passage: Passage, from_: int, end: int) -> FoundBody | None:
    """The body whose name ends at `end`; the longest, so that `Ban Thường vụ Tỉnh ủy` is not `Tỉnh ủy`."""
    for word in _WORD.finditer(passage.scanned, from_, end):
        body = known_body(passage, word.start())
        if not body or body.end > end:
            continue
        named = _NAME.fullmatch(passage.text, body.end, end)
        if body.end == end or named:
            return replace(body, end=end)
    return None


def _day_before(passage: Passage, place: int) -> str | None:
    from_ = max(0, place - _DAY_REACH)
    day = _DAY.search(passage.scanned, from_, place)
    found: FoundDate | None = date_at(passage.scanned, day.start()) if day else None
    return found.value if found and not passage.scanned[found.end : place].strip(" ,") else None
