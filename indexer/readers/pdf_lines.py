"""Printed lines of a pdf page in reading order, from fragments and their places."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from indexer.readers.pdf_letters import Fragment, PageLetters

_SAME_LINE = 0.3  # of the letters' size: baselines closer than this are one line
_RAISED = 0.12  # of the line's size above its baseline
_SMALLER = 0.85  # of the line's size: raised figures are smaller than this
_WORD_GAP = 0.18  # of the size; a space in Times is 0.25
_CELL_GAP = 2.0  # of the size; justified lines rarely stretch a space so far
_SIDE_SHARE = 0.12  # of the page's width: what a column holds at least; narrower ones are numbers of table rows


@dataclass(slots=True)
class Line:
    """A printed line, or the part of one that stands in a column of its own."""

    fragments: list[Fragment] = field(default_factory=list)
    size: float = 0.0
    base: float = 0.0

    @property
    def left(self) -> float:
        """Where the first letter stands."""
        return min((f.left for f in self.fragments if f.text.strip()), default=0.0)

    @property
    def right(self) -> float:
        """Where the last letter ends."""
        return max((f.right for f in self.fragments if f.text.strip()), default=0.0)

    @property
    def text(self) -> str:
        """The letters as the fonts hold them, with spaces where gaps are."""
        return "".join(text for text, _ in self.spaced())

    def spaced(self) -> Iterator[tuple[str, Fragment]]:
        """Each fragment's letters; where a gap stands before it, a space (or a tab for a wide one) goes ahead."""
        gaps = [_gap(*pair, self.size) for pair in pairwise(self.fragments)]
        for fragment, ahead, behind in zip(self.fragments, ["", *gaps], [*gaps, ""], strict=True):
            yield ahead + (fragment.text.rstrip() if behind == "\t" else fragment.text), fragment

    def raised(self, fragment: Fragment) -> bool:
        """Whether the fragment is smaller than the line and set above its baseline."""
        return fragment.size < self.size * _SMALLER and fragment.base > self.base + self.size * _RAISED


def lines_of(page: PageLetters) -> list[Line]:
    """The page's lines in reading order; columns that stand side by side follow each other."""
    upright = [fragment for fragment in page.fragments if fragment.upright]
    lines = _gathered(upright)
    ordered = list(_in_columns(lines, page.width))
    return ordered + [Line([fragment], fragment.size) for fragment in page.fragments if not fragment.upright]


def _gathered(fragments: Sequence[Fragment]) -> list[Line]:
    """Fragments of one baseline as one line, then raised figures to the line that they hang on."""
    visible = [fragment for fragment in fragments if fragment.text.strip()]
    lines: list[Line] = []
    for fragment in sorted(visible, key=lambda fragment: -fragment.base):
        line = lines[-1] if lines else None
        if line and abs(line.base - fragment.base) <= _SAME_LINE * max(fragment.size, 1) and _alike(line, fragment):
            line.fragments.append(fragment)
        else:
            lines.append(Line([fragment], fragment.size, fragment.base))
    for line in lines:
        line.size = _main_size(line.fragments)
        line.base = _main_base(line)
    return _with_raised(lines)


def _alike(line: Line, fragment: Fragment) -> bool:
    size = max(other.size for other in line.fragments)
    return fragment.size > size * _SMALLER * 0.8 or abs(line.base - fragment.base) < 0.1 * size


def _main_size(fragments: Iterable[Fragment]) -> float:
    sizes: Counter[float] = Counter()
    for fragment in fragments:
        sizes[fragment.size] += len(fragment.text.strip())
    return max(sizes, key=lambda size: (sizes[size], size))


def _main_base(line: Line) -> float:
    return next(fragment.base for fragment in line.fragments if fragment.size == line.size)


def _with_raised(lines: list[Line]) -> list[Line]:
    kept: list[Line] = []
    for at, line in enumerate(lines):
        host = next((other for other in lines[at + 1 : at + 4] if _hangs_on(line, other)), None)
        if host is not None:
            host.fragments += line.fragments
        else:
            kept.append(line)
    for line in kept:
        line.fragments.sort(key=lambda fragment: fragment.left)
    return kept


