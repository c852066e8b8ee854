"""The identity of short forms: what the full form elsewhere in the report means, else what text and register say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from indexer.citations.circumstances import Circumstances
from indexer.citations.decide import decide
from indexer.citations.gather import around_mention, gather
from indexer.citations.lexicon import Lexicon
from indexer.citations.likeness import best_title, rarity
from indexer.citations.naming_documents import number_identity
from indexer.citations.numbers import id_digits
from indexer.citations.series import series_of_body
from indexer.models.citation import Identity, Mention

FullForms = Mapping[tuple[str, str], Sequence[Identity]]  # by type and digits

_UNKNOWN = Identity(None, (), "none", 0.0)
_SURE = 0.9  # as sure as a short form can be of its full form
_USUAL = {"nghị quyết": "tw", "chỉ thị": "tw", "quy định": "tw", "kết luận": "tw", "nghị định": "cp"}


def full_forms(numbered: Iterable[tuple[Mention, Identity]], titles: frozenset[str] = frozenset()) -> FullForms:
    """The numbered citations of a report, one for each document, as short forms may mean them.

    Of several with one number those in `titles`, the blocks that say what the report is about, are meant.
    """
    found: dict[tuple[str, str], dict[tuple[str | None, tuple[str, ...]], Identity]] = defaultdict(dict)
    about: dict[tuple[str, str], dict[tuple[str | None, tuple[str, ...]], Identity]] = defaultdict(dict)
    for mention, identity in numbered:
        digits = (mention.number or "").split("-")[0].split("/")[0]
        for forms in (found, about) if mention.block in titles else (found,):
            forms[mention.type, id_digits(digits)].setdefault((identity.id, identity.candidates), identity)
    return {key: tuple(identities.values()) for key, identities in (found | about).items()}


def short_identity(mention: Mention, full: FullForms, text: str, words: Lexicon, around: Circumstances) -> Identity:
    """The document that a short form means; `text` is its block."""
    digits = id_digits(mention.number or "")
    if mention.title and (titled := _by_register(mention, digits, text, words, around)).method == "title":
        return titled
    meant = [identity for identity in full.get((mention.type, digits), ()) if _agrees(mention, identity)]
    if len(meant) == 1:
        return replace(meant[0], method="full-form", confidence=min(_SURE, meant[0].confidence))
    if meant:
        candidates = {id_ for identity in meant for id_ in (identity.id, *identity.candidates) if id_}
        return Identity(None, tuple(sorted(candidates)), "ambiguous", 0.0)
    return _by_register(mention, digits, text, words, around)


def _by_register(mention: Mention, digits: str, text: str, words: Lexicon, around: Circumstances) -> Identity:
    """Short numbers that need no name are the Central Committee's, and the Government's decrees."""
    body = mention.body or _only_one(mention, digits, words) or _USUAL.get(mention.type)
    body = body or _spoken_of(mention, digits, text, words)
    series = series_of_body(mention, body, digits, words, around) if body else None
    if not series:
        return _UNKNOWN
    evidence = gather(mention, mention.period, series, text=text, words=words, around=around)
    if not mention.body and not evidence.register:
        evidence = replace(evidence, in_force=None)  # nothing says that it is the Central Committee's at all
    return number_identity(series, decide(evidence), None, words)


def _only_one(mention: Mention, digits: str, words: Lexicon) -> str | None:
    """The body of a number with a letter, where one alone is known: `Nghị quyết 30a`."""
    kind = words.types.get(mention.type)
    known = words.known_anywhere.get((kind.slug, digits), ()) if kind and not digits.isdigit() else ()
    return known[0].id.split("/")[0] if len(known) == 1 else None


def _spoken_of(mention: Mention, digits: str, text: str, words: Lexicon) -> str | None:
    """The body whose document of this number the sentence speaks of: `“Hướng dẫn khung ...” (Quyết định số 99)`."""
    kind = words.types.get(mention.type)
    known = words.known_anywhere.get((kind.slug, digits), ()) if kind else ()
    titles = [(resolution.id.split("/")[0], resolution.title) for resolution in known if resolution.title]
    weights = rarity(words.tables, party=False)
    return best_title(around_mention(mention, text), titles, weights, whole=False) if titles else None


def _agrees(mention: Mention, identity: Identity) -> bool:
    """Whether the body and the term that are written with the short form are those of the full one."""
    whose = (identity.id or (identity.candidates or ("",))[0]).split("/")[0].split(".")[0]
    return mention.body in (None, whose) and (not mention.term or f"/k{mention.term}/" in (identity.id or ""))
