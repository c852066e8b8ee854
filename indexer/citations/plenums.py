"""Plenum resolutions by name: `Nghị quyết Trung ương 4 (khóa XII)`, `NQTW4`, `Nghị quyết Hội nghị lần thứ tư BCH TW`.

The plenum's number may be a list, and so may its terms: `Trung ương 6, 7 (khóa XII)`, `Trung ương 4 (khóa XI, XII)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.citations.ordinals import ARABIC, ORDINAL, ORDINAL_WORD, ordinal
from indexer.citations.passage import Passage
from indexer.citations.terms import FoundTerm, terms_at
from indexer.models.citation import Mention

_PARTY = r"(?:trung[ ]uong|t[.]?[ ]?w|t[.]?u(?=[ .,]?[ ]?[0-9]))"  # Trung ương, TW, T.Ư (TƯ, not TU: see _item)
_COMMITTEE = rf"(?:ban[ ]chap[ ]hanh|bch)[ ]?{_PARTY}"
_OF_PARTY = r"(?:[ ]dang(?:[ ]cong[ ]san[ ]viet[ ]nam)?)?"
_HEAD = re.compile(r"(?<![a-z0-9])(?P<type>nghi quyet|nq|ket luan|kl)(?=[ ,]|tw|$)")
_LINK = r"[ ]{0,2}(?:so[ ])?(?:cua[ ])?(?:cac[ ])?"
_SESSION = r"(?:[ ]?\(?[ ]?lan[ ](?:thu[ ])?(?:[12]|i{1,2}|nhat|hai)[ ]?\)?(?![0-9a-z]))?"  # 6 (lần 2)
_ENDS = r"(?:(?=-khoa[ ])|(?![0-9a-z/.-]*[0-9a-z]))"  # no part of a date, of a longer number
_NUMBER = rf"(?P<number>{ARABIC}{_ENDS}){_SESSION}"
_WORD = rf"(?P<word>{ORDINAL}|{ORDINAL_WORD}){_SESSION}"
_SIXTH = rf"(?:lan[ ])?(?:thu|khoa)[ ]{_WORD}"  # lần thứ sáu; khóa tư is a slip that occurs
_MORE_ORDINALS = rf"(?:(?:[ ]?,|[ ]va)[ ](?:lan[ ])?(?:thu[ ])?(?:{ORDINAL}|{ORDINAL_WORD})){{0,5}}"
_FORMS = tuple(
    re.compile(_LINK + form, re.VERBOSE)
    for form in (
        # Trung ương 4; Hội nghị Trung ương 6; TW4; BCH Trung ương lần thứ 4; Trung ương bảy khóa XII
        (
            rf"(?:hoi[ ]?nghi[ ])?(?:lan[ ]thu[ ])?(?:ban[ ]chap[ ]hanh[ ]|bch[ ]?)?{_PARTY}(?:[ ]dang)?[ ,]{{0,2}}"
            rf"(?:lan[ ])?(?:thu[ ])?(?:so[ ])?(?:{_NUMBER}|{_WORD}(?=[ ,]{{0,2}}[(]?khoa[ ]))"
        ),
        # Hội nghị lần thứ tư Ban Chấp hành Trung ương; lần thứ sáu, lần thứ bảy BCH TW
        rf"(?:hoi[ ]?nghi[ ])?{_SIXTH}(?={_MORE_ORDINALS}[ ]?,?[ ](?:cua[ ])?{_COMMITTEE})",
        # Hội nghị lần thứ tư (khóa XII)
        rf"hoi[ ]?nghi[ ]{_SIXTH}(?={_MORE_ORDINALS}[ ,]{{0,2}}[(]?khoa[ ])",
        # Hội nghị Trung ương lần thứ tư
        rf"(?:hoi[ ]?nghi[ ])?(?:ban[ ]chap[ ]hanh[ ]|bch[ ]?)?{_PARTY}(?:[ ]dang)?[ ]{_SIXTH}",
        # Nghị quyết 4 (Khóa XII): "Trung ương" dropped by the writer
        rf"(?:so[ ])?{_NUMBER}(?=[ ,]{{0,2}}[(]?[ ]?khoa[ ])",
    )
)
_AGAIN = re.compile(
    rf"(?:[ ]?[,;]|[ ]va)[ ](?P<own>(?:hoi ?nghi )?{_PARTY}[ ]?(?:lan )?(?:thu )?)?(?P<nth>(?:lan )?thu )?"
    rf"(?:{_NUMBER}|(?P<word>{ORDINAL_WORD}))"
)
_COMMITTEE_AFTER = re.compile(rf"[ ]?,?[ ](?:cua[ ])?{_COMMITTEE}{_OF_PARTY}")
_OF_PARTY_AFTER = re.compile(r"[ ]cua dang(?![ ](?:bo|uy))")
_BY_LETTERS = re.compile(r"(?<![a-z])t[.]?u(?![a-z])|(?<=nq)tu(?![a-z])")
_TYPES = {"nghi quyet": "nghị quyết", "nq": "nghị quyết", "ket luan": "kết luận", "kl": "kết luận"}
_MOST = 20  # plenums of one term


@dataclass(frozen=True, slots=True)
class _Item:
    """One plenum of a list."""

    start: int
    end: int
    number: int
    own: bool  # whether it has a word `Trung ương` of its own


def find_plenums(passage: Passage) -> Iterator[Mention]:
    """Every resolution (or conclusion) of a plenum of the Central Committee, named by the plenum's number."""
    for head in _HEAD.finditer(passage.scanned):
        item = _first(passage, head)
        while item:
            items = _list(passage, item)
            end, terms = _terms(passage, items[-1].end)
            yield from _mentions(passage, _TYPES[head["type"]], items, end, terms)
            item = _next(passage, terms[-1].end if terms else end)
            item = item if item and item.own else None


