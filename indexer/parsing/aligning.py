"""Decides which numbers are marks and which open notes, for the whole text at once.

Numbers of marks ascend, so do those of notes, and a note stands after its mark: the best reading of all candidates
under these rules wins, so that an enumeration `(1) ...; (2) ...` or a quantity is never taken for a mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.parsing.candidates import Candidate, Family

_BEAM = 32  # readings kept at each step; the right one was never below the fifth in what was tried
_STEPS = 200_000  # readings tried in all: a text of nothing but figures gets a narrower choice, not more time
_GAP = 1.2  # for each number left out in the order of marks
_NOTE_GAP = 0.8
_SURE_NOTE_GAP = 0.5  # two notes in small letters after a lost number (0.4 each) are worth more than it costs
_RESTART = 1.5
_RESTARTS_OFTEN, _OFTEN = 0.3, 2.4  # where numbers start again on every page: for each start, and once for the text
_OFTEN_ONES = 3  # marks numbered one that there must be
_LOST_MARK = 2.5
_LOST_WEAK_MARK = 0.9  # figures glued to words hide easily: `năm 20201`
_FURTHEST = 4  # numbers that may be missing in a row

_FAMILIES: tuple[Family, ...] = ("raised", "square", "round", "plain", "point")
_State = tuple[int, int, int]  # last mark, last note, run of the numbering
_Trail = tuple["_Trail | None", Candidate, bool, int]  # previous, candidate, whether it is a mark, run


@dataclass(frozen=True, slots=True)
class Pair:
    """A note with its mark; one of the two may be lost."""

    number: int
    mark: Candidate | None
    note: Candidate | None


@dataclass(frozen=True, slots=True)
class _Rules:
    """Whether marks are surely marks (raised figures), and what it costs that numbering starts again."""

    strong: bool
    restart: float


def narrowed(found: Sequence[Candidate]) -> int:
    """How many candidates there are where they are too many for the usual care, else 0."""
    return len(found) if len(found) > _STEPS // _BEAM else 0


def pairs_of(found: Sequence[Candidate]) -> list[Pair]:
    """The marks and notes of the text: the strongest family that reads well, with the notes that fit it best."""
    for marks in ("raised", "square", "round", "plain"):
        readings = [
            _read(found, marks, notes, restart)
            for notes in _note_families(found, marks)
            for restart in (_RESTART, *([_RESTARTS_OFTEN] if _may_restart_often(found, marks) else []))
        ]
        score, pairs = max(readings, key=lambda reading: reading[0], default=(0.0, []))
        if score > 0 and (marks == "raised" or any(pair.mark and pair.note for pair in pairs)):
            return pairs
    return []


def _note_families(found: Sequence[Candidate], marks: Family) -> list[Family]:
    """The families that may answer such marks, of those that open a line anywhere; raised marks are sure without."""
    if not any(candidate.family == marks and candidate.as_mark is not None for candidate in found):
        return []
    opening = {candidate.family for candidate in found if candidate.as_note is not None}
    may: tuple[Family, ...] = _FAMILIES if marks == "raised" else ("raised", marks, "point")
    return [family for family in may if family in opening] or (["raised"] if marks == "raised" else [])


def _may_restart_often(found: Sequence[Candidate], marks: Family) -> bool:
    ones = sum(
        candidate.number == 1 and candidate.family == marks and candidate.as_mark is not None for candidate in found
    )
    return ones >= _OFTEN_ONES and not narrowed(found)


def _read(found: Iterable[Candidate], marks: Family, notes: Family, restart: float) -> tuple[float, list[Pair]]:
    rules = _Rules(marks == "raised", restart)
    beam: dict[_State, tuple[float, _Trail | None]] = {(0, 0, 0): (0.0, None)}
    steps = [
        (
            candidate,
            candidate.as_mark if candidate.family == marks else None,
            candidate.as_note if candidate.family == notes else None,
        )
        for candidate in found
        if candidate.family in (marks, notes)
    ]
    width = max(4, min(_BEAM, _STEPS // max(1, len(steps))))
    for candidate, mark, note in steps:
        if mark is not None or note is not None:
            beam = _narrowed(_step(beam, candidate, mark, note, rules), width)
    unanswered = 0.0 if rules.strong else _GAP
    score, trail = max(((s - unanswered * (m - n), t) for (m, n, _), (s, t) in beam.items()), key=lambda end: end[0])
    return score - (_OFTEN if restart < _RESTART else 0.0), _pairs(trail)


def _step(
    beam: dict[_State, tuple[float, _Trail | None]],
    candidate: Candidate,
    mark: float | None,
    note: float | None,
    rules: _Rules,
) -> dict[_State, tuple[float, _Trail | None]]:
    following: dict[_State, tuple[float, _Trail | None]] = {}

    def put(state: _State, score: float, trail: _Trail | None) -> None:
        if state not in following or following[state][0] < score:
            following[state] = (score, trail)

    skip = -2.0 if rules.strong and candidate.family == "raised" and max(mark or 0, note or 0) > 0 else 0.0
    for (m, n, run), (score, trail) in beam.items():
        put((m, n, run), score + skip, trail)
        for state, gain in _as_mark((m, n, run), candidate.number, mark, rules):
            put(state, score + gain, (trail, candidate, True, state[2]))
        for state, gain in _as_note((m, n, run), candidate.number, note, rules):
            put(state, score + gain, (trail, candidate, False, state[2]))
    return following


def _narrowed(beam: dict[_State, tuple[float, _Trail | None]], width: int) -> dict[_State, tuple[float, _Trail | None]]:
    if len(beam) <= width:
        return beam
    return dict(sorted(beam.items(), key=lambda entry: entry[1][0], reverse=True)[:width])


def _as_mark(state: _State, x: int, gain: float | None, rules: _Rules) -> Iterable[tuple[_State, float]]:
    m, n, run = state
    if gain is None or x == 0:
        return
    if m == 0 and (rules.strong or x <= _FURTHEST):
        yield (x, x - 1, run), gain - (min(2.0, 0.3 * (x - 1)) if rules.strong else _GAP * (x - 1))
        if x > 1 and not rules.strong:  # the marks before it hide in words; their notes may follow
            yield (x, 0, run), gain - _GAP * (x - 1)
    elif m < x <= m + _FURTHEST:
        yield (x, n, run), gain - _GAP * (x - m - 1)
    if x == 1 and m > 0:
        yield (1, 0, run + 1), gain - rules.restart - (m - n)


def _as_note(state: _State, x: int, gain: float | None, rules: _Rules) -> Iterable[tuple[_State, float]]:
    m, n, run = state
    if gain is None or x == 0:
        return
    if n < x <= m:
        yield (m, x, run), gain - (_SURE_NOTE_GAP if rules.strong else _NOTE_GAP) * (x - n - 1)
        return
    lost = _LOST_MARK if rules.strong else _LOST_WEAK_MARK
    if m < x <= m + 2 and (m > 0 or not rules.strong):
        yield (x, x, run), gain - lost - _GAP * (x - m - 1) - _NOTE_GAP * (m - n)
    elif x == 1 and m == n > 0 and not rules.strong:
        yield (1, 1, run + 1), gain - lost - rules.restart


def _pairs(trail: _Trail | None) -> list[Pair]:
    marks: dict[tuple[int, int], Candidate] = {}
    notes: dict[tuple[int, int], Candidate] = {}
    while trail is not None:
        trail, candidate, is_mark, run = trail
        (marks if is_mark else notes)[(run, candidate.number)] = candidate
    return [Pair(key[1], marks.get(key), notes.get(key)) for key in sorted(marks.keys() | notes.keys())]
