"""The facts of a report: number, kind, date, issuer, province, term, title, each with where it comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from indexer.models.report import Block, Fact, Report, ReportFacts
from indexer.models.tables import Tables
from indexer.parsing.letterheads import BODY, GOES_ON, UNFINISHED
from indexer.parsing.provinces import province_of
from indexer.parsing.readings import Reading

_DATE = re.compile(
    r"\bngày\s*(?:(?P<day>\d{1,2})\s*|[.…]+\s*)?tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_WRITTEN = (
    r"(?P<number>\d{1,5}[a-zđ]?\s*(?:[-–]\s*|/\s*(?:\d{4}\s*/\s*)?)"  # Số: 307-, Số 12/2020/
    r"[A-ZĐƯ][\wđĐưƯ]{0,7}(?:\s*[-/–&]\s*[A-ZĐƯ][\wđĐưƯ]{0,11}){0,4})"  # CV/ĐUK, NQ-HĐND
)
_NUMBER = re.compile(r"\bS[ốỐ]\s*[:.]?\s*" + _WRITTEN)
_NUMBER_IN_TITLE = re.compile(r"\W*(?:\w+ ){1,5}(?:của [^,;:]{0,100}? )?số\s+" + _WRITTEN)
_DAY = re.compile(r"\W*ngày:?\s*(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)\W*$", re.IGNORECASE)
_CARRIED = re.compile(r"\b(?:ban hành )?kèm theo\b", re.IGNORECASE)
_ABOUT = re.compile(r"\W*V/v\s*:?\s*(?P<title>.+)", re.IGNORECASE | re.DOTALL)
_YEAR = re.compile(r"\bnăm\s+(?P<year>20\d\d)(?!\s*[-–])\b", re.IGNORECASE)
_TERM = re.compile(r"\bnhiệm kỳ\s*:?\s*(?P<year>(?:19|20)\d\d)\s*[-–]\s*(?:19|20)?\d\d", re.IGNORECASE)
_BEFORE_CONGRESS = re.compile(r"\btrình\s+đại hội", re.IGNORECASE)
_SUPERIOR = re.compile(
    r"ĐẢNG BỘ (?:TỈNH|THÀNH PHỐ)|(?:TỈNH|THÀNH|HUYỆN|THỊ|QUẬN) (?:ỦY|UỶ)|(?:ỦY|UỶ) BAN NHÂN DÂN", re.IGNORECASE
)
_NATION = re.compile(r"VIỆT NAM\W*$", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*(?:\*|S[ốỐ]\b\s*[:.]?\s*\d|ĐẢNG CỘNG SẢN|CỘNG H(?:ÒA|OÀ) XÃ HỘI)"
)  # what else a line may hold
_SIGNED_FOR = re.compile(r"\W*(?:T/M|TM\.?)\s+(?P<issuer>[^\n]+)")
_KEPT_BY = re.compile(r"\bLưu\b.{0,10}?(?:VP|Văn phòng)\s+(?P<issuer>(?:Đảng|Tỉnh|Thành|Huyện) (?:ủy|uỷ)[^.,;()]*)")
_CLOSING = re.compile(
    r"""
    Trên\ đây\ là\ (?P<title> (?P<kind> báo\ cáo | tờ\ trình | kế\ hoạch | thông\ báo )? .{0,300}? ) [\s,.;]+ (?:của\ )?
    (?P<issuer> (?: Ban\ (?:Thường\ vụ|Chấp\ hành)\ )?
        (?: Đảng\ (?:ủy|uỷ|bộ) | (?:Tỉnh|Thành|Huyện)\ (?:ủy|uỷ) | (?:Ủy|Uỷ)\ ban ) [^,.;]{0,80}? )
    (?: \s+ (?: trân\ trọng | kính | báo\ cáo ) | [,.;] | $ )
    """,
    re.VERBOSE,
)


def facts_of(report: Report, tables: Tables | None, stated: Mapping[str, str]) -> Report:
    """The facts of the report, and those of each of its parts where it has several.

    The report's own are those of its longest part; what that lacks is inferred from the covering letter.
    """
    numbers = sorted({block.part for block in report.blocks})
    groups = [[block for block in report.blocks if block.part == number] for number in numbers]
    parts = [_part(group, report, tables) for group in groups]
    if not parts:
        return replace(report, facts=_stated(ReportFacts(), stated))
    main = parts[max(range(len(parts)), key=lambda at: sum(len(block.text) for block in groups[at]))]
    if main.title and _CARRIED.search(main.title.value):  # a regulation: the decision that carries it is the document
        main = parts[0]
    for other in parts:
        main = _completed(main, other)
    main = replace(main, province=_at_its_date(main, tables))
    return replace(report, facts=_stated(main, stated), parts=tuple(parts) if len(parts) > 1 else ())


def _stated(facts: ReportFacts, stated: Mapping[str, str]) -> ReportFacts:
    known = {key: Fact(value, "stated") for key, value in stated.items() if key in ReportFacts.__slots__}
    return replace(facts, **known)


def _at_its_date(facts: ReportFacts, tables: Tables | None) -> Fact | None:
    """The province as it was at the report's date: the city of Huế was no province before 2025."""
    if not (tables and facts.province and facts.date):
        return facts.province
    return replace(facts.province, value=tables.province_on(facts.province.value, facts.date.value))