def _first(passage: Passage, head: re.Match[str]) -> _Item | None:
    for form in _FORMS:
        match = form.match(passage.scanned, head.end())
        if match and _is_central(passage, head.start(), match.end()):
            return _item(match, head.start(), own=True)
    return None


def _is_central(passage: Passage, start: int, end: int) -> bool:
    """Whether `tu` in scan form is TƯ (Trung ương) and not TU (Tỉnh ủy)."""
    by_letters = _BY_LETTERS.search(passage.scanned, start, end)
    return not by_letters or "Ư" in passage.text[by_letters.start() : by_letters.end()].upper()


def _next(passage: Passage, place: int) -> _Item | None:
    """The next plenum of the list that goes on at `place`."""
    match = _AGAIN.match(passage.scanned, place)
    if not match or (match["word"] and not match["nth"]):
        return None
    return _item(match, match.start("own") if match["own"] else _after_joint(match), own=bool(match["own"]))


def _after_joint(match: re.Match[str]) -> int:
    return match.start("nth") if match["nth"] else match.start("number")


def _item(match: re.Match[str], start: int, *, own: bool) -> _Item | None:
    groups = match.groupdict()
    number = ordinal(groups.get("number") or groups.get("word") or "")
    return _Item(start, match.end(), number, own) if number and number <= _MOST else None


def _list(passage: Passage, first: _Item) -> list[_Item]:
    """The plenums up to the term that they share; bare numbers count only where a term follows (", 30 đồng chí")."""
    items = [first]
    while item := _next(passage, items[-1].end):
        items.append(item)
    if not _terms(passage, items[-1].end)[1]:
        bare = next((at for at, item in enumerate(items) if not item.own), len(items))
        items = items[:bare]
    return items


def _terms(passage: Passage, place: int) -> tuple[int, tuple[FoundTerm, ...]]:
    """Where the committee's name ends that follows the plenum's number, and the terms behind it."""
    committee = _COMMITTEE_AFTER.match(passage.scanned, place)
    end = committee.end() if committee else place
    terms = terms_at(passage.scanned, end)
    if not terms and (party := _OF_PARTY_AFTER.match(passage.scanned, end)):
        terms = terms_at(passage.scanned, party.end())
    return end, terms


def _mentions(
    passage: Passage, type_: str, items: Sequence[_Item], end: int, terms: tuple[FoundTerm, ...]
) -> Iterator[Mention]:
    """The items but the last end with their number; the last one has as many citations as there are terms."""
    for item in items[:-1]:
        yield _mention(passage, item, item.end, type_, _written(terms[0]) if terms else None)
    for stop, term in _spans(terms, end):
        yield _mention(passage, items[-1], stop, type_, term)


def _spans(terms: tuple[FoundTerm, ...], end: int) -> list[tuple[int, int | None]]:
    """The end of each term's citation: its own where each has a word `khóa`, else the end of the whole list."""
    if not terms:
        return [(end, None)]
    return [(_list_end(terms, at), _written(term)) for at, term in enumerate(terms)]


def _list_end(terms: tuple[FoundTerm, ...], at: int) -> int:
    """The end of the list that the term stands in: it goes on while later terms have no word `khóa` of their own."""
    last = at
    while last + 1 < len(terms) and not terms[last + 1].own:
        last += 1
    return terms[last].end


def _written(term: FoundTerm) -> int:
    """The term's number; 0 where what stands there is none (khóa XLII), so that nothing else is guessed."""
    return term.number or 0


def _mention(passage: Passage, item: _Item, end: int, type_: str, term: int | None) -> Mention:
    return Mention(
        block=passage.block,
        start=item.start,
        end=end,
        text=passage.text[item.start : end],
        kind="named",
        type=type_,
        name=f"hoi-nghi-{item.number}",
        body="tw",
        term=term,
    )
