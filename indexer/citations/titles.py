"""The subject of a document as the text gives it: in quotation marks, or after `về`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.citations.passage import Passage
from indexer.text.fold import fold

_ABOUT = re.compile(r"[ ,*_:-]{0,4}(?:ve(?: viec)?|v/v)(?![a-z])[ *_:]{0,3}")
_QUOTED = re.compile(r"[ ,*_:(-]{0,4}(?P<open>[\"'])[ *_\"']{0,3}(?:(?:ve viec|ve|v/v)[ ])?")
_VERBS = re.compile(
    r"[ *_]{1,3}(?=(?:ban hanh|phe duyet|quy dinh|huong dan|sua doi|thuc hien|trien khai|hoc tap|tang cuong|to chuc|"
    r"thong qua|giao|dieu chinh|bai bo|tiep tuc|day manh|nang cao)(?![a-z]))"
)
_END = re.compile(r"[.](?=\s|$|[\"'])|[;\n]|[ ]?[)]|\.\.\.|…|[ ,]{1,2}(?:da )?het hieu luc")
_TRAIL = re.compile(r"(?:[ ,*_]|(?:,? (?:va|gan voi|cung voi|cung|hoac|cac|theo|tai|trong)))+$")
_OPENING = re.compile(r"^(?:ve viec |ve |v/v )")  # as the register's titles begin
_LONGEST = 600  # as many letters as a title may take


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """A title in a text."""

    start: int
    end: int  # of the title itself
    after: int  # behind the closing mark


def title_at(passage: Passage, place: int, limit: int, *, verbs: bool = True) -> FoundTitle | None:
    """The title that follows at `place`; one without marks ends before `limit`, the next citation.

    `verbs`: whether it may begin with a verb (`phê duyệt ...`) in place of `về`.
    """
    about = _ABOUT.match(passage.scanned, place)
    place = about.end() if about else place
    if quoted := _QUOTED.match(passage.scanned, place):
        return _in_marks(passage, quoted)
    verb = None if about or not verbs else _VERBS.match(passage.scanned, place)
    if not about and not verb:
        return None
    return _open(passage, place if about else verb.end() if verb else place, limit)


def known_part(title: str, known: str) -> str:
    """What of a title read from a sentence the register knows as the title; the sentence may go on without a mark.

    "về bảo vệ nền tảng tư tưởng của Đảng không phải bằng khẩu hiệu" ends with the title of 35-NQ/TW at "Đảng".
    """
    bare = _OPENING.sub("", fold(known), count=1)
    goes_on = len(bare) < len(title) and fold(title).startswith(bare) and title[len(bare)].isspace()
    return title[: len(bare)] if bare and goes_on else title


def _in_marks(passage: Passage, quoted: re.Match[str]) -> FoundTitle | None:
    """Up to the mark that closes the first; marks within a title nest."""
    depth, start = 1, quoted.end()
    for at in range(quoted.end(), min(len(passage.text), start + _LONGEST)):
        letter = passage.text[at]
        if letter in "“«":
            depth += 1
        elif letter in "”»" or (letter == '"' and passage.text[quoted.start("open")] == '"'):
            depth -= 1
        if depth == 0:
            end = start + len(passage.text[start:at].rstrip(' *_,."”'))
            return FoundTitle(start, end, at + 1) if end > start else None
    return None


def _open(passage: Passage, start: int, limit: int) -> FoundTitle | None:
    stop = _END.search(passage.scanned, start, min(start + _LONGEST, limit))
    end = _trimmed(passage, start, stop.start() if stop else min(len(passage.text), start + _LONGEST, limit))
    return FoundTitle(start, end, end) if end - start > 2 else None


def _trimmed(passage: Passage, start: int, end: int) -> int:
    trail = _TRAIL.search(passage.scanned, max(start, end - 40), end)
    return trail.start() if trail else end