def _completed(facts: ReportFacts, other: ReportFacts) -> ReportFacts:
    """What a covering letter tells of the report it carries: the province and, roughly, the year."""
    province = facts.province or (other.province and Fact(other.province.value, "inferred", other.province.start))
    date = facts.date or (other.date and Fact(other.date.value[:4], "inferred", other.date.start))
    return replace(facts, province=province, date=date)


def _part(blocks: Sequence[Block], report: Report, tables: Tables | None) -> ReportFacts:
    head = [block for block in blocks if block.kind in ("letterhead", "title")]
    body = [block for block in blocks if block.kind not in ("letterhead", "title", "footnote")]
    number = _number(head, tables)
    readings = {
        "title": _title(head) or _closing(body, "title"),
        "number": number,
        "date": _date(head) or _year(head, body),
        "issuer": _issuer(head, report.text) or _closing(body, "issuer") or _signed(body),
        "kind": _kind(head, number, tables) or _closing(body, "kind"),
        "term": _term(head),
        "province": province_of(head, [block for block in blocks if block not in head], tables) if tables else None,
    }
    return ReportFacts(**{name: _fact(reading, report) for name, reading in readings.items()})


def _fact(reading: Reading | None, report: Report) -> Fact | None:
    if reading is None:
        return None
    return Fact(reading.value, reading.origin, report.locate(reading.block, reading.offset, reading.offset + 1).start)


def _number(head: Sequence[Block], tables: Tables | None) -> Reading | None:
    for block in head:
        if found := _NUMBER.search(block.text):
            return Reading(_plain_number(found), block, found.start("number"))
    return next((number for block in head if (number := _number_in_title(block, tables))), None)


def _number_in_title(block: Block, tables: Tables | None) -> Reading | None:
    """The number in a title that names its own document: `Quyết định của Thủ tướng Chính phủ số 115/2004/QĐ-TTg`."""
    found = _NUMBER_IN_TITLE.match(block.text) if block.kind == "title" and tables else None
    if found is None or tables is None:
        return None
    number = _plain_number(found)
    symbols = re.split(r"[-/–]", number)[1:]
    types = [type_ for type_ in tables.types if any(symbol in type_.symbols for symbol in symbols)]
    own = any(block.text.casefold().lstrip().startswith(type_.name) for type_ in types)
    return Reading(number, block, found.start("number")) if own else None


def _date(head: Sequence[Block]) -> Reading | None:
    for block in head:
        if found := _DATE.search(block.text) or (_DAY.match(block.text) if block.kind == "letterhead" else None):
            return Reading(_iso(found), block, found.start("day" if found["day"] else "month"))
    return None


def _plain_number(found: re.Match[str]) -> str:
    return re.sub(r"\s+", "", found["number"]).replace("–", "-")


def _iso(found: re.Match[str]) -> str:
    month = f"{found['year']}-{int(found['month']):02d}"
    return f"{month}-{int(found['day']):02d}" if found["day"] else month  # a draft leaves the day blank


def _title(head: Sequence[Block]) -> Reading | None:
    titles = [block for block in head if block.kind == "title"]
    if titles:
        return Reading(" ".join(block.text for block in titles), titles[0])
    for block in head:
        if found := _ABOUT.match(block.text):
            return Reading(found["title"], block, found.start("title"))
    return None


