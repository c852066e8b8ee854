"""The decision which period a number belongs to: a pure function of the evidence, strongest first (IDENTITY.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

CONFIDENCE: Mapping[str, float] = {
    "number": 1.0,  # the year stands in the number itself
    "date": 0.98,
    "term": 0.97,
    "name": 0.97,
    "title": 0.9,
    "elsewhere": 0.9,
    "list": 0.8,
    "subject": 0.8,
    "register": 0.85,
    "hint": 0.7,
    "in-force": 0.65,
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
    list: str | None = None  # the period of its neighbour in a list, where the register has such a document
    subject: str | None = None
    hint: str | None = None  # a weaker echo of the title around the citation, set against the other documents known
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
    if len(evidence.elsewhere) > 1:
        return _open(evidence)
    for method, period in _weaker(evidence):
        if period:
            return Verdict(period, (), method)
    return _open(evidence)


def _weaker(evidence: Evidence) -> Iterator[tuple[str, str | None]]:
    """What does not stand with the citation itself, strongest first."""
    yield "elsewhere", next(iter(evidence.elsewhere), None)
    yield "list", evidence.list
    yield "subject", evidence.subject
    if not evidence.counts_by_year:
        yield "register", next(iter(evidence.register), None) if len(evidence.register) == 1 else None
        yield "hint", evidence.hint
    yield "in-force", evidence.in_force if _prevails(evidence) else None


def _prevails(evidence: Evidence) -> bool:
    """Whether the term in force decides: the register knows nothing of the number, or its document among others.

    `previous` is given where a document of the term before leaves it open (a short form, without its symbol).
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
