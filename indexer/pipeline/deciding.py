"""What is to be done with each file: a pure function of what is there and what is stored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from indexer.catalogue import StoredSource
from indexer.extraction import report_id
from indexer.pipeline.gathering import Candidate

Verdict = Literal["new", "changed", "stale", "unchanged", "known"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a file: read it (`new`, `changed`, `stale`), note its place (`known`), or nothing (`unchanged`).

    `stale` is what the archive holds but read by other rules.
    """

    candidate: Candidate
    verdict: Verdict
    source: StoredSource

    @property
    def reads(self) -> bool:
        """Whether the file is to be read."""
        return self.verdict in ("new", "changed", "stale")


def decide(
    candidates: Iterable[Candidate], sources: Mapping[str, StoredSource], reports: Collection[str], recipe: str
) -> tuple[Decision, ...]:
    """One decision a file, in order; of several new files with one content the first one's stated facts stand.

    `recipe` names the program and the tables that reports are read with.
    """
    stored = {(source.report, source.recipe) for source in sources.values() if source.report in reports}
    taken: set[str] = set()
    decisions = []
    for candidate in candidates:
        source = _source(candidate, recipe)
        before = sources.get(candidate.path)
        if source.report in taken or (source.report, source.recipe) in stored:
            verdict: Verdict = "unchanged" if before == source else "known"
        else:
            verdict = "changed" if before or source.report in reports else "new"
            taken.add(source.report)
        decisions.append(Decision(candidate, verdict, source))
    return tuple(decisions)


def stale(
    candidates: Iterable[Candidate], sources: Mapping[str, StoredSource], reports: Collection[str], recipe: str
) -> tuple[Decision, ...]:
    """The same for the archive's own copies of what is not among this run's files: those read by other rules."""
    decisions = decide(candidates, sources, reports, recipe)
    return tuple(
        replace(decision, verdict="stale") if decision.reads else decision
        for decision in decisions
        if decision.verdict != "unchanged"
    )


def replaced(decisions: Iterable[Decision], sources: Mapping[str, StoredSource]) -> set[str]:
    """The stored reports that lie nowhere any more once these decisions are carried out."""
    after = {path: source.report for path, source in sources.items()}
    after |= {decision.candidate.path: decision.source.report for decision in decisions}
    return {source.report for source in sources.values()} - set(after.values())


def _source(candidate: Candidate, recipe: str) -> StoredSource:
    """Where the file would stand; its recipe is the run's with the stated facts."""
    whole = hashlib.sha256(json.dumps([recipe, sorted(candidate.stated.items())]).encode()).hexdigest()[:16]
    return StoredSource(candidate.path, report_id(candidate.sha256), candidate.sha256, whole)
