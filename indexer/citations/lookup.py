"""Which resolution a written number or name means, asked on its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from indexer.citations.circumstances import Circumstances
from indexer.citations.find import find_in
from indexer.citations.lexicon import Lexicon, lexicon
from indexer.citations.naming_documents import UNLISTED
from indexer.citations.numbers import id_digits
from indexer.citations.resolve import identify
from indexer.citations.scanform import scan_form
from indexer.models.citation import Identity, Mention
from indexer.models.naming import ascii_fold
from indexer.models.tables import Tables

_UNTYPED = re.compile(r"(?:hoi nghi|trung uong|tw|bch|dai hoi|dh)(?![a-z])")
Status = Literal["found", "ambiguous", "unknown", "not_a_citation"]


@dataclass(frozen=True, slots=True)
class LookupAnswer:
    """What a written form means: one id, several candidates, a citation of nothing known, or no citation at all."""

    status: Status
    id: str | None = None
    candidates: tuple[str, ...] = ()
    canonical: str | None = None
    title: str | None = None
    date: str | None = None


def lookup(text: str, tables: Tables, at: date | None = None, province: str | None = None) -> LookupAnswer:
    """The resolution that a text names, in any written form, with or without accents.

    `at` and `province` (a slug) stand for the date and place of the report that it would be cited in.
    """
    words = lexicon(tables)
    written = " ".join(text.split())
    if written in tables.resolutions:
        return _answer(Identity(written, (), "id", 1.0), tables)
    around = Circumstances(tables, at.isoformat() if at else None, province, None, None, {})
    mention = _mention(written, words)
    if mention:
        identity = identify([mention], {"": written}, words, around)[0].identity
        if mention.kind == "numbered" and not identity.id and len(identity.candidates) < 2:
            identity = _by_number(mention, identity, tables, at)
        if mention.kind == "short" and not identity.id and not identity.candidates:
            identity = _by_digits(mention, identity, words)
        if mention.kind == "named" and identity.confidence <= UNLISTED and identity.id not in tables.resolutions:
            identity = replace(identity, id=None)  # a name in a law's form, which no table has
        if identity.id or identity.candidates or mention.kind != "named":
            return _answer(identity, tables)
    by_name = tables.by_name.get(ascii_fold(written)) or next(iter(words.works.whole(written) or ()), None)
    if by_name:
        return _answer(Identity(by_name, (), "name", 0.97), tables)
    return LookupAnswer("unknown" if mention else "not_a_citation")


def _by_number(mention: Mention, identity: Identity, tables: Tables, at: date | None) -> Identity:
    """What the register has by a number that restarts each year, where nothing tells the year: `30/NQ-CP`."""
    last = at.isoformat() if at else "9999"
    numbered = (r for r in tables.numbered(mention.number or "") if (r.date or "") <= last)
    known = sorted(r.id for r in numbered if r.type == mention.type)
    one = known[0] if len(known) == 1 else None
    return replace(identity, id=one, candidates=() if one else tuple(known), method="register")


def _by_digits(mention: Mention, identity: Identity, words: Lexicon) -> Identity:
    """The documents of any central body that a bare number may be: `Quyết định số 217`."""
    kind = words.types.get(mention.type)
    known = words.known_anywhere.get((kind.slug, id_digits(mention.number or "")), ()) if kind else ()
    return replace(identity, candidates=tuple(sorted(resolution.id for resolution in known)))


def _mention(written: str, words: Lexicon) -> Mention | None:
    """The first citation of the text, read as it stands or as if it began with a capital."""
    for reading in (written, written[:1].upper() + written[1:], written.upper(), _with_type(written)):
        found = [mention for mention in find_in("", reading, words) if mention.kind != "reference"]
        if found:
            return found[0]
    return None


def _with_type(written: str) -> str:
    """`Trung ương 4 khóa XII`, `Đại hội XIII`: asked for so, the resolution is meant."""
    return f"Nghị quyết {written.upper()}" if _UNTYPED.match(scan_form(written)) else ""


def _answer(identity: Identity, tables: Tables) -> LookupAnswer:
    known = tables.resolutions.get(identity.id) if identity.id else None
    candidates = tuple(id_ for id_ in identity.candidates if id_ in tables.resolutions) or identity.candidates
    several = len(candidates) > 1 or any(id_ in tables.resolutions for id_ in candidates)
    status: Status = "found" if identity.id else "ambiguous" if several else "unknown"
    return LookupAnswer(
        status=status,
        id=identity.id,
        candidates=candidates,
        canonical=identity.canonical,
        title=known.title if known else None,
        date=known.date if known else None,
    )
