"""Running heads, running feet and page numbers of a pdf: what stands at the same edge of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from indexer.readers.pdf_lines import Line, usual_distance

_EDGE = 3  # lines at the head and at the foot that may be furniture
_GAP = 1.2  # of the usual distance of lines: what parts furniture from text
_PAGE_NUMBER = re.compile(
    r"(?:trang\s*)?[-–—\s]*([0-9]{1,4})(?:\s*[/|]\s*[0-9]{1,4})?[-–—\s.]*", re.I
)  # "- 5 -", "5/10"
_DIGITS = re.compile(r"[0-9]+")


def furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[int]:
    """The `id` of every line that is furniture."""
    seen: Counter[tuple[str, str]] = Counter()
    for page in pages:
        seen.update({(edge, _shape(line)) for edge, lines in _edges(page) for line in lines})
    offsets = _number_offsets(pages)
    found: set[int] = set()
    for number, (page, height) in enumerate(zip(pages, heights, strict=True), start=1):
        for edge, lines in _edges(page):
            # A group stands or falls as a whole: notes at the foot may repeat, but not with their numbers.
            if not _opens_a_note(lines[-1 if edge == "foot" else 0]) and all(
                _at_margin(line, height)
                and (_numbers(line, number, offsets, len(pages)) or _repeats(seen[edge, _shape(line)], len(pages)))
                for line in lines
            ):
                found.update(map(id, lines))
    return found


def _opens_a_note(line: Line) -> bool:
    return line.raised(line.fragments[0])


def _repeats(times: int, pages: int) -> bool:
    return times >= max(3, pages * 0.25) or times == pages > 1


def _numbers(line: Line, page: int, offsets: Counter[int], pages: int) -> bool:
    """Whether the line is the page's number, in step with those of other pages."""
    printed = _PAGE_NUMBER.fullmatch(line.text.strip())
    if not printed:
        return False
    offset = int(printed[1]) - page
    return offsets[offset] >= max(2, pages * 0.25) or (offset == 0 and pages < 4)


def _edges(page: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Lines at the head and at the foot, the outermost first, as far as a gap parts them from the text."""
    ordered = sorted(page, key=lambda line: -line.base)
    distance = usual_distance(ordered)
    for edge, lines in (("head", ordered), ("foot", ordered[::-1])):
        for count in range(1, min(_EDGE, len(lines) - 1) + 1):
            parted = abs(lines[count - 1].base - lines[count].base) > _GAP * distance
            if parted or (count == 1 and _PAGE_NUMBER.fullmatch(lines[0].text.strip())):
                yield edge, lines[:count]
                break


def _shape(line: Line) -> str:
    """The line with figures made equal, so that `58  CÔNG BÁO` and `60  CÔNG BÁO` are one."""
    words = _DIGITS.sub("#", line.text).split()
    return " ".join(sorted(words))  # page numbers stand left on even pages and right on odd ones


def _at_margin(line: Line, height: float) -> bool:
    return line.base > height * 0.88 or line.base < height * 0.12


def _number_offsets(pages: Sequence[Sequence[Line]]) -> Counter[int]:
    """How far printed page numbers run ahead of counted ones, and on how many pages."""
    offsets: Counter[int] = Counter()
    for number, page in enumerate(pages, start=1):
        for _, lines in _edges(page):
            for line in lines:
                if printed := _PAGE_NUMBER.fullmatch(line.text.strip()):
                    offsets[int(printed[1]) - number] += 1
    return offsets
