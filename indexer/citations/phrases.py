"""Names looked up word by word in scan form: `Luật Phòng chống tham nhũng` is `Luật Phòng, chống tham nhũng`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from indexer.citations.scanform import scan_form

Value = TypeVar("Value")

_WORD = re.compile(r"[a-z0-9]+")
_GAP = re.compile(r"[ ,.*_]{1,4}|[ ]?-[ ]?|[ ]?&[ ]?")  # between two words of one name


class Phrases(Generic[Value]):
    """Names and what they stand for; of several that begin at one place the longest is taken."""

    def __init__(self, names: Iterable[tuple[str, Value]]) -> None:
        """`names` as written, each with its value; the first value of a name is kept."""
        self._root: dict[str, Any] = {}
        for name, value in names:
            words = _WORD.findall(scan_form(name))
            node = self._root
            for word in words:
                node = node.setdefault(word, {})
            if words:
                node.setdefault("", value)

    def at(self, scanned: str, start: int) -> tuple[int, Value] | None:
        """The end and the value of the longest name that begins exactly at `start`."""
        node, found, place = self._root, None, start
        while match := _WORD.match(scanned, place):
            node = node.get(match.group(), {})
            if not node:
                break
            if "" in node:
                found = (match.end(), node[""])
            gap = _GAP.match(scanned, match.end())
            if not gap:
                break
            place = gap.end()
        return found

    def whole(self, text: str) -> Value | None:
        """The value of a text that is one name and nothing else."""
        scanned = scan_form(text).strip()
        found = self.at(scanned, 0)
        return found[1] if found and found[0] == len(scanned) else None