def _hangs_on(line: Line, host: Line) -> bool:
    """Whether a line of small letters only stands just above another, close to its letters on one side."""
    rise = line.base - host.base
    if not (line.size < host.size * _SMALLER and 0 < rise < host.size * 0.8):
        return False
    reach = host.size * 1.5
    return all(
        any(
            -reach < fragment.left - o.right < reach or -reach < o.left - fragment.right < reach for o in host.fragments
        )
        for fragment in line.fragments
    )


def _gap(before: Fragment, fragment: Fragment, size: float) -> str:
    """What stands between two fragments of a line: a tab for a wide gap, a space for a narrow one."""
    gap = fragment.left - before.right
    if gap > _CELL_GAP * size:
        return "\t"
    if before.text.endswith(" ") or fragment.text.startswith(" ") or unicodedata.combining(fragment.text[0]):
        return ""
    return " " if gap > _WORD_GAP * size else ""


def _in_columns(lines: Sequence[Line], width: float) -> Iterator[Line]:
    """Lines from the head of the page to its foot; stretches set in two columns, the left one first."""
    parted = [(line, _sides(line)) for line in lines]
    at = 0
    while at < len(parted):
        end, gutter = _column_stretch(parted, at)
        if end - at > 1 and gutter and _balanced(lines[at:end], gutter, width):
            yield from _split(lines[at:end], gutter)
            at = end
        else:
            yield lines[at]
            at += 1


def _sides(line: Line) -> list[tuple[float, float]]:
    """The gaps in a line that are too wide for spaces."""
    gaps = []
    reach = line.fragments[0].right
    for fragment in line.fragments[1:]:
        if fragment.left - reach > _CELL_GAP * line.size:
            gaps.append((reach, fragment.left))
        reach = max(reach, fragment.right)
    return gaps


def _column_stretch(
    parted: Sequence[tuple[Line, list[tuple[float, float]]]], start: int
) -> tuple[int, tuple[float, float] | None]:
    """How far lines from `start` on keep one gutter free, and the gutter."""
    if len(parted[start][1]) != 1:
        return start, None
    low, high = parted[start][1][0]
    end, seen, last_seen = start + 1, 1, start + 1
    for line, gaps in parted[start + 1 :]:
        if len(gaps) > 1:
            break
        if gaps:
            narrowed = max(low, gaps[0][0]), min(high, gaps[0][1])
        elif line.right <= (low + high) / 2:
            narrowed = max(low, line.right), high
        elif line.left >= (low + high) / 2:
            narrowed = low, min(high, line.left)
        else:
            break
        if narrowed[1] - narrowed[0] < line.size:
            break
        low, high = narrowed
        end += 1
        if gaps:
            seen, last_seen = seen + 1, end
        elif end - last_seen > 12:
            break
    return (end, (low, high)) if seen > 1 else (last_seen, (low, high))


def _balanced(lines: Sequence[Line], gutter: tuple[float, float], width: float) -> bool:
    """Whether both sides hold text, not only the numbers of table rows."""
    middle = sum(gutter) / 2
    left = max((f.right for line in lines for f in line.fragments if f.left < middle), default=0.0)
    left -= min((f.left for line in lines for f in line.fragments if f.left < middle), default=0.0)
    right = max((f.right for line in lines for f in line.fragments if f.left >= middle), default=middle) - middle
    return min(left, right) > width * _SIDE_SHARE


def _split(lines: Sequence[Line], gutter: tuple[float, float]) -> Iterator[Line]:
    middle = sum(gutter) / 2
    for side in (True, False):
        for line in lines:
            part = [fragment for fragment in line.fragments if (fragment.left < middle) == side]
            if part:
                yield Line(part, _main_size(part), line.base)


def by_size(lines: Iterable[Line]) -> float:
    """The size that most letters are set in."""
    sizes: Counter[float] = Counter()
    for size, group in groupby(lines, key=lambda line: line.size):
        sizes[size] += sum(len(fragment.text) for line in group for fragment in line.fragments)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


def usual_distance(page: Sequence[Line]) -> float:
    """The distance of baselines that is most usual on the page."""
    steps = sorted(above.base - line.base for above, line in pairwise(page) if above.base > line.base)
    return steps[len(steps) // 2] if steps else float("inf")
