"""Citations by number without symbol: `Chỉ thị 05`, `Nghị quyết số 18, 19 của ...`, `NQ 35`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from indexer.citations.passage import Passage, TypeWord
from indexer.models.citation import Mention

_NUMBER = re.compile(
    r"(?P<so>[ ]{1,2}so[ ]?[:.]?)?[ ]{0,2}(?P<digits>[0-9]{1,4}[a-d]?)(?:/(?P<year>(?:19|20)[0-9]{2}))?(?![0-9a-z%])(?![.,/][0-9]|[ ]?[-/][ ]?[a-z0-9]|[ ]?%)"
)
_NEXT = re.compile(r"(?:[ ]?[,;]|[ ]va|, va)[ ]?(?:so[ ]?:?[ ]?)?(?P<digits>[0-9]{1,4}[a-d]?)(?![0-9a-z%])(?![.,/][0-9]|[ ]?[-/][ ]?[a-z0-9]|[ ]?%)")
_AFTER = re.compile(  # what may follow the number of a document, and not a number that counts things
    r"[ *_]{0,3}(?:$|[,;.:)\"(\]…]|(?:cua|ve|khoa|ngay|va|gan voi|cung voi|hoi nghi|nam (?:19|20)\d\d|da|duoc|tai|trong|o|tren|"
    r"theo|voi|tw|trung uong|bo chinh tri|ban bi thu|doi voi|tu|den|cho|la|de|vao|thi|co hieu|hien|nay|gan|con|hoac|"
    r"phai|bang|nham|do|quy dinh|mot cach|noi|phan|bch|ban chap hanh|chinh phu|thu tuong|tinh uy|dang uy)(?![a-z])|[-–] )"
)
_COUNTED = re.compile(r"[ ](?:nam(?! (?:19|20))|thang|lan|ngay(?! [0-9])|dong chi|nguoi|tieu chi|nhiem vu|nhom|noi dung|chi tieu|de an|muc)(?![a-z])")
_PLAIN = ("nghị quyết", "chỉ thị", "nghị định", "thông tư", "quy định", "kết luận")  # rarely verbs before a number
_NEVER = ("chương trình", "dự án", "phương án", "báo cáo", "luật", "bộ luật", "hợp đồng", "biên bản", "điều lệ", "quy trình",
          "lệnh", "giấy mời", "bản án", "án lệ", "cương lĩnh", "chiến lược")  # fmt: skip
_YEAR = range(1930, 2100)


def find_shorts(passage: Passage) -> Iterator[Mention]:
    """Every citation whose number has no symbol."""
    for word in passage.type_words:
        match = _NUMBER.match(passage.scanned, word.end)
        if match and _is_document(passage, word, match):
            yield replace(_mention(passage, word, word.start, match.end(), match["digits"]), period=match["year"])
            yield from _later(passage, word, match.end())


def _later(passage: Passage, word: TypeWord, place: int) -> Iterator[Mention]:
    """Further items of the list, which share the type word."""
    while (match := _NEXT.match(passage.scanned, place)) and _AFTER.match(passage.scanned, match.end()):
        yield _mention(passage, word, match.start("digits"), match.end(), match["digits"])
        place = match.end()


def _is_document(passage: Passage, word: TypeWord, match: re.Match[str]) -> bool:
    if word.kind.name in _NEVER and not match["so"] or _COUNTED.match(passage.scanned, match.end()):
        return False
    if not match["so"] and not match["year"] and int(match["digits"].rstrip("abcd")) in _YEAR:
        return False  # "Kế hoạch 2020"
    follows = bool(_AFTER.match(passage.scanned, match.end()))
    if match["so"]:
        return follows or passage.is_capital(word.start)
    if word.kind.name in _PLAIN[:4]:
        return follows
    return follows and (passage.is_capital(word.start) or word.kind.name == "kết luận") and not _begins_sentence(passage, word)


def _begins_sentence(passage: Passage, word: TypeWord) -> bool:
    """Where a capital says nothing: `Quyết định 04` may be a verb and a count there."""
    before = passage.scanned[: word.start].rstrip(' "*_(-+')
    return word.kind.name not in _PLAIN and (not before or before[-1] in ".;:")


def _mention(passage: Passage, word: TypeWord, start: int, end: int, digits: str) -> Mention:
    return Mention(
        block=passage.block,
        start=start,
        end=end,
        text=passage.text[start:end],
        kind="short",
        type=word.kind.name,
        number=digits,
    )
