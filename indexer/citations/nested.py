"""Documents named within another one's title: what that document tells of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indexer.citations.circumstances import Circumstances
from indexer.citations.decide import own_verdict
from indexer.citations.find import find_in
from indexer.citations.gather import gather
from indexer.citations.lexicon import Lexicon
from indexer.citations.numbers import read_number
from indexer.citations.series import Series, series_of
from indexer.models.citation import Mention


def containers(mentions: Sequence[Mention], texts: Mapping[str, str]) -> dict[int, int]:
    """By place, each numbered mention within the title of another numbered one, with that one's place."""
    found: dict[int, int] = {}
    last: int | None = None
    for at, mention in enumerate(mentions):
        if mention.kind != "numbered":
            continue
        if last is not None and _goes_on(mentions[last], mention, texts[mention.block]):
            found[at] = last
        last = at if mention.title else None
    return found


def _goes_on(outer: Mention, mention: Mention, text: str) -> bool:
    """Whether the title is in marks around the mention, or ends where the mention begins."""
    start = text.find(outer.title or "", outer.end) if outer.block == mention.block else -1
    end = start + len(outer.title or "")
    return start >= 0 and (mention.start < end or not text[end : mention.start].strip(' "“*_'))


def issued(mention: Mention) -> str | None:
    """The day or year that stands with a document: what its title names is older."""
    if mention.date:
        return mention.date
    years = [part for part in (mention.number or "").split("/") if len(part) == 4 and part.isdigit()]
    return years[0] if years else None


def told_by_title(title: str, series: Series, words: Lexicon, around: Circumstances) -> str | None:
    """The period that a title of the register gives a number, by the number itself or by the plenum it is of.

    `tiếp tục thực hiện Nghị quyết số 18-NQ/TW ... khóa XII`, `tiếp tục thực hiện Nghị quyết Trung ương 7 khóa X`
    """
    for mention in find_in("", title, words):
        period = _of_plenum(mention, series, words) or _of_number(mention, title, series, words, around)
        if period:
            return period
    return None


def _of_number(mention: Mention, title: str, series: Series, words: Lexicon, around: Circumstances) -> str | None:
    number = read_number(mention.number or "", words) if mention.kind == "numbered" else None
    other = series_of(mention, number, words, around) if number else None
    if not number or not other or (other.issuer, other.digits) != (series.issuer, series.digits):
        return None
    verdict = own_verdict(gather(mention, number.year, other, text=title, words=words, around=around))
    return verdict.period if verdict else None


def _of_plenum(mention: Mention, series: Series, words: Lexicon) -> str | None:
    """The term of the plenum, where the number is one of its documents."""
    if not mention.term or not (mention.name or "").startswith("hoi-nghi-"):
        return None
    period = f"k{mention.term}"
    comprised = words.tables.members.get(f"tw/nghi-quyet/{period}/{mention.name}", ())
    return period if any(series.id(period, type_) in comprised for type_ in series.types) else None
