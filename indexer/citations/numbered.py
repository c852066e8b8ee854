"""Citations by number with symbol: `Nghị quyết số 18, 19-NQ/TW`, `Quyết định số 44/2013/QĐ-UBND và 12/2015/QĐ-UBND`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from indexer.citations.numbers import FoundNumber, Number, find_numbers
from indexer.citations.passage import Passage, TypeWord
from indexer.models.citation import Mention
from indexer.models.tables import DocumentType

_ADJOINS = re.compile(r"[ *_\"(,]{0,3}(?:chuyen de |ca biet |lien tich )?(?:so)?[ *_]{0,2}[:.]?[ *_]{0,2}")  # " số: "
_LOOSE = re.compile(r" (?:[a-z0-9]+,? ){1,12}so[ ]?:?[ ]?")  # " của Tỉnh ủy số ", " đưa vụ án ra xét xử số: "
_DATED = r",? ?ngay [0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}(?: cua [a-z ]{2,40})?"
_JOINS = re.compile(rf"(?:{_DATED})?[ *_]{{0,2}}(?:[,;]|va|hoac|&|[,;] va)[ ]{{0,2}}(?:so[ ]?:?[ ]?)?")  # ", số "
_EARLIER = re.compile(r"(?P<digits>[0-9]{1,5}[a-d]?)(?P<join>[ ]{0,2}(?:[,;&]|va|[,;] va)[ ]{0,2}(?:so[ ]?:?[ ]?)?)$")
_EARLIER_SPAN = 24  # as many letters as an earlier item of a list and its joint may take
_HEAD_SPAN = 90


def find_numbered(passage: Passage) -> Iterator[Mention]:
    """Every citation whose number carries its symbol, in order."""
    inherited: tuple[int, DocumentType] | None = None  # where the last item ended, and the type word it stood under
    for found in find_numbers(passage.text, passage.scanned, passage.words):
        earlier = list(_earlier_items(passage, found))
        first = earlier[0][0] if earlier else found.start
        head = _head(passage, first, found.number)
        if earlier and not head:
            earlier, head = [], _head(passage, found.start, found.number)
        kind = head.kind if head and not head.short else _inherited(passage, inherited, found.start)
        type_ = _type(passage, found.number, kind)
        if not type_ or not (head or _stands_alone(passage, found, kind)):
            continue
        begin = head.start if head else found.start
        for at, (start, end, digits) in enumerate(earlier):
            yield _mention(passage, start if at else begin, end, replace(found.number, digits=digits), type_)
        begin = found.start if earlier else begin
        yield _mention(passage, begin, found.end, found.number, type_)
        inherited = (found.end, kind or type_)


def _mention(passage: Passage, start: int, end: int, number: Number, kind: DocumentType) -> Mention:
    return Mention(
        block=passage.block,
        start=start,
        end=end,
        text=passage.text[start:end],
        kind="numbered",
        type=kind.name,
        number=number.text,
        as_written_wrong=number.wrong,
    )


def _earlier_items(passage: Passage, found: FoundNumber) -> Iterator[tuple[int, int, str]]:
    """Items before the number that share its symbol, first one first: the `18` of `18, 19-NQ/TW`."""
    items: list[tuple[int, int, str]] = []
    start = found.start
    while match := _EARLIER.search(passage.scanned, max(0, start - _EARLIER_SPAN), start):
        before = passage.scanned[match.start() - 1 : match.start()]
        if before.isalnum() or before in ("/", ".", "-"):
            break
        start = match.start()
        items.append((start, match.end("digits"), match["digits"]))
    return reversed(items)


def _head(passage: Passage, start: int, number: Number) -> TypeWord | None:
    """The type word that the number at `start` stands under."""
    word = passage.last_type_word(start)
    if not word or start - word.end > _HEAD_SPAN:
        return None
    between = passage.scanned[word.end : start]
    if _ADJOINS.fullmatch(between):
        return word
    return word if _LOOSE.fullmatch(between) and _fits(passage, number, word.kind) else None


def _fits(passage: Passage, number: Number, kind: DocumentType) -> bool:
    kinds = passage.words.symbol_types(number.symbol) if number.symbol else ()
    return not kinds or kind in kinds


def _inherited(passage: Passage, last: tuple[int, DocumentType] | None, start: int) -> DocumentType | None:
    """The type word of the list that this number goes on."""
    return last[1] if last and _JOINS.fullmatch(passage.scanned[last[0] : start]) else None


def _type(passage: Passage, number: Number, word: DocumentType | None) -> DocumentType | None:
    """What the symbol says; where it says two things or none, the word in front."""
    kinds = passage.words.symbol_types(number.symbol) if number.symbol else ()
    if word in kinds or not kinds:
        return word or _assembly_type(passage, number)
    if word and any(word in passage.words.symbol_types(part) for part in number.issuers):
        return word  # `999-TC/QĐ-CĐKT`: the body stands before the type
    return _usual(kinds, number)


def _assembly_type(passage: Passage, number: Number) -> DocumentType | None:
    """`37/2021/QH15` alone is a law."""
    return passage.words.types.get("luật") if number.issuers[:1] and number.issuers[0][:2] == "QH" else None


def _usual(kinds: tuple[DocumentType, ...], number: Number) -> DocumentType:
    """Of several the one that such a body issues: TT is thông tri of the Party and thông tư of the State."""
    central = number.party and number.issuers[:1] == ("TW",)
    if number.party and len(kinds) > 1 and not central:
        return next((kind for kind in kinds if kind.name == "quyết định"), kinds[0])
    return kinds[0] if number.party else _of_state(kinds)


def _of_state(kinds: tuple[DocumentType, ...]) -> DocumentType:
    return next((kind for kind in kinds if kind.name in ("thông tư", "quyết định", "tờ trình")), kinds[0])


def _stands_alone(passage: Passage, found: FoundNumber, inherited: DocumentType | None) -> bool:
    """Whether a number without a type word of its own is one: it has a symbol and a body, joined by signs."""
    number = found.number
    after_digits = passage.scanned[found.start + len(number.digits) :]
    signed = after_digits.lstrip()[:1] in ("-", "/", ".")
    return signed and bool(number.issuers) and (bool(number.symbol) or bool(inherited) or number.issuers[0][:2] == "QH")
