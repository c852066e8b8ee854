"""Works by name: laws and codes, Điều lệ Đảng, Cương lĩnh, Hiến pháp, and what else the register knows by a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.citations.fragments import any_of
from indexer.citations.passage import Passage
from indexer.models.citation import Mention

_BEGINNING = re.compile(r"(?<![a-z0-9])[a-z]+(?: [a-z]+)?")
_LAW = re.compile(r"(?<![a-z0-9])(?P<type>bo luat|luat|phap lenh)[ ]{1,2}(?=[a-z])")
_NOT_A_LAW = re.compile(r"(?:phap|k[yi]|hinh|quan|dan|bo) $")  # pháp luật lao động, kỷ luật lao động
_OTHER_WORD = re.compile(r"luật (?:sư|gia|pháp|định|khoa|chơi|lệ)(?!\w)", re.IGNORECASE)  # Luật gia, not Luật Giá
_DRAFT = re.compile(r"(?<![a-z])(?:du an|du thao)(?: cac)? $")
_NOT_A_NAME = re.compile(r"(?:su|gia|phap|dinh|khoa|choi|le|va|nay|do|tren|moi|cu|thi hanh$)(?![a-z])")  # Luật sư
_AMENDING = re.compile(r"sua doi(?:, bo sung)?(?: mot so dieu(?: cua)?)? ")
_NAME = re.compile(r"[^\W\d_]+(?:(?:, | |,| - )[^\W\d_]+){0,11}")
_STOP = re.compile(
    "[ ,]{1,2}"
    + any_of(
        "năm, ngày, số, của, được, quy định, về, đã, có, là, để, thì, trong, tại, theo, với, cho, và luật, và bộ luật, "
        "và các, và nghị, và pháp, và quy, luật, bộ luật, pháp lệnh, nghị định, các, thông tư, sửa đổi, ban hành, này, "
        "đó, trên, gồm, nhằm, khi, đến, từ, nội quy, quy chế, điều, khoản, chương, hiện hành, thực hiện, triển khai"
    )
    + "|, (?=[a-z]+$)"
)
_STATUTE = re.compile(r"dieu le (?:cua )?(?=cong doan|doan|hoi|mat tran|mttq|lien minh)")
_ORGANISATION = re.compile(
    r"(?:Công đoàn|Đoàn|Hội|Mặt trận Tổ quốc|MTTQ|Liên minh)"
    r"(?: [A-ZĐÀ-Ỹ][^\W\d_]*| chiến| binh| dân| sản| tác xã| nữ| niên)*"
)
_TYPES = {"bo luat": "bộ luật", "luat": "luật", "phap lenh": "pháp lệnh"}
_NAMED_ANYHOW = ("luat ", "bo luat ", "phap lenh ", "dieu le ", "cuong linh chinh tri")  # also in small letters


def find_works(passage: Passage) -> Iterator[Mention]:
    """Every work that stands there by its name, and laws that no table has, named in capitals."""
    for match in _starts(passage):
        found = passage.words.works.at(passage.scanned, match.start())
        if found and not _refused(passage, match.start()):
            yield _mention(passage, match.start(), found[0], _type(passage, match.start(), found[1]))
        elif statute := _statute(passage, match.start()):
            yield _mention(passage, match.start(), statute, "điều lệ")
        elif law := _LAW.match(passage.scanned, match.start()):
            end = _unlisted(passage, law)
            if end:
                yield _mention(passage, law.start(), end, _TYPES[law["type"]])


def _starts(passage: Passage) -> Iterator[re.Match[str]]:
    """Where a name may begin: at a type word."""
    for word in passage.type_words:
        if not word.short and (match := _BEGINNING.match(passage.scanned, word.start)):
            yield match


def _statute(passage: Passage, start: int) -> int | None:
    """The end of `Điều lệ Công đoàn Việt Nam`: the statutes of a mass organisation, named with it."""
    head = _STATUTE.match(passage.scanned, start)
    if not head or not passage.is_capital(head.end()):
        return None
    known = passage.words.issuer_names.at(passage.scanned, head.end())
    if known and known[1].level == "mass":
        return known[0]
    name = _ORGANISATION.match(passage.text, head.end())
    return name.end() if name else None


def _refused(passage: Passage, start: int) -> bool:
    """Whether it is part of another word (`kỷ luật lao động`), or generic (`quy chế giám sát`)."""
    if _NOT_A_LAW.search(passage.scanned, max(0, start - 8), start) and passage.scanned.startswith("luat", start):
        return True
    if _OTHER_WORD.match(passage.text, start):
        return True
    return not passage.is_capital(start) and not passage.scanned.startswith(_NAMED_ANYHOW, start)


def _type(passage: Passage, start: int, ids: tuple[str, ...]) -> str:
    """The type as written; where the name has no type word, that of the id."""
    law = _LAW.match(passage.scanned, start)
    if law:
        return _TYPES[law["type"]]
    slug = ids[0].split("/")[1]
    return next((kind.name for kind in passage.words.tables.types if kind.slug == slug), "văn bản")


def _unlisted(passage: Passage, law: re.Match[str]) -> int | None:
    """Where the name of a law that no table has ends; it must begin with a capital."""
    start = law.end()
    amending = _AMENDING.match(passage.scanned, start)
    if _refused(passage, law.start()) or _NOT_A_NAME.match(passage.scanned, start):
        return None
    if amending and passage.is_capital(law.start()):
        if _DRAFT.search(passage.scanned, max(0, law.start() - 24), law.start()):
            return None  # no law yet
        return _amended(passage, amending.end())
    if not (passage.is_capital(start) and passage.is_capital(law.start())):
        return None
    match = _NAME.match(passage.text, start)
    if not match or passage.has_type_word(start, match.end()):
        return None  # a list of types ("Luật Pháp lệnh Kế hoạch ..."), not a name
    stop = _STOP.search(passage.scanned, start, match.end())
    return stop.start() if stop else match.end()


def _amended(passage: Passage, place: int) -> int | None:
    """The end of the law whose articles `Luật sửa đổi, bổ sung một số điều của ...` changes."""
    found = passage.words.works.at(passage.scanned, place)
    return found[0] if found else None


def _mention(passage: Passage, start: int, end: int, type_: str) -> Mention:
    body = "qh" if type_ in _TYPES.values() else None
    return Mention(
        block=passage.block,
        start=start,
        end=end,
        text=passage.text[start:end],
        kind="named",
        type=type_,
        name=passage.scanned[start:end],
        body=body,
    )
