"""Plenum resolutions by name: `Nghị quyết Trung ương 4 (khóa XII)`, `NQTW4`, `Nghị quyết Hội nghị lần thứ tư BCH TW`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.citations.ordinals import ARABIC, ORDINAL, ORDINAL_WORD, ordinal
from indexer.citations.passage import Passage
from indexer.citations.terms import FoundTerm, terms_at
from indexer.models.citation import Mention

_PARTY = r"(?:trung[ ]uong|t[.]?[ ]?w)"
_COMMITTEE = rf"(?:ban[ ]chap[ ]hanh|bch)[ ]?{_PARTY}"
_OF_PARTY = r"(?:[ ]dang(?:[ ]cong[ ]san[ ]viet[ ]nam)?)?"
_HEAD = re.compile(r"(?<![a-z0-9])(?P<type>nghi quyet|nq|ket luan|kl)(?=[ ,]|tw|$)")
_LINK = r"[ ]{0,2}(?:so[ ])?(?:cua[ ])?(?:cac[ ])?"
_NUMBER = rf"(?P<number>{ARABIC}(?![0-9a-z/.-]*[0-9a-z]))"
_WORD = rf"(?P<word>{ORDINAL}|{ORDINAL_WORD})"
_FORMS = tuple(
    re.compile(_LINK + form, re.VERBOSE)
    for form in (
        # Trung ương 4; Hội nghị Trung ương 6; TW4; BCH Trung ương lần thứ 4
        rf"(?:hoi[ ]nghi[ ])?(?:lan[ ]thu[ ])?(?:ban[ ]chap[ ]hanh[ ]|bch[ ]?)?{_PARTY}(?:[ ]dang)?[ ,]{{0,2}}"
        rf"(?:lan[ ])?(?:thu[ ])?(?:so[ ])?(?:{_NUMBER}|{_WORD}(?=[ ,]{{0,2}}[(]?khoa[ ]))",
        # Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng; lần thứ sáu BCH TW
        rf"(?:hoi[ ]nghi[ ])?(?:lan[ ])?(?:thu|khoa)[ ]{_WORD}(?:[ ]?,)?[ ](?:cua[ ])?{_COMMITTEE}{_OF_PARTY}",
        # Hội nghị Trung ương lần thứ tư
        rf"(?:hoi[ ]nghi[ ])?(?:ban[ ]chap[ ]hanh[ ]|bch[ ]?)?{_PARTY}(?:[ ]dang)?[ ](?:lan[ ])?thu[ ]{_WORD}",
    )
)
_DROPPED = re.compile(rf"[ ](?:so[ ])?{_NUMBER}(?=[ ,]{{0,2}}\(?[ ]?khoa )")  # Nghị quyết 4 (Khóa XII)
_AGAIN = re.compile(
    rf"(?:[ ]?(?:,|;)|[ ]va)[ ](?P<own>(?:(?:nghi quyet )?(?:hoi nghi )?{_PARTY}[ ]?)?){_NUMBER.replace('number', 'next')}"
)
_COMMITTEE_AFTER = re.compile(rf"[ ]?,?[ ](?:cua[ ])?{_COMMITTEE}{_OF_PARTY}|[ ]cua[ ]dang(?![ ]bo|[ ]uy)")
_TYPES = {"nghi quyet": "nghị quyết", "nq": "nghị quyết", "ket luan": "kết luận", "kl": "kết luận"}


def find_plenums(passage: Passage) -> Iterator[Mention]:
    """Every resolution (or conclusion) of a plenum of the Central Committee, named by the plenum's number."""
    place = 0
    while head := _HEAD.search(passage.scanned, place):
        place = head.end()
        first = _first(passage, head)
        if not first:
            continue
        end, number = first
        while end:
            mentions, end = _group(passage, head, head.start() if place == head.end() else place, end, number)
            yield from mentions
            place, number = mentions[-1].end, 0
            again = _AGAIN.match(passage.scanned, place)
            if not (again and again["own"] and "nghi quyet" not in again["own"] and mentions[-1].term):
                break
            place, end, number = again.start("own"), again.end(), int(again["next"])


def _first(passage: Passage, head: re.Match[str]) -> tuple[int, int] | None:
    """Where the plenum's number ends, and the number."""
    for form in (*_FORMS, _DROPPED):
        if match := form.match(passage.scanned, head.end()):
            groups = match.groupdict()
            number = ordinal(groups.get("number") or groups.get("word") or "")
            if number and number <= 20:
                return match.end(), number
    return None


def _group(
    passage: Passage, head: re.Match[str], start: int, end: int, number: int
) -> tuple[list[Mention], int]:
    """The plenums of one list with the terms that they share: `6, 7 (khóa XII)`, `4 (khóa XI, XII)`."""
    items = [(start, end, number)]
    while (again := _AGAIN.match(passage.scanned, items[-1][1])) and not again["own"]:
        items.append((again.start("next"), again.end(), int(again["next"])))
    items = items[: 1 + _counted(passage, items)]
    after = _COMMITTEE_AFTER.match(passage.scanned, items[-1][1])
    terms = terms_at(passage.scanned, after.end() if after else items[-1][1])
    end = items[-1][1] if not after or "dang" == after.group()[-4:] and not terms else after.end()
    type_ = _TYPES[head["type"]]
    mentions = [_mention(passage, start, stop, number, type_, _written(terms[0]) if terms else None)
                for start, stop, number in items[:-1]]
    start, _, number = items[-1]
    spans = _spans(terms, end)
    mentions += [_mention(passage, start, stop, number, type_, term) for stop, term in spans]
    return mentions, 0


def _counted(passage: Passage, items: Sequence[tuple[int, int, int]]) -> int:
    """How many later items count plenums: none of them where no term follows (", 30 đồng chí")."""
    last = items[-1][1]
    return len(items) - 1 if terms_at(passage.scanned, last) or len(items) == 1 else 0


def _spans(terms: tuple[FoundTerm, ...], end: int) -> list[tuple[int, int | None]]:
    """The end of each term's citation: its own where each has a word `khóa`, else the end of the whole list."""
    if not terms:
        return [(end, None)]
    return [
        (next((later.end for later in reversed(terms[at:]) if _shares(terms, at, later)), term.end), _written(term))
        for at, term in enumerate(terms)
    ]


def _written(term: FoundTerm) -> int:
    """The term's number; 0 where what stands there is none (khóa XLII), so that nothing else is guessed."""
    return term.number or 0


def _shares(terms: tuple[FoundTerm, ...], at: int, later: FoundTerm) -> bool:
    """Whether `later` closes the list that the term stands in."""
    return later is terms[at] or not any(term.own for term in terms[at + 1 : terms.index(later) + 1])


def _mention(passage: Passage, start: int, end: int, number: int, type_: str, term: int | None) -> Mention:
    return Mention(
        block=passage.block,
        start=start,
        end=end,
        text=passage.text[start:end],
        kind="named",
        type=type_,
        name=f"hoi-nghi-{number}",
        body="tw",
        term=term,
    )
