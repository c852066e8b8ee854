"""A document's number taken apart: `149/2018/NĐ-CP` is 149, 2018, NĐ, CP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.citations.lexicon import Lexicon
from indexer.citations.scanform import scan_form
from indexer.models.tables import Issuer

_SIGN = r"[ ]?[-/.][ ]?"
_LETTERED = rf"[0-9]{{1,5}}[a-d](?={_SIGN}(?:[a-z]|(?:19|20)[0-9]{{2}}{_SIGN}[a-z]))"  # 12a, 30a/2008
_MISREAD = rf"(?=[lios]*[0-9])(?=[0-9]*[lios])[0-9lios]{{2,4}}(?={_SIGN}[a-z])"  # l8, O5: digits scanned as letters
_CUT = rf"(?<=so[ ])[0-9][ ][0-9]{{1,2}}(?={_SIGN}[a-z])"  # số 1 8-NQ/TW: one number torn apart
_MENDED = str.maketrans({"l": "1", "i": "1", "o": "0", "s": "5", " ": None})
_HEAD = re.compile(
    rf"""
    (?:(?<![a-z0-9/])|(?<=[^a-z0-9/-][a-z][a-z]))(?<![0-9][.])  # not inside a date, a decimal; `NQ18-NQ/TW` is one
    (?P<digits>{_LETTERED}|{_MISREAD}|{_CUT}|[0-9]{{1,5}})     # 05, 2114, 12a
    (?:{_SIGN}(?P<year>(?:19|20)[0-9]{{2}})(?={_SIGN}[a-z]))?  # /2018
    (?=[ ]?[-/.]?[ ]?[a-z])                                    # a symbol follows
    """,
    re.VERBOSE,
)
_PART = re.compile(
    r"(?P<sign>[ ]?[-/.][ ]?|[ ]?)(?P<part>(?:t[.][ ]?[uw]|[a-z][a-z&]{0,24})(?P<tail>[0-9]{0,3}))(?![a-z0-9])"
)
_CENTRAL = re.compile(r" (?:trung uong|tw)(?![a-z0-9])")  # 25-HD/BTC Trung ương
_DOTS = re.compile(r"[.][ ]?")  # T.Ư
_ASSEMBLIES = ("QH", "UBTVQH", "HĐNN", "HDNN")  # their symbol carries the number of the legislature: QH15


@dataclass(frozen=True, slots=True)
class Number:
    """The parts of a document's number, mended; `wrong` where the text has it visibly damaged."""

    digits: str
    year: str | None
    symbol: str | None  # of the type, as the table writes it: "CT"
    issuers: tuple[str, ...]  # symbols, as the table writes them
    party: bool
    wrong: bool = False

    @property
    def text(self) -> str:
        """The number as it ought to be written."""
        body = "-".join(self.issuers)
        if self.party:
            return "/".join(part for part in (f"{self.digits}-{self.symbol}", body) if part)
        return "/".join(part for part in (self.digits, self.year, "-".join(filter(None, (self.symbol, body)))) if part)

    @property
    def key(self) -> str:
        """The digits as they stand in ids: without leading zeros, padded to two, a letter kept."""
        return id_digits(self.digits)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number with its symbol, in a text."""

    start: int
    end: int
    number: Number


@dataclass(frozen=True, slots=True)
class _Part:
    sign: str
    text: str  # as written
    tail: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Body:
    symbol: str
    end: int
    issuer: Issuer | None
    damaged: bool = False


def id_digits(digits: str) -> str:
    """`5` and `005` are `05`; `12a` stays."""
    letter = digits.lstrip("0123456789")
    return digits[: len(digits) - len(letter)].lstrip("0").zfill(2) + letter


def find_numbers(text: str, scanned: str, words: Lexicon) -> Iterator[FoundNumber]:
    """Every number with a symbol in the text, in order."""
    place = 0
    while head := _HEAD.search(scanned, place):
        found = _read(text, scanned, head, words)
        yield from (found,) if found else ()
        place = found.end if found else head.end()


def read_number(written: str, words: Lexicon) -> Number | None:
    """The number that a text is, or None."""
    scanned = scan_form(written)
    head = _HEAD.match(scanned)
    found = _read(written, scanned, head, words) if head else None
    return found.number if found else None


def _read(text: str, scanned: str, head: re.Match[str], words: Lexicon) -> FoundNumber | None:
    parts = list(_parts(text, scanned, head.end(), words))
    if not parts:
        return None
    first = parts[0]
    if words.symbol_types(first.text):
        return _of_branch(head, parts, words) or _typed(head, parts, words)
    if _is_torn(head):
        return None
    return _joined(head, first, words) or _untyped(head, parts, words)


def _parts(text: str, scanned: str, place: int, words: Lexicon) -> Iterator[_Part]:
    """The symbol's parts; only the first may follow the digits without a sign."""
    match = _PART.match(scanned, place)
    while match:
        start, end = match.span("part")
        spelt = _CENTRAL.match(scanned, end)
        if spelt and words.issuer(text[start:end] + "TW"):
            yield _Part(match["sign"], text[start:end] + "TW", "", start, spelt.end())
            return
        yield _Part(match["sign"], _DOTS.sub("", text[start:end]), match["tail"], start, end)
        match = _PART.match(scanned, end)
        if match and not match["sign"].strip():
            return


def _is_torn(head: re.Match[str]) -> bool:
    """Whether the digits were misread or torn apart."""
    return not head["digits"].rstrip("abcd").isdigit()


