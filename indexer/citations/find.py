"""Finding: every mention of a resolution in a report, block by block, in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from indexer.citations.attach import attach
from indexer.citations.congresses import find_congresses
from indexer.citations.lexicon import Lexicon, lexicon
from indexer.citations.numbered import find_numbered
from indexer.citations.passage import Passage, passage
from indexer.citations.plenums import find_plenums
from indexer.citations.references import find_references
from indexer.citations.shorts import find_shorts
from indexer.citations.works import find_works
from indexer.models.citation import Mention
from indexer.models.naming import fold_number
from indexer.models.report import Block, Report
from indexer.models.tables import Tables

_FINDERS: tuple[Callable[[Passage], Iterator[Mention]], ...] = (
    find_numbered,
    find_plenums,
    find_congresses,
    find_shorts,
    find_references,
)
_MAY_CITE = re.compile(r"[-/]|nq|kl")  # without a type word: a number's signs, or `NQTW4`
_AMENDING = "luat sua doi"
_NAMED_SO = re.compile(r"(?:,? (?:va )?(?:bo )?luat [a-z ,]{2,60}?)?[ ]?[,(]?[ ]?(?:so[ ]?)?")  # " và Luật B (số "
_NEAR = 4  # works before a number that may be part of its name
_DIGIT = re.compile("[0-9]")
_NEVER = ("signature", "recipients")
_OWN = ("letterhead", "title")
_DECORATION = ' *:_"“('
_SHORT_LINE = 60  # a line with nothing but the report's own number is shorter


def find(report: Report, tables: Tables) -> tuple[Mention, ...]:
    """Every mention of a resolution in the report, in reading order; the report's own number is none of them."""
    words = lexicon(tables)
    own = fold_number(report.facts.number.value) if report.facts.number else None
    return tuple(
        mention
        for block in report.blocks
        if block.kind not in _NEVER
        for mention in find_in(block.key, block.text, words)
        if not _is_own(block, mention, own)
    )


def find_in(block: str, text: str, words: Lexicon) -> list[Mention]:
    """Every mention in one text, in order, with what stands with it."""
    read = passage(block, text, words)
    if not read.type_words and not _MAY_CITE.search(read.scanned):
        return []
    found: list[Mention] = []
    taken = bytearray(len(text))  # places that a finder which knows more has read already
    for finder in _FINDERS:
        new = [mention for mention in finder(read) if taken.find(1, mention.start, mention.end) < 0]
        for mention in new:
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        found += new
    works = list(find_works(read))
    numbered = [(mention.start, mention.end) for mention in found if mention.kind == "numbered"]
    works = sorted((work for work in works if not _is_within(work, numbered)), key=lambda work: work.start)
    found = [_with_amending_name(read, mention, works) if mention.kind == "numbered" else mention for mention in found]
    starts = {mention.start for mention in found}
    found += [work for work in works if work.start not in starts]
    return attach(read, sorted(found, key=lambda mention: (mention.start, mention.end)))


def _with_amending_name(read: Passage, mention: Mention, works: Sequence[Mention]) -> Mention:
    """A law's number with the name before it: `Luật sửa đổi ... của Luật A và Luật B (số 52/2019/QH14)` is one law."""
    if mention.type != "luật":
        return mention
    digits = _DIGIT.search(read.scanned, mention.start, mention.end)
    later = bisect_left(works, mention.start, key=lambda work: work.start)
    for work in works[max(0, later - _NEAR) : later]:
        if not digits or not (work.name or "").startswith(_AMENDING):
            continue
        if _NAMED_SO.fullmatch(read.scanned, work.end, max(work.end, digits.start())):
            return replace(mention, start=work.start, text=read.text[work.start : mention.end])
    return mention


def _is_within(work: Mention, numbered: list[tuple[int, int]]) -> bool:
    """Whether a name only introduces a number: `Luật Sở hữu trí tuệ số 50/2005/QH11`."""
    at = bisect_right(numbered, work.start, key=lambda span: span[0]) - 1
    return at >= 0 and work.end <= numbered[at][1]


def _is_own(block: Block, mention: Mention, own: str | None) -> bool:
    """Whether it is the report's own number in its letterhead, or its own name as title, not a citation."""
    if block.kind == "title" and not block.text[: mention.start].strip(_DECORATION):
        return True
    if mention.kind != "numbered":
        return False
    if mention.text[
        :1
    ].isalpha():  # "Bản án số: 13/2017/DS-ST" opens a letterhead; "V/v thực hiện Chỉ thị 05-CT/TW" cites
        return block.kind == "letterhead" and not block.text[: mention.start].strip(" *:_")
    if own and mention.number and fold_number(mention.number) == own:
        return True
    return block.kind in _OWN or (len(block.text) < _SHORT_LINE and block.text[: mention.start].strip(" *:_") == "Số")
