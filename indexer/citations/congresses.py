"""Congress resolutions of every level: `Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XIX, nhiệm kỳ 2020 - 2025`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from indexer.citations.congress_bodies import FoundCongressBody, congress_body_at
from indexer.citations.fragments import any_of
from indexer.citations.ordinals import ORDINAL, ordinal
from indexer.citations.passage import Passage
from indexer.citations.terms import period_at
from indexer.models.citation import Mention

_HEAD = re.compile(
    r"(?<![a-z0-9])(?P<head>nghi quyet|nq)[ ]{1,2}(?:cua )?(?:cac )?(?=dai hoi|dh|(?:tinh )?dang bo|dang lan|lan thu)"
)
_AGAIN = re.compile(  # , Đại hội ...: the word is shared; và Nghị quyết Đại hội ...: the years may be
    r"(?:[ ]?[,;]|[ ]va|, va|[ ]gan voi|[ ]cung(?: voi)?)[ ]"
    r"(?P<again>(?:nghi quyet|nq)[ ](?:cua )?)?(?=dai hoi|dh |dang bo )"
)
_NEXT_ORDINAL = re.compile(rf"(?:[ ]?,|[ ]va)[ ](?:(?:lan[ ])?thu[ ])?(?P<ordinal>{ORDINAL})")  # Đại hội XI, XII
_NEAR = 6  # items of a list further on that may tell what an earlier one leaves out
_MEETING = re.compile(r"(?:dai hoi|dh)(?: ?dai bieu| ?db)?(?![a-z])")
_ORDINAL = re.compile(rf"[ ,]{{0,2}}[(]?(?P<word>(?:lan[ ])?(?:thu|khoa)[ ]{{1,2}})?(?P<ordinal>{ORDINAL})[)]?")
_ALONE = re.compile(r"[ ]?(?:$|[,;.:)\"]|cua dang|va |de ra|nhiem ky)")  # Nghị quyết Đại hội 13, not "02 chi bộ"
_OF_PARTY = re.compile(r"[ ]cua dang(?: ta| cong san viet nam)?(?![a-z ]*(?:bo|uy)[ ])")
_GENERIC = re.compile(  # các cấp, cấp cơ sở, Đảng bộ các cấp: no one congress
    r"[ ,]{0,2}(?:cua )?(?:dang )?(?:bo )?(?:o )?"
    + any_of(
        "các cấp, cấp trên, cấp cơ sở, cấp mình, cấp ủy, cấp huyện, cấp xã, cơ sở, chi bộ, trực thuộc, các tổ, các cơ, "
        "các đơn, các đoàn, các đảng, các chi, các hội"
    )
)


@dataclass(frozen=True, slots=True)
class Congress:
    """What the text says of a congress."""

    end: int
    body: FoundCongressBody | None = None
    number: int | None = None  # 0 where what stands there is no ordinal
    period: str | None = None
    generic: bool = False

    @property
    def singled_out(self) -> bool:
        """Whether an ordinal or years single one congress out."""
        return self.number is not None or self.period is not None


def find_congresses(passage: Passage) -> Iterator[Mention]:
    """Every congress resolution; one that nothing singles out is a reference."""
    read = 0
    for head in _HEAD.finditer(passage.scanned):
        if head.start() < read:
            continue
        chain = list(_chain(passage, head))
        for at, (start, congress) in enumerate(chain):
            if not congress.generic:
                yield _mention(passage, start, congress, _sharing(islice(chain, at + 1, at + 1 + _NEAR)))
        read = chain[-1][1].end if chain else read


def congress_at(passage: Passage, place: int) -> Congress | None:
    """The congress named at `place`: `Đại hội` and its parts in any order."""
    meeting = _MEETING.match(passage.scanned, place)
    congress = Congress(meeting.end() if meeting else place)
    for _ in range(6):
        further = None if congress.generic else _further(passage, congress, bool(meeting))
        if not further:
            break
        congress = further
    return congress if meeting or (congress.body and congress.singled_out) or congress.number else None


def _chain(passage: Passage, head: re.Match[str]) -> Iterator[tuple[int, Congress]]:
    """The congresses that share one `Nghị quyết`, each with its start."""
    start, place = head.start(), head.end()
    while congress := congress_at(passage, place):
        if start != head.start() and not congress.singled_out and not congress.body:
            return  # "và Đại hội ..." with nothing of a resolution
        items = [(start, congress), *_ordinals(passage, congress)]
        yield from items
        again = _AGAIN.match(passage.scanned, items[-1][1].end)
        if not again:
            return
        start, place = again.start("again") if again["again"] else again.end(), again.end()


def _ordinals(passage: Passage, congress: Congress) -> Iterator[tuple[int, Congress]]:
    """Further congresses of the same body, by their ordinals alone: `Đại hội XI, XII của Đảng`."""
    while congress.number and congress.period is None:
        found = _NEXT_ORDINAL.match(passage.scanned, congress.end)
        if not found or not passage.is_capital(found.start("ordinal")):
            return
        congress = replace(congress, number=ordinal(found["ordinal"]) or 0, end=found.end())
        yield found.start("ordinal"), congress


def _further(passage: Passage, congress: Congress, met: bool) -> Congress | None:
    """The congress with the part that follows it."""
    scanned, place = passage.scanned, congress.end
    generic = _GENERIC.match(scanned, place)
    if generic and not congress.singled_out:
        return replace(congress, generic=True, end=generic.end())
    if congress.period is None and (period := period_at(scanned, place)):
        return replace(congress, end=period.end, period=period.value)
    if congress.number is None and (found := _ORDINAL.match(scanned, place)) and _is_ordinal(passage, found, met):
        return replace(congress, end=found.end(), number=ordinal(found["ordinal"]) or 0)
    if congress.body is None and (body := congress_body_at(passage, place)):
        return replace(congress, end=body.end, body=body)
    return None


def _is_ordinal(passage: Passage, found: re.Match[str], met: bool) -> bool:
    """`lần thứ 12`, `khóa VII`, or a bare roman number right after Đại hội (`Đại hội XII`)."""
    if found["word"]:
        return True
    bare = found["ordinal"]
    adjoins = found.group().startswith(" ") and not found.group().startswith((" ,", " ("))
    if bare.isdigit():
        return met and adjoins and bool(_ALONE.match(passage.scanned, found.end()))
    return met and adjoins and passage.is_capital(found.start("ordinal"))


def _sharing(later: Iterable[tuple[int, Congress]]) -> Congress | None:
    """The next congress of the list, whose years or ordinal an earlier one shares."""
    return next((congress for _, congress in later if congress.singled_out), None)


def _mention(passage: Passage, start: int, congress: Congress, shared: Congress | None) -> Mention:
    end = congress.end
    of_party = _OF_PARTY.match(passage.scanned, end)
    named = congress.singled_out or bool(shared)
    number = congress.number
    return Mention(
        block=passage.block,
        start=start,
        end=end,
        text=passage.text[start:end],
        kind="named" if named else "reference",
        type="nghị quyết",
        name=f"dai-hoi-{number}" if number else "dai-hoi-0" if number == 0 else "dai-hoi",
        body=congress.body.slug if congress.body else "tw" if of_party else None,
        period=congress.period or (shared.period if shared and number is None else None),
        province=congress.body.province if congress.body else None,
        term=shared.number if shared and number is None and not congress.period else None,
    )
