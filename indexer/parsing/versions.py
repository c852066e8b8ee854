"""Versions of one report: its docx, its pdf, its drafts, recognised by number, date, title and likeness of the text.

A pure decision over fingerprints that can be explained (every link has its reason) and undone (pairs held apart).
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from heapq import nsmallest
from typing import Literal

from indexer.models.naming import ascii_fold
from indexer.models.report import Fact, Report

Reason = Literal["text", "number", "title"]

_WORDS = 4  # syllables of one shingle
_SKETCH = 128  # smallest hashes kept: the likeness is known to about 0.05
_SHARED = 16  # of which two like texts share at least one
_ALIKE = 0.8  # the text alone decides
_ALIKE_NUMBERED = 0.4  # with the same own number and year
_ALIKE_TITLED = 0.5  # with the same title and province
_ALIKE_AGAINST_FACTS = 0.95  # where number or date say otherwise: a copy with a slip in it


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What versions are recognised by; `sketch` holds the smallest hashes of the text's shingles, in order."""

    id: str
    number: str | None
    date: str | None
    title: str | None
    province: str | None
    sketch: tuple[int, ...]

    def encode(self) -> str:
        """One line of JSON, for keeping."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def decode(cls, text: str) -> Fingerprint:
        """The fingerprint that `encode` wrote; raises ValueError for anything else."""
        try:
            values = json.loads(text)
            return cls(**{**values, "sketch": tuple(values["sketch"])})
        except (KeyError, TypeError) as error:
            raise ValueError(f"no fingerprint: {text[:40]!r}") from error


@dataclass(frozen=True, slots=True)
class Link:
    """Why two reports are versions of one: `likeness` is the share of shingles in common, 0 to 1."""

    first: str
    second: str
    reason: Reason
    likeness: float


@dataclass(frozen=True, slots=True)
class VersionGroup:
    """Reports that are one, in the order given, with the links that say so."""

    members: tuple[str, ...]
    links: tuple[Link, ...]


def fingerprint(report: Report, id_: str | None = None) -> Fingerprint:
    """The fingerprint of a report, known as `id_` or else by its name."""
    facts = report.facts
    hashes = set(_hashes(ascii_fold(report.reading_text).split()))
    return Fingerprint(
        report.name if id_ is None else id_,
        _folded(facts.number),
        facts.date.value if facts.date and facts.date.origin != "inferred" else None,
        _folded(facts.title),
        _folded(facts.province),
        tuple(nsmallest(_SKETCH, hashes)),
    )


def _folded(fact: Fact | None) -> str | None:
    return " ".join(ascii_fold(fact.value).split()) if fact else None


def _hashes(words: Sequence[str]) -> Iterator[int]:
    codes = [zlib.crc32(word.strip(".,;:()[]|\"'“”*-").encode()) for word in words]
    for at in range(max(1, len(codes) - _WORDS + 1) if codes else 0):
        value = 0
        for code in codes[at : at + _WORDS]:
            value = (value * 0x9E3779B1 + code) & 0xFFFFFFFFFFFF
        yield (value * 0xD6E8FEB86659FD93) & 0xFFFFFFFFFFFFFFFF


def likeness(a: Fingerprint, b: Fingerprint) -> float:
    """The share of shingles that two texts have in common, as far as their sketches tell."""
    smallest = set(nsmallest(_SKETCH, {*a.sketch, *b.sketch}))
    return len(smallest & set(a.sketch) & set(b.sketch)) / len(smallest) if smallest else 0.0


def same_report(a: Fingerprint, b: Fingerprint) -> Link | None:
    """The link between two versions of one report, None where they are two reports."""
    alike = likeness(a, b)
    reason: Reason | None = None
    if _contradict(a, b):
        reason = "text" if alike >= _ALIKE_AGAINST_FACTS else None
    elif alike >= _ALIKE:
        reason = "text"
    elif alike >= _ALIKE_NUMBERED and a.number and a.number == b.number and a.date and b.date:
        reason = "number"
    elif alike >= _ALIKE_TITLED and a.title and a.title == b.title and a.province == b.province:
        reason = "title"
    return Link(a.id, b.id, reason, alike) if reason else None


def _contradict(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether both state a fact and state it differently; a date may be a prefix of the other."""
    numbers = a.number is not None and b.number is not None and a.number != b.number
    dates = bool(a.date and b.date) and not (str(a.date).startswith(str(b.date)) or str(b.date).startswith(str(a.date)))
    provinces = a.province is not None and b.province is not None and a.province != b.province
    return numbers or dates or provinces


def group_versions(
    fingerprints: Iterable[Fingerprint], apart: Collection[frozenset[str]] = ()
) -> tuple[VersionGroup, ...]:
    """The groups of two or more that are versions of one report; a pair in `apart` never shares a group."""
    prints = {print_.id: print_ for print_ in fingerprints}
    links = [link for a, b in _candidates(prints.values()) if (link := same_report(prints[a], prints[b]))]
    groups = {id_: {id_} for id_ in prints}
    held = set(apart)
    for link in sorted(links, key=lambda link: (-link.likeness, link.first, link.second)):
        left, right = groups[link.first], groups[link.second]
        if left is not right and not any(frozenset((a, b)) in held for a in left for b in right):
            left |= right
            groups.update(dict.fromkeys(right, left))
    order = {id_: place for place, id_ in enumerate(prints)}
    found = {min(order[member] for member in group): group for group in groups.values() if len(group) > 1}
    return tuple(_group(found[place], order, links) for place in sorted(found))


def _group(members: set[str], order: Iterable[str], links: Iterable[Link]) -> VersionGroup:
    return VersionGroup(
        tuple(id_ for id_ in order if id_ in members),
        tuple(link for link in links if {link.first, link.second} <= members),
    )


def _candidates(prints: Iterable[Fingerprint]) -> list[tuple[str, str]]:
    """Pairs that share one of their smallest hashes: only those can be alike enough."""
    holders: dict[int, list[str]] = defaultdict(list)
    pairs: dict[tuple[str, str], None] = {}
    for print_ in prints:
        for value in print_.sketch[:_SHARED]:
            pairs.update(dict.fromkeys((other, print_.id) for other in holders[value]))
            holders[value].append(print_.id)
    return list(pairs)
