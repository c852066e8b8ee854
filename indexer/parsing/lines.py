"""The lines of a text, with what their surroundings say of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\f]*(?:\r\n|[\n\r\f]|\Z)")
_RULE = re.compile(r"[ \t]{20,}|\s*(?:_{5,}|[─━—]{4,}|-{12,})\s*")  # the line Word draws above notes
_BARE = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something; `start` and `end` leave out the white space at its ends."""

    index: int
    start: int
    end: int
    text: str
    indent: int
    blank_before: bool
    rule_before: bool
    page: int  # how many page breaks stand before it
    opens_page: bool
    kind: tuple[str, str] = ("", "")  # what the format calls it, and the value of that mark
    small: bool = False  # set in letters smaller than the body's

    @property
    def bare(self) -> int | None:
        """The number that stands alone on the line."""
        return int(self.text) if _BARE.fullmatch(self.text) else None


def lines_of(text: str, page_starts: Sequence[int] = ()) -> list[Line]:
    """Every line that is not blank, in order; `page_starts` are places where the format begins a page."""
    lines: list[Line] = []
    blank = rule = feed = False
    page = 0
    for found in _LINE.finditer(text):
        raw = found[0]
        body = raw.strip()
        if _is_rule(raw):
            rule, blank = True, True
        elif not body:
            blank = True
        else:
            start = found.start() + len(raw) - len(raw.lstrip())
            crossed = _crossed(page_starts, lines[-1].end if lines else 0, start + 1)
            opens = bool(lines) and (feed or crossed)
            page += opens
            lines.append(
                Line(len(lines), start, start + len(body), body, start - found.start(), blank, rule, page, opens)
            )
            blank = rule = feed = False
        feed = feed or raw.endswith("\f")
    return lines


def _is_rule(raw: str) -> bool:
    return bool(_RULE.fullmatch(raw.rstrip("\r\n\f")))


def _crossed(places: Sequence[int], start: int, end: int) -> bool:
    return bisect_right(places, end - 1) > bisect_right(places, start)


def line_at(lines: Sequence[Line], place: int) -> int:
    """The index of the line that holds the place, or of the last one that begins before it."""
    return max(0, bisect_right(lines, place, key=lambda line: line.start) - 1)
