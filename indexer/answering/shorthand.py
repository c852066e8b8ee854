"""Numbers and names of documents as people type them in a hurry, written out as documents have them."""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.models.tables import Tables
from indexer.text.fold import fold

_TERM = re.compile(r"(?<!\w)(?:[kK]\.?\s?(?=\d)|K\.?\s?(?=[IVX]))(\d{1,2}|[IVX]+)(?!\w)")  # K12, K.XII
_MEETING = re.compile(r"(?<!\w)(?:HN|hn)(?=[Tt][WwƯư](?!\w))")  # HNTW 4
_CENTRE = re.compile(r"(?<!\w)(NQ|nq|Hội nghị )[Tt][Ưư](?!\w)")  # NQTƯ 4
_WORDS = re.compile(r"(?P<type>[^\W\d]+(?: [^\W\d]+)?) (?:số |so )?(?P<digits>\d{1,4})(?!\w)")  # quyết định 217


def written_out(text: str, tables: Tables) -> str:
    """The text with `05 CT TW` and `CT/TW 05` as `05-CT/TW`, `qd 217` as `QĐ 217`, `K12` as `khóa 12`."""
    types, issuers = _symbols(tables)
    in_order, body_first, type_alone = _patterns(tables)

    def whole(number: str, symbol: str, body: str) -> str:
        return f"{number}-{types[symbol.lower()]}/{issuers[body.lower()]}"

    text = in_order.sub(lambda m: whole(m[1], m[2], m[3]), text)
    text = body_first.sub(lambda m: whole(m[3], m[1], m[2]), text)
    text = type_alone.sub(lambda m: f"{types[m[1].lower()]} {m[2]}", text)
    text = _CENTRE.sub(r"\1TW", _MEETING.sub("Hội nghị ", text))
    return _TERM.sub(r"khóa \1", text)


def by_type_and_digits(text: str, tables: Tables) -> tuple[str, ...]:
    """The Party's central documents that a type and bare digits name: `quyết định 217`."""
    match = _WORDS.fullmatch(text.strip())
    if not match:
        return ()
    known = _central(tables)
    return known.get((fold(match["type"]), match["digits"].lstrip("0")), ())


@lru_cache(maxsize=4)
def _patterns(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """`05 CT TW`, `CT/TW 05` and `qd 217`."""
    kind, issuer = (rf"(?<![^\W_])({'|'.join(map(re.escape, some))})" for some in _symbols(tables))
    gap, digits, end = r"[\s./_-]{1,3}", r"(?<!\w)(\d{1,4})", r"(?![^\W_])"
    return (
        re.compile(f"{digits}{gap}{kind}{gap}{issuer}{end}", re.IGNORECASE),
        re.compile(f"{kind}/{issuer}{gap}{digits}{end}", re.IGNORECASE),
        re.compile(rf"{kind}[\s.-]?(\d{{1,4}}){end}", re.IGNORECASE),
    )


@lru_cache(maxsize=4)
def _symbols(tables: Tables) -> tuple[dict[str, str], dict[str, str]]:
    """Symbols of types and of issuers by how they may be typed; the longest first, as a pattern must try them."""
    types = [symbol for one in tables.types for symbol in one.symbols if len(symbol) > 1]
    issuers = [one.symbol for one in tables.issuers if len(one.symbol) > 1]
    return _typed(types), _typed(issuers)


def _typed(symbols: list[str]) -> dict[str, str]:
    typed: dict[str, str] = {}
    for symbol in symbols:
        typed.setdefault(symbol.lower(), symbol)
        typed.setdefault(fold(symbol), symbol)
    return dict(sorted(typed.items(), key=lambda one: -len(one[0])))


@lru_cache(maxsize=4)
def _central(tables: Tables) -> dict[tuple[str, str], tuple[str, ...]]:
    known: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in tables.resolutions.values():
        digits = re.match(r"0*(\d+)", one.number or "")
        if digits and one.id.startswith("tw/"):
            key = fold(one.type), digits[1]
            known[key] = (*known.get(key, ()), one.id)
    return known
