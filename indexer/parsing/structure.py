"""What each paragraph is, from letterhead to signature, and which part of the file it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.models.report import BlockKind
from indexer.models.tables import Tables
from indexer.parsing.flow import Paragraph
from indexer.parsing.layout import is_complete
from indexer.parsing.letterheads import MOTTO, RECIPIENTS, SIGNATURE
from indexer.parsing.openings import HEADING_LONGEST, has_own_line, is_capitals, opening_of

# What heads a text and is no type of document that could be cited.
_OTHER_TITLES = ("dự thảo", "bài phát biểu", "diễn văn", "đề cương", "tài liệu")
_HEAD = re.compile(r"\W*(?:Số\s*[:.]?\s*[\d….\s]*[-–/]|V/v\b|\(?(?:dự thảo|mật|khẩn|lưu hành)|Kính gửi)", re.IGNORECASE)
_MARKDOWN = re.compile(r"#+\s+")
_GROUNDS = re.compile(r"\W*(?:Căn cứ|Theo đề nghị|Thực hiện|Xét)\b")
_ENACTS = re.compile(r"(?:(?:ỦY|UỶ) BAN|HỘI ĐỒNG) NHÂN DÂN|THỦ TƯỚNG|BỘ TRƯỞNG|CHỦ TỊCH|QUYẾT (?:NGHỊ|ĐỊNH)\W*$")
_ONLY_TYPE = re.compile(r"\W*(?:DỰ THẢO\W*)?(?:\w+ ){1,3}\w*\W*")  # BÁO CÁO, `(Dự thảo) BÁO CÁO CHÍNH TRỊ`
_OPENING = ("head", "title", "titled")
_TITLE_LONGEST = 160  # letters that a second part of a title rarely has
_NAME_LONGEST = 60
_CLOSED, _CLOSED_DEEP = 60, 130  # letters of a heading that ends with a full stop: `1. Thuận lợi.`, `1.1. ...`
_LETTERHEAD_REACH = 9  # paragraphs of a letterhead before its motto


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph is."""

    kind: BlockKind
    level: int
    part: int


@lru_cache(maxsize=8)
def _title(tables: Tables | None) -> re.Pattern[str]:
    """What a title begins with, in capitals: a type of document by its name or another of its forms."""
    words = {form for type_ in (tables.types if tables else ()) for form in (type_.name, *type_.forms)}
    longest_first = sorted({*words, *_OTHER_TITLES}, key=len, reverse=True)
    return re.compile(rf"\W*(?:{'|'.join(re.escape(word.upper()) for word in longest_first)})\b")


def shapes_of(paragraphs: Sequence[Paragraph], tables: Tables | None) -> list[Shape]:
    """The shape of each paragraph; titles are told by the types of documents in the tables."""
    title = _title(tables)
    starts = _part_starts(paragraphs)
    shapes: list[Shape] = []
    zone = "head" if _has_letterhead(paragraphs, title) else "body"
    part = 0
    for at, paragraph in enumerate(paragraphs):
        if at in starts:
            part, zone = part + (at > 0), "head"
        kind, level, zone = _known(paragraph, zone) or _shape(paragraph.text, zone, title)
        if not at and _is_title_in_small_letters(paragraphs, title):
            kind, zone = "title", "title"
        if kind == "title" and any(MOTTO.match(following.text) for following in paragraphs[at + 1 : at + 2]):
            kind, zone = "letterhead", "head"  # a kind of document as the gazette heads its pages, above the letterhead
        if zone == "title" and not _ONLY_TYPE.fullmatch(paragraph.text):
            zone = "titled"
        shapes.append(Shape(kind, level, part))
    return shapes


def _is_title_in_small_letters(paragraphs: Sequence[Paragraph], title: re.Pattern[str]) -> bool:
    """Whether the text opens with the name of a document by itself: `Nghị quyết Đại hội ... lần thứ XI`."""
    text = paragraphs[0].text
    return len(paragraphs) > 1 and text[:1].isupper() and _is_title_as_typed(text, title)


def _known(paragraph: Paragraph, zone: str) -> tuple[BlockKind, int, str] | None:
    """What the format itself calls the paragraph, outside letterheads."""
    kind, value = paragraph.first.kind
    if kind == "table_row" and zone not in _OPENING:
        return "table_row", 0, zone
    if zone != "body" or kind not in ("heading", "list_item"):
        return None
    level = int(value) if value.isdecimal() else 1
    return ("heading", min(9, level), zone) if kind == "heading" else ("list_item", min(9, level), zone)


