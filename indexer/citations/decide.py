"""The decision which period a number belongs to: a pure function of the evidence, strongest first (IDENTITY.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

CONFIDENCE: Mapping[str, float] = {
    "number": 1.0,  # the year stands in the number itself
    "date": 0.98,
    "term": 0.97,
    "name": 0.97,
    "title": 0.9,
    "elsewhere": 0.9,
    "subject": 0.8,
    "register": 0.85,
    "in-force": 0.7,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a period (`k12`, `2015`), each kind of evidence on its own; None where it says nothing.

    `register` are the periods of the documents that the register knows by this number, `elsewhere` those that the
    same number has in the report where date or term stands with it. `void`: a term is written that is none.
    """

    number: str | None = None
    date: str | None = None
    term: str | None = None
    title: str | None = None
    subject: str | None = None
    elsewhere: frozenset[str] = frozenset()
    register: frozenset[str] = frozenset()
    in_force: str | None = None
    previous: str | None = None
    possible: frozenset[str] = frozenset()  # further candidates, where nothing decides
    void: bool = False
    counts_by_year: bool = False  # numbers restart each year: that one is known says little


@dataclass(frozen=True, slots=True)
class Verdict:
    """The period, or the periods that it may be."""

    period: str | None
    candidates: tuple[str, ...] = field(default=())
    method: str = "none"

    @property
    def confidence(self) -> float:
        """How sure the method makes it."""
        return CONFIDENCE.get(self.method, 0.0) if self.period else 0.0


def decide(evidence: Evidence) -> Verdict:
    """The period that the strongest evidence names; never a guess between several."""
    own = own_verdict(evidence)
    if own or evidence.void:
        return own or Verdict(None, (), "none")
    if len(evidence.elsewhere) == 1:
        return Verdict(next(iter(evidence.elsewhere)), (), "elsewhere")
    if evidence.elsewhere:
        return _open(evidence)
    if evidence.subject:
        return Verdict(evidence.subject, (), "subject")
    if len(evidence.register) == 1 and not evidence.counts_by_year:
        return Verdict(next(iter(evidence.register)), (), "register")
    if evidence.in_force and _prevails(evidence):
        return Verdict(evidence.in_force, (), "in-force")
    return _open(evidence)


def _prevails(evidence: Evidence) -> bool:
    """Whether the term in force decides: the register knows nothing else, or nothing but what is long past.

    Numbers of the term before are still cited (18-NQ/TW of 2017 in a report of 2023), so that they leave it open.
    """
    if not evidence.register:
        return True
    return evidence.in_force in evidence.register and evidence.previous not in evidence.register


def own_verdict(evidence: Evidence) -> Verdict | None:
    """What stands with the citation itself decides."""
    for method in ("number", "date", "term", "title"):
        period = getattr(evidence, method)
        if period:
            return Verdict(period, (), method)
    return None


def _open(evidence: Evidence) -> Verdict:
    periods = evidence.elsewhere | evidence.register | evidence.possible | frozenset(filter(None, [evidence.in_force]))
    return Verdict(None, tuple(sorted(periods)), "ambiguous" if periods else "none")
