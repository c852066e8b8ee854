"""Source text that grows, with the marks over it."""

from __future__ import annotations

from indexer.models.source import Mark, MarkKind


class MarkedText:
    """Letters in order and marks in any order; `at` is the end of the text so far."""

    def __init__(self) -> None:
        """No text yet."""
        self.at = 0
        self._parts: list[str] = []
        self._marks: list[Mark] = []
        self._looks: dict[MarkKind, int] = {}  # the last mark of a look, by its place in the list

    def put(self, text: str) -> None:
        """Add letters."""
        self._parts.append(text)
        self.at += len(text)

    def mark(self, kind: MarkKind, start: int, end: int, value: str = "") -> None:
        """Add a mark."""
        self._marks.append(Mark(kind, start, end, value))

    def put_looking(self, text: str, *, raised: bool, bold: bool) -> None:
        """Add letters of one look; stretches of one look that only white space parts get one mark."""
        start, end = self.at + len(text) - len(text.lstrip()), self.at + len(text.rstrip())
        self.put(text)
        if text.strip():
            for kind, holds in (("raised", raised), ("bold", bold)):
                if holds:
                    self._look(kind, start, end)  # type: ignore[arg-type]  # both words are mark kinds
                else:
                    self._looks.pop(kind, None)  # type: ignore[call-overload]  # the same

    def _look(self, kind: MarkKind, start: int, end: int) -> None:
        last = self._looks.get(kind)
        if last is None:
            self._looks[kind] = len(self._marks)
            self.mark(kind, start, end)
        else:
            self._marks[last] = Mark(kind, self._marks[last].start, end)

    def end_line(self) -> None:
        """Add a line break; looks do not reach over it."""
        self.put("\n")
        self._looks.clear()

    def done(self) -> tuple[str, tuple[Mark, ...]]:
        """The text and its marks, outer ones before those that they hold."""
        return "".join(self._parts), tuple(sorted(self._marks, key=lambda mark: (mark.start, -mark.end)))
