"""How wide a printed line was: whether one more word would have fitted on it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Widths of Times New Roman, in thousandths of its size: what nearly every report is set in.
_WIDTHS = {
    **dict.fromkeys("bdghknopquvxyơư0123456789", 500),
    **dict.fromkeys("acez", 444),
    **dict.fromkeys("ijlt:;/", 278),
    **dict.fromkeys("frI-()[]", 333),
    **dict.fromkeys("sJ", 389),
    **dict.fromkeys("wADGHKNOQUVXYĐ", 722),
    **dict.fromkeys("BCRƠ", 667),
    **dict.fromkeys("ELTZ", 611),
    **dict.fromkeys("FPS", 556),
    **dict.fromkeys(" .,", 250),
    "m": 778,
    "M": 889,
    "W": 944,
    "%": 833,
    "…": 1000,
    "“": 444,
    "”": 444,
}
_OTHER = 500
_LEAST = 8  # lines that surely were full, to tell how wide they were
_AGREEING = 0.75  # share of them that one width must explain


Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Ruler:
    """The width of full lines, in letters where letters were counted, else as they are set in type."""

    measure: Measure
    full: float

    def fits(self, line: float, following: str) -> bool:
        """Whether the next word would have fitted on a line of that width: then the line was ended on purpose."""
        return line + self.measure(" " + following.split(maxsplit=1)[0]) <= self.full


def ruler_of(pairs: Sequence[tuple[str, str]]) -> Ruler | None:
    """The ruler that best explains lines that surely were full, each with the line after it; None: they are uneven."""
    if len(pairs) < _LEAST:
        return None
    share, full, measure = max((_best(pairs, measure) for measure in (_letters, _set)), key=lambda best: best[0])
    return Ruler(measure, full) if share >= _AGREEING else None


def _best(
    pairs: Sequence[tuple[str, str]], measure: Callable[[str], float]
) -> tuple[float, float, Callable[[str], float]]:
    """The width that most lines agree with: none is wider, and none has room for the next word."""
    least = sorted(measure(line) for line, _ in pairs)
    most = sorted(measure(line) + measure(" " + following.split(maxsplit=1)[0]) for line, following in pairs)
    agreeing, full = max((bisect_right(least, width) - bisect_left(most, width), width) for width in least)
    return agreeing / len(pairs), full, measure


def _letters(text: str) -> float:
    return float(len(text))


def _set(text: str) -> float:
    return sum(map(_width, text))


@lru_cache(maxsize=2048)
def _width(letter: str) -> float:
    base = letter if letter in _WIDTHS else unicodedata.normalize("NFD", letter)[0].replace("đ", "d")
    return _WIDTHS.get(base, _OTHER)
