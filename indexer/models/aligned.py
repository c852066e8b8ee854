"""Text with its way back to the source it was made from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LINE_BREAK = re.compile(r"\s*[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]\s*")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and the stretch of source it came from.

    Equal lengths mean letter by letter; unequal ones mean that the stretch stands for its source as a whole, and
    so does a `whole` one: a part of such a stretch that happens to be as long as the source of all of it.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    whole: bool = False

    @property
    def linear(self) -> bool:
        """Whether each letter has its own place in the source."""
        return not self.whole and self.end - self.start == self.source_end - self.source_start

    def moved(self, by: int) -> Run:
        """The same run of a text that stands further on."""
        return Run(self.start + by, self.end + by, self.source_start, self.source_end, self.whole)


@dataclass(frozen=True, slots=True)
class AlignedText:
    """Repaired text whose every stretch knows its source; offsets are code points of `text` and of the source.

    Runs follow each other without gaps in `text`, and neither their starts nor their ends go backwards in the source;
    source between two runs was dropped (markup, a note taken out of the flow, a zero-width space).
    """

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, source: str, start: int = 0, end: int | None = None) -> AlignedText:
        """The stretch of the source itself, unchanged."""
        end = len(source) if end is None else end
        return cls(source[start:end], (Run(0, end - start, start, end),) if end > start else ())

    @classmethod
    def join(cls, parts: Iterable[AlignedText], separator: str = "") -> AlignedText:
        """The parts in order; a separator stands for the source between its neighbours."""
        texts: list[str] = []
        runs: list[Run] = []
        at = 0
        for part in parts:
            if texts and separator:
                left = runs[-1].source_end if runs else 0
                right = part.runs[0].source_start if part.runs else left
                _append(runs, Run(at, at + len(separator), left, max(left, right)))
                texts.append(separator)
                at += len(separator)
            for run in part.runs:
                _append(runs, run.moved(at))
            texts.append(part.text)
            at += len(part.text)
        return cls("".join(texts), tuple(runs))

    def __len__(self) -> int:
        """The number of code points of the text."""
        return len(self.text)

    def slice(self, start: int, end: int) -> AlignedText:
        """The stretch [start, end) of the text; a run that stands as a whole keeps its whole source."""
        cut: list[Run] = []
        for run in self._runs_within(start, end):
            a, b = max(start, run.start), min(end, run.end)
            if run.linear:
                shift = run.source_start - run.start
                cut.append(Run(a - start, b - start, a + shift, b + shift))
            else:
                whole = b - a == run.source_end - run.source_start
                cut.append(Run(a - start, b - start, run.source_start, run.source_end, whole))
        return AlignedText(self.text[start:end], tuple(cut))

    def strip(self) -> AlignedText:
        """The text without white space at its ends."""
        left = len(self.text) - len(self.text.lstrip())
        return self.slice(left, max(left, len(self.text.rstrip())))

    def edit(self, edits: Sequence[tuple[int, int, str]]) -> AlignedText:
        """The text with each (start, end, replacement) applied; edits are in order and do not overlap."""
        if not edits:
            return self
        texts: list[str] = []
        runs: list[Run] = []
        at = previous = 0
        for start, end, replacement in (*edits, (len(self.text), len(self.text), "")):
            kept = self.slice(previous, start)
            for run in kept.runs:
                _append(runs, run.moved(at))
            texts.append(kept.text)
            at += len(kept.text)
            if replacement:
                source_start, source_end = self.source_span(start, end)
                _append(runs, Run(at, at + len(replacement), source_start, source_end))
                texts.append(replacement)
                at += len(replacement)
            previous = end
        return AlignedText("".join(texts), tuple(runs))

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source's span that text[start:end] came from; empty spans give an empty place."""
        if start >= end:
            place = self._place(start)
            return place, place
        within = self._runs_within(start, end)
        first, last = within[0], within[-1]
        return (
            first.source_start + (start - first.start if first.linear else 0),
            last.source_end - (last.end - end if last.linear else 0),
        )

    def source_pieces(self, start: int, end: int, source: str) -> tuple[tuple[int, int], ...]:
        """The parts of the source that text[start:end] was put together from.

        It is cut where a line, a page or a note stands between; dropped markup and zero-width letters do not cut.
        """
        pieces: list[tuple[int, int]] = []
        for run in self._runs_within(start, end):
            a, b = self.source_span(max(start, run.start), min(end, run.end))
            if pieces and not _cuts(source[pieces[-1][1] : a]):
                pieces[-1] = (pieces[-1][0], max(b, pieces[-1][1]))
            else:
                pieces.append((a, b))
        return tuple(part for piece in pieces for part in _lines(source, *piece)) or (self.source_span(start, end),)

    def _runs_within(self, start: int, end: int) -> tuple[Run, ...]:
        if start >= end:
            return ()
        first = bisect_right(self.runs, start, key=lambda run: run.end)
        last = first
        while last < len(self.runs) and self.runs[last].start < end:
            last += 1
        return self.runs[first:last]

    def _place(self, position: int) -> int:
        at = bisect_right(self.runs, position, key=lambda run: run.end)
        if at == len(self.runs):
            return self.runs[-1].source_end if self.runs else 0
        run = self.runs[at]
        return run.source_start + (position - run.start if run.linear else 0)


def _append(runs: list[Run], run: Run) -> None:
    """Add a run, as one with the last where both are letter by letter and adjoin."""
    if run.start == run.end:
        return
    last = runs[-1] if runs else None
    if last and (run.source_start < last.source_start or run.source_end < last.source_end):
        # Only where a run that stands as a whole was itself cut: its parts share its whole source.
        run = Run(
            run.start,
            run.end,
            max(run.source_start, last.source_start),
            max(run.source_end, last.source_end),
            run.whole,
        )
    if last and last.linear and run.linear and last.end == run.start and last.source_end == run.source_start:
        runs[-1] = Run(last.start, run.end, last.source_start, run.source_end)
    else:
        runs.append(run)


def _cuts(gap: str) -> bool:
    return bool(_LINE_BREAK.search(gap)) or any(letter.isalnum() for letter in gap)


def _lines(source: str, start: int, end: int) -> list[tuple[int, int]]:
    parts = []
    for gap in _LINE_BREAK.finditer(source, start, end):
        parts.append((start, gap.start()))
        start = gap.end()
    parts.append((start, end))
    return [(a, b) for a, b in parts if a < b]
