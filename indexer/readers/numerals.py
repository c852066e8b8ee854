"""Numbers as list formats write them."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def numeral(value: int, format_: str) -> str:
    """The number in a format of WordprocessingML; formats not used in Vietnamese are written in digits."""
    if format_ == "none":
        return ""
    if format_ in ("upperRoman", "lowerRoman") and 0 < value < 4000:
        roman = _roman(value)
        return roman.upper() if format_ == "upperRoman" else roman
    if format_ in ("upperLetter", "lowerLetter") and value > 0:
        letters = chr(ord("a") + (value - 1) % 26) * min(1 + (value - 1) // 26, 40)  # after z comes aa, then bb
        return letters.upper() if format_ == "upperLetter" else letters
    return f"{value:02}" if format_ == "decimalZero" else str(value)


def _roman(value: int) -> str:
    parts = []
    for worth, letters in _ROMAN:
        parts.append(letters * (value // worth))
        value %= worth
    return "".join(parts)
