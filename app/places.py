"""Where a passage stands, as people say it: "chú thích 14, mục III.4"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.language import Bilingual, Language
from indexer.catalogue import Catalogue
from indexer.models.records import BlockRecord

_NUMBERING = re.compile(
    r"""
    (?:(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+)?   # "Phần thứ" is not a number: such headings are quoted
    (?P<number>[IVXL]+|[0-9]+(?:\.[0-9]+)*|[A-ZĐa-zđ])
    \s*[.)/:–-]
    """,
    re.VERBOSE,
)
_NOTE = Bilingual("chú thích {number}", "note {number}")
_SECTION = Bilingual("mục {number}", "section {number}")
_UNDER = Bilingual("mục “{heading}”", "section “{heading}”")
_PAGE = Bilingual("trang {page}", "page {page}")
_TABLE = Bilingual("bảng", "table")
_KINDS = {
    "title": Bilingual("tên báo cáo", "title"),
    "letterhead": Bilingual("phần đầu", "letterhead"),
    "signature": Bilingual("chữ ký", "signature"),
    "recipients": Bilingual("nơi nhận", "recipients"),
}
_LONGEST = 60


def place(block: BlockRecord, headings: Sequence[BlockRecord], language: Language) -> str:
    """The place of a block, from its note, its headings (outermost first) and its page; "" where none is known."""
    parts = []
    if block.kind == "footnote" and block.footnote is not None:
        parts.append(_NOTE.say(language, number=block.footnote))
    elif block.kind == "table_row":
        parts.append(_TABLE.say(language))
    elif block.kind in _KINDS:
        parts.append(_KINDS[block.kind].say(language))
    section = _section([*headings, block] if block.kind == "heading" else headings, language)
    if section:
        parts.append(section)
    if block.page is not None:
        parts.append(_PAGE.say(language, page=block.page))
    return ", ".join(parts)


def _section(headings: Sequence[BlockRecord], language: Language) -> str:
    numbers: list[str] = []
    for heading in headings:
        number = numbering(heading.text)
        if number:
            # "2.1" below "2" says both.
            above = numbers[:-1] if numbers and number.startswith(numbers[-1] + ".") else numbers
            numbers = [*above, number]
    if numbers:
        return _SECTION.say(language, number=".".join(numbers))
    return _UNDER.say(language, heading=shortened(headings[-1].text)) if headings else ""


def numbering(text: str) -> str | None:
    """The number that a heading begins with: "III. Kết quả" gives "III"."""
    found = _NUMBERING.match(text)
    return found["number"] if found else None


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Text cut at a word where it is too long."""
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


def places(catalogue: Catalogue, keys: Iterable[tuple[str, str]], language: Language) -> dict[tuple[str, str], str]:
    """The places of the blocks at those (report, key), in two questions to the catalogue."""
    reports = catalogue.reports
    blocks = reports.blocks_at(keys)
    above = {(block.report, key) for block in blocks.values() for key in block.headings}
    headings = reports.blocks_at(above) if above else {}
    return {
        at: place(block, [headings[at[0], key] for key in block.headings if (at[0], key) in headings], language)
        for at, block in blocks.items()
    }
