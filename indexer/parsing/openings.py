"""What a line opens: a numbered heading, a list item, a table row, a heading of a report's own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.models.report import BlockKind

_PART = re.compile(r"(?:phần|chương)\s+(?:thứ\s+)?(?:nhất|một|hai|ba|bốn|tư|năm|sáu|bảy|[ivx]+|\d+)\b", re.IGNORECASE)
_ANNEX = re.compile(r"PHỤ LỤC\b|Phụ lục\s*(?:số\s*)?(?:\d+|[IVX]+)?\s*[:.]?$")
_ARTICLE = re.compile(r"Điều\s+\d{1,3}[a-zđ]?\s*[.:]\s+\S")
_LETTER = re.compile(r"[A-HK-UĐ][.)/-]+\s*(?=[^\W_]|[*_“\"])")
_ROMAN = re.compile(r"(?=[IVXL])X{0,4}(?:IX|IV|V?I{0,3})[.)/-]+\s*(?=[^\W_]|[*_“\"])")
_DECIMAL = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})(?P<sign>[.)]+\s*[-–]?\s*|\s*[-–]\s+|\s+)(?=[^\W\d_]|[*_“\"])"
)
_ITEM_LETTER = re.compile(r"[a-zđ]\s?[.)]\s*-?\s*(?=\S)")
_ROUND = re.compile(r"\(\d{1,2}\)\s*(?=\S)|\d{1,2}\)\s*(?=\S)")
_BULLET = re.compile(r"(?P<sign>[-–—+•*●▪○])\s*(?=\S)")
_BULLETS = {"-": 1, "–": 1, "—": 1, "•": 1, "●": 1, "▪": 2, "*": 1, "+": 2, "○": 2}
_MARKDOWN = re.compile(r"(?P<signs>#{1,6})\s+(?=\S)")
_LEADER = re.compile(r"(?:Kính gửi|Nơi nhận|Thực hiện|Căn cứ|V/v)\b|S[ốỐ]\s*[:.]?\s*[\d….\s]*[-–/]\s*[A-ZĐ]")
_PLACE = re.compile(r"[^\d;]{0,40}ngày[\s.…]*\d{0,2}[\s.…]*tháng", re.IGNORECASE)

HEADING_LONGEST = 260
_SAMPLE = 80  # letters that tell whether a line is set in capitals


@dataclass(frozen=True, slots=True)
class Opening:
    """How a paragraph begins, as its kind if it turns out short or long, and its level."""

    short: BlockKind
    long: BlockKind
    level: int


def opening_of(text: str) -> Opening | None:
    """What the text opens, None for plain text."""
    if "\t" in text or text.startswith("|"):
        return Opening("table_row", "table_row", 0)
    if found := _MARKDOWN.match(text):
        return Opening("heading", "heading", min(9, len(found["signs"])))
    return _numbered(text) or _item(text)


def _numbered(text: str) -> Opening | None:
    if _PART.match(text) or _ANNEX.match(text):
        return Opening("heading", "paragraph", 1)
    if _ARTICLE.match(text):
        return Opening("heading", "paragraph", 3)
    if _ROMAN.match(text):
        return Opening("heading", "list_item", 3)
    if _LETTER.match(text):
        return Opening("heading", "list_item", 2)
    if (found := _DECIMAL.match(text)) and ("." in found["number"] or not found["sign"].isspace()):
        depth = found["number"].count(".")
        return Opening("heading", "list_item", min(8, 4 + depth))
    return None


def _item(text: str) -> Opening | None:
    if _ITEM_LETTER.match(text):
        return Opening("list_item", "list_item", 1)
    if _ROUND.match(text):
        return Opening("list_item", "list_item", 1)
    if found := _BULLET.match(text):
        if len(text) < 3 or text[:2] in ("**", "--"):
            return None
        return Opening("list_item", "list_item", _BULLETS[found["sign"]])
    return None


def opens_figure(text: str) -> bool:
    """Whether the second half of a sentence may begin there with a figure: `kết nạp⏎¹ ...⏎20 đảng viên`."""
    return text[:1].isdecimal() and opening_of(text) is None


def has_own_line(text: str) -> bool:
    """Whether the line has a place of its own in a letterhead: an addressee, a number, a place and date."""
    return bool(_LEADER.match(text) or _PLACE.match(text))


def is_capitals(text: str) -> bool:
    """Whether the text is set in capitals, as headings and letterheads are."""
    sample = text[:_SAMPLE]
    small = sum(map(str.islower, sample))
    return 4 * small < sum(map(str.isupper, sample)) > 3
