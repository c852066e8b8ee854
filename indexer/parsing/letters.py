"""Capital and small letters as ranges of a pattern: in Unicode those of Vietnamese stand mixed."""

from __future__ import annotations

_LATIN = [chr(code) for code in range(0xC0, 0x1EFA)]
UPPER = "A-Z" + "".join(letter for letter in _LATIN if letter.isupper())
LOWER = "a-z" + "".join(letter for letter in _LATIN if letter.islower())