def _kind(head: Sequence[Block], number: Reading | None, tables: Tables | None) -> Reading | None:
    """The type's name that the title begins with, else the one whose symbol the number carries."""
    title = next((block for block in head if block.kind == "title"), None)
    names = sorted((form for type_ in (tables.types if tables else ()) for form in (type_.name, *type_.forms)), key=len)
    if title is not None:
        lower = " ".join(block.text for block in head if block.kind == "title").casefold().lstrip('"“( ')
        forms = {
            form.casefold(): type_.name
            for type_ in (tables.types if tables else ())
            for form in (type_.name, *type_.forms)
        }
        for name in reversed(names):
            if lower.startswith(name.casefold()):
                return Reading(forms[name.casefold()], title)
    return _kind_of_number(head, number, tables) if number is not None and tables is not None else None


def _kind_of_number(head: Sequence[Block], number: Reading, tables: Tables) -> Reading | None:
    """The type whose symbol the number carries; of several (QĐ) the one that the letterhead names."""
    symbols = re.split(r"[-/–]", number.value)[1:]
    types = [type_ for type_ in tables.types if any(symbol in type_.symbols for symbol in symbols)]
    words = " ".join(block.text for block in head).casefold()
    named = [type_ for type_ in types if type_.name in words] if len(types) > 1 else types
    return Reading(named[0].name, number.block, number.offset) if len(named) == 1 else None


def _issuer(head: Sequence[Block], text: str) -> Reading | None:
    """The last body that the letterhead names before its number; its superior stands above it."""
    own: Reading | None = None
    for block in head:
        if own and (_NUMBER.search(block.text) or _NATION.search(block.text)):
            return own
        if own and block.kind == "letterhead" and (UNFINISHED.search(own.value) or GOES_ON.match(block.text)):
            own = replace(own, value=f"{own.value} {block.text.strip(' *')}")
            continue
        if block.kind != "letterhead" or not _is_name(block.text):
            continue
        start = _own(block, text)
        own = Reading(re.split(_AFTER_NAME, block.text[start:])[0].strip(" *-–_"), block, start)
    return own


def _is_name(text: str) -> bool:
    """Whether a line of a letterhead names a body: in capitals, or in the words of a name that only looked so."""
    opened = BODY.match(text.lstrip(" *"))
    return bool(opened) and not _NATION.search(text) and (text.isupper() or text[-1:].isalpha())


def _own(block: Block, text: str) -> int:
    """Where the issuer itself begins: at the last line that opens with a body, or after `TỈNH ỦY X`."""
    places = [found.start() for found in BODY.finditer(block.text)]
    superior = _SUPERIOR.match(block.text)
    lines = [at for at in places if at and _opens_line(block, at, text) and not UNFINISHED.search(block.text[:at])]
    after = [at for at in places if superior and at >= superior.end()]
    return max(lines, default=0) or (after[0] if after else places[0])


def _opens_line(block: Block, at: int, text: str) -> bool:
    """Whether a line of the file begins there; in reading coordinates nothing is known of lines."""
    place = block.content.source_span(at, at + 1)[0]
    return "\n" in text[max(0, place - 4) : place] and text[max(0, place - 4) : place].strip(" *_\t\n") == ""


def _closing(body: Sequence[Block], field: str) -> Reading | None:
    """What the closing sentence says: `Trên đây là báo cáo ..., Ban Thường vụ Đảng ủy Khối ... trân trọng báo cáo`."""
    for block in body[-25:]:
        if (found := _CLOSING.search(block.text)) and found[field]:
            return Reading(found[field].strip(), block, found.start(field), "inferred")
    return None


def _signed(body: Sequence[Block]) -> Reading | None:
    """Whose office keeps the report, or for whom it is signed: `Lưu Văn phòng Đảng ủy Khối`, `T/M BAN CHẤP HÀNH`."""
    last = [block for block in body if block.kind in ("recipients", "signature")]
    for pattern in (_KEPT_BY, _SIGNED_FOR):
        for block in last:
            if found := pattern.search(block.text):
                return Reading(found["issuer"].strip(" *"), block, found.start("issuer"), "inferred")
    return None


def _year(head: Sequence[Block], body: Sequence[Block]) -> Reading | None:
    """The year that the title, or the first headings, report on."""
    for block in [*(b for b in head if b.kind == "title"), *[b for b in body[:6] if b.kind == "heading"]]:
        if found := _YEAR.search(block.text):
            return Reading(found["year"], block, found.start("year"), "inferred")
    return None


def _term(head: Sequence[Block]) -> Reading | None:
    """The start year of the term that the title names; a report laid before a congress is of the term before."""
    for block in head:
        if block.kind == "title" and (found := _TERM.search(block.text)):
            before = 5 if _BEFORE_CONGRESS.search(block.text) else 0
            return Reading(str(int(found["year"]) - before), block, found.start("year"), "inferred")
    return None