def _typed(head: re.Match[str], parts: list[_Part], words: Lexicon) -> FoundNumber | None:
    """`05-CT/TW`, `2114/QĐ-TTg`: the type's symbol comes first."""
    bodies = list(_bodies(parts[1:], words))
    first = bodies[0].issuer if bodies else None
    if _is_torn(head) and first is None:
        return None  # "so-nq" may be anything; with a body that is known, it is a number
    either = first is None or first.level == "mass"  # mass organisations write it either way
    party = parts[0].sign.strip() == "-" if either or first is None else first.party
    end = bodies[-1].end if bodies else parts[0].end
    number = Number(
        digits=head["digits"].translate(_MENDED),
        year=head["year"],
        symbol=_type_symbol(parts[0].text, words),
        issuers=tuple(body.symbol for body in bodies),
        party=party and not head["year"],
        wrong=_is_torn(head) or _damaged(parts, bodies, party),
    )
    return FoundNumber(head.start(), end, number)


def _of_branch(head: re.Match[str], parts: list[_Part], words: Lexicon) -> FoundNumber | None:
    """`12-QĐ-NS/TW`: a branch of the type's numbers stands before the body."""
    if [part.sign.strip() for part in parts[:3]] != ["-", "-", "/"] or words.issuer(parts[1].text):
        return None
    bodies = list(_bodies(parts[2:], words))
    if not bodies or not bodies[0].issuer or not bodies[0].issuer.party:
        return None
    symbol, issuers = f"{parts[0].text}-{parts[1].text}", tuple(body.symbol for body in bodies)
    return FoundNumber(head.start(), bodies[-1].end, Number(head["digits"], None, symbol, issuers, party=True))


def _joined(head: re.Match[str], first: _Part, words: Lexicon) -> FoundNumber | None:
    """`18-NQTW`: the stroke between type and body was lost."""
    for at in range(2, len(first.text) - 1):
        symbol, body = first.text[:at], words.issuer(first.text[at:])
        if body and body.party and words.symbol_types(symbol) and first.sign.strip() and not head["year"]:
            number = Number(head["digits"], None, _type_symbol(symbol, words), (_symbol(body),), True, True)
            return FoundNumber(head.start(), first.end, number)
    return None


def _untyped(head: re.Match[str], parts: list[_Part], words: Lexicon) -> FoundNumber | None:
    """`37/2021/QH15`, `3450/BNV-TCBC`, `21/2017/QĐXXST-DS`: no type's symbol; a word in front must say the type."""
    if parts[0].sign.strip() not in ("/", "-"):
        return None
    rest = list(_bodies(parts[1:], words))
    if rest and rest[0].issuer and not words.issuer(parts[0].text) and parts[0].text[0].isupper():
        return _oddly_typed(head, parts, rest)
    bodies = list(_bodies(parts, words))
    if not bodies:
        return None
    number = Number(head["digits"], head["year"], None, tuple(body.symbol for body in bodies), False)
    return FoundNumber(head.start(), bodies[-1].end, number)


def _oddly_typed(head: re.Match[str], parts: list[_Part], bodies: list[_Body]) -> FoundNumber:
    """`12-KHHĐ/TU`: a body that is known behind a type's symbol that is not."""
    party = bool(bodies[0].issuer and bodies[0].issuer.party)
    issuers = tuple(body.symbol for body in bodies)
    return FoundNumber(
        head.start(), bodies[-1].end, Number(head["digits"], head["year"], parts[0].text, issuers, party)
    )


def _bodies(parts: list[_Part], words: Lexicon) -> Iterator[_Body]:
    """The body that each part names; an unknown one must be in capitals and adjoin."""
    for part in parts:
        bare = part.text[: len(part.text) - len(part.tail)]
        if issuer := words.issuer(part.text):
            yield _Body(_symbol(issuer), part.end, issuer)
        elif part.tail and (issuer := words.issuer(bare)):
            kept = part.tail if issuer.symbol in _ASSEMBLIES else ""  # else a note's own number: `TW12`
            yield _Body(_symbol(issuer) + kept, part.end - (0 if kept else len(part.tail)), issuer)
        elif issuer := words.shortened(part.text):
            yield _Body(_symbol(issuer), part.end, issuer, damaged=True)
        elif part.text[0].isupper() and len(part.sign) < 2 and _mostly_capitals(part.text):
            yield _Body(part.text, part.end, None)
        else:
            return


def _mostly_capitals(text: str) -> bool:
    return sum(letter.isupper() for letter in text) * 2 > sum(letter.isalpha() for letter in text)


def _type_symbol(written: str, words: Lexicon) -> str:
    kinds = words.symbol_types(written)
    exact = [symbol for kind in kinds for symbol in kind.symbols if symbol.upper() == written.upper()]
    return exact[0] if exact else kinds[0].symbols[0]


def _symbol(issuer: Issuer) -> str:
    return "TW" if issuer.slug == "tw" else issuer.symbol


def _damaged(parts: list[_Part], bodies: list[_Body], party: bool) -> bool:
    """Whether a letter is lost (`05-CT/W`) or the signs stand otherwise than such a body writes them (`60-NĐ/CP`)."""
    if not bodies or bodies[0].issuer is None or bodies[0].issuer.level == "mass":
        return False
    signs = parts[0].sign.strip(), parts[1].sign.strip()
    return bodies[0].damaged or signs != (("-", "/") if party else ("/", "-"))
