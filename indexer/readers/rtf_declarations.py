"""Fonts and styles that an rtf file declares before its text."""

from __future__ import annotations

from indexer.readers.rtf_words import CODE_PAGES


class Declarations:
    """Gathers the entries of font table and style sheet: `{\\f1\\fcharset163 Arial;}`, `{\\s2 heading 2;}`."""

    def __init__(self) -> None:
        """Nothing is declared yet."""
        self.fonts: dict[int, tuple[str, str | None]] = {}  # name, code page
        self.styles: dict[int, str] = {}
        self._letters: list[str] = []  # the name of the entry that is being declared
        self._number = 0

    def word(self, word: str, number: int | None) -> None:
        """A control word within an entry."""
        if word in ("f", "s") and number is not None:
            self._number = number
        elif word == "fcharset":
            self.fonts[self._number] = ("", CODE_PAGES.get(number or 0))

    def letters(self, letters: str, kind: str) -> None:
        """Letters of a name; a semicolon ends the entry. `kind` is fonts or styles."""
        self._letters.append(letters)
        if ";" in letters:
            self.end(kind)

    def end(self, kind: str) -> None:
        """The entry is complete."""
        if not self._letters:
            return
        name = "".join(self._letters).strip().rstrip(";").strip()
        self._letters.clear()
        if kind == "fonts":
            self.fonts[self._number] = (name, self.fonts.get(self._number, ("", None))[1])
        else:
            self.styles[self._number] = name
            self._number = 0