def _part_starts(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Where each document of the file begins: at the letterhead around its motto."""
    starts: set[int] = set()
    last = -1
    for at, paragraph in enumerate(paragraphs):
        if not MOTTO.match(paragraph.text) or len(paragraph.text) > 120:
            continue
        begin = at
        while begin > last + 1 and at - begin < _LETTERHEAD_REACH and _in_letterhead(paragraphs[begin - 1].text):
            begin -= 1
        if not starts or begin > last + 3:
            starts.add(0 if not starts and begin < _LETTERHEAD_REACH else begin)
        last = at
    return starts


def _in_letterhead(text: str) -> bool:
    if SIGNATURE.match(text) or RECIPIENTS.match(text):
        return False
    return len(text) < 200 and (is_capitals(text) or bool(_HEAD.match(text)))


def _has_letterhead(paragraphs: Sequence[Paragraph], title: re.Pattern[str]) -> bool:
    """Whether the text begins with something before its first numbered heading or full sentence."""
    for paragraph in paragraphs[:12]:
        if title.match(paragraph.text) or _HEAD.match(paragraph.text) or MOTTO.match(paragraph.text):
            return True
        if _opens_body(paragraph.text):
            return False
    return False


def _opens_body(text: str) -> bool:
    opening = opening_of(text)
    return (
        (opening is not None and opening.short == "heading")
        or len(text) > 300
        or (len(text) > 90 and is_complete(text))
    )


def _shape(text: str, zone: str, title: re.Pattern[str]) -> tuple[BlockKind, int, str]:
    if zone in _OPENING and (shape := _in_head(text, zone, title)):
        return shape
    if RECIPIENTS.match(text):
        return "recipients", 0, "recipients"
    if len(text) < HEADING_LONGEST and SIGNATURE.match(text):
        return "signature", 0, "signature"
    if not _opens_heading(text):
        if zone == "recipients" and not is_capitals(text):
            return "recipients", 0, zone
        if zone == "signature" and len(text) < _NAME_LONGEST:
            return "signature", 0, zone
    return *_body(text), "body"


def _in_head(text: str, zone: str, title: re.Pattern[str]) -> tuple[BlockKind, int, str] | None:
    """Letterhead and title, None where the body begins."""
    text = _MARKDOWN.sub("", text)
    if zone == "head" and ((title.match(text) and is_capitals(text[:12])) or _is_title_as_typed(text, title)):
        return "title", 0, "title"
    if (_GROUNDS.match(text) and not (zone == "title" and _is_phrase(text))) or (
        _opens_body(text) and not (has_own_line(text) or is_capitals(text)) and not _HEAD.match(text)
    ):
        return None
    if text.startswith("Kính gửi"):
        return "letterhead", 0, "body"
    if zone == "head":
        return "letterhead", 0, "head"
    if _opens_heading(text) or (zone == "titled" and _follows_title(text)):
        return None
    return "title", 0, zone


def _is_title_as_typed(text: str, title: re.Pattern[str]) -> bool:
    """Whether a line of a letterhead names the document in small letters: only the font drew capitals."""
    return text[:1].isalpha() and bool(title.match(text.upper())) and _is_phrase(text)


def _is_phrase(text: str) -> bool:
    """Whether the text is what a title says, not a sentence that leads in: `Thực hiện Nghị quyết số 18-NQ/TW`."""
    return len(text) < HEADING_LONGEST and not re.search(r"[.,;:!?]\W*$", text)


def _follows_title(text: str) -> bool:
    """Whether what stands under a whole title is none of it: who enacts, or a sentence that leads in."""
    if is_capitals(text):
        return bool(_ENACTS.match(text))
    return text[:1].isupper() and (len(text) > _TITLE_LONGEST or text.endswith((",", ":")))


def _opens_heading(text: str) -> bool:
    opening = opening_of(text)
    return opening is not None and opening.short == "heading"


def _body(text: str) -> tuple[BlockKind, int]:
    opening = opening_of(text)
    if opening is None:
        return ("heading", 2) if is_capitals(text) and len(text) < HEADING_LONGEST else ("paragraph", 0)
    short = _is_short(text)
    kind = opening.short if short else opening.long
    return kind, opening.level if kind != "paragraph" else 0


def _is_short(text: str) -> bool:
    """Whether a numbered paragraph is a heading: one phrase, not a sentence among others."""
    if len(text) > HEADING_LONGEST:
        return False
    inner = re.sub(r"^\W*[\w.]{1,8}[.)/-]+\s*", "", text)
    longest = _CLOSED_DEEP if re.match(r"\W*\d+\.\d", text) else _CLOSED
    return not re.search(r"[.;!?]\s+\S", inner) and (not re.search(r"[.;]$", inner) or len(text) <= longest)
