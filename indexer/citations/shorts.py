"""Citations by number without symbol: `Chỉ thị 05`, `Nghị quyết số 18, 19 của ...`, `NQ 35`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from indexer.citations.fragments import any_of
from indexer.citations.passage import Passage, TypeWord
from indexer.models.citation import Mention

_ALONE = r"(?![0-9a-z%])(?![.,/][0-9]|[ ]?[-/][ ]?[a-z0-9]|[ ]?%)"  # no part of a date, a share, a longer number
_NUMBER = re.compile(
    r"(?P<so>[ ]{1,2}so[ ]?[:.]?)?[ ]{0,2}(?P<digits>[0-9]{1,4}[a-d]?)(?:/(?P<year>(?:19|20)[0-9]{2}))?" + _ALONE
)
_NEXT = re.compile(r"(?:[ ]?[,;]|[ ]va|, va)[ ]?(?:so[ ]?:?[ ]?)?(?P<digits>[0-9]{1,4}[a-d]?)" + _ALONE)
_FOLLOWING = any_of(
    "của, về, khóa, ngày, và, gắn với, cùng với, hội nghị, đã, được, tại, trong, ở, trên, theo, với, tw, trung ương, "
    "bộ chính trị, ban bí thư, bch, ban chấp hành, chính phủ, thủ tướng, tỉnh ủy, đảng ủy, đối với, từ, đến, cho, là, "
    "để, vào, thì, có hiệu, hiện, này, gắn, còn, hoặc, phải, bằng, nhằm, do, quy định, một cách, nói, phần"
)
_AFTER = re.compile(  # what may follow the number of a document, and not a number that counts things
    rf"[ *_]{{0,3}}(?:$|[,;.:)\"(\]…]|{_FOLLOWING}|nam (?:19|20)[0-9][0-9]|- )"
)
_COUNTED = re.compile(
    "[ ](?:nam(?! (?:19|20))|ngay(?! [0-9])|"
    + any_of("tháng, lần, đồng chí, người, tiêu chí, nhiệm vụ, nhóm, nội dung, chỉ tiêu, đề án, mục")
    + ")(?![a-z])"
)
_OF_BODY = re.compile(r"(?:[ ]?(?:,|va)[ ]?[0-9]{1,4}(?![0-9])){0,5}[ ]cua (?=[a-z])")
_PLAIN = ("nghị quyết", "chỉ thị", "nghị định", "thông tư", "quy định", "kết luận")  # rarely verbs before a number
_NEVER = frozenset(
    (
        *("chương trình", "dự án", "phương án", "báo cáo", "luật", "bộ luật", "hợp đồng", "biên bản", "điều lệ"),
        *("quy trình", "lệnh", "giấy mời", "bản án", "án lệ", "cương lĩnh", "chiến lược"),
    )
)
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
    if (word.kind.name in _NEVER and not match["so"]) or _COUNTED.match(passage.scanned, match.end()):
        return False
    if not match["so"] and not match["year"] and int(match["digits"].rstrip("abcd")) in _YEAR:
        return False  # "Kế hoạch 2020"
    if _is_issued(passage, match.end()):
        return True
    follows = bool(_AFTER.match(passage.scanned, match.end()))
    if match["so"]:
        return follows or passage.is_capital(word.start)
    if word.kind.name in _PLAIN[:4]:
        return follows or passage.is_capital(word.start)
    return (
        follows
        and (passage.is_capital(word.start) or word.kind.name == "kết luận")
        and not _begins_sentence(passage, word)
    )


def _is_issued(passage: Passage, end: int) -> bool:
    """Whether a body of the tables issued it: `Quyết định 134, 135 của Thủ tướng` begins with no verb."""
    of = _OF_BODY.match(passage.scanned, end)
    return bool(of and passage.words.issuer_names.at(passage.scanned, of.end()))


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
