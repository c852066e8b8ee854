"""The facts of a report: number, kind, date, issuer, province, term, title, each with where it comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from indexer.models.report import Block, Fact, ReportFacts
from indexer.models.tables import Tables

_DATE = re.compile(
    r"(?P<place>[^\d,.;:|]{2,40}),?\s+ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\bSố\s*[:.]?\s*(?P<number>\d{1,5}[a-z]?\s*[-–/]\s*[A-ZĐƯ0-9][\w/&.\s–-]{0,30}?)\s*(?=$|[,;|*]|\s{2}|\s[A-ZĐ][a-zà-ỹ])"
)


def facts_of(
    blocks: Sequence[Block], tables: Tables | None, stated: Mapping[str, str]
) -> tuple[ReportFacts, tuple[ReportFacts, ...]]:
    """The facts of the report, and those of each of its parts where it has several."""
    numbers = sorted({block.part for block in blocks}) or [0]
    parts = [_part([block for block in blocks if block.part == number]) for number in numbers]
    sizes = [sum(len(block.text) for block in blocks if block.part == number) for number in numbers]
    main = parts[sizes.index(max(sizes))]
    values = {key: Fact(value, "stated") for key, value in stated.items()}
    main = ReportFacts(
        title=values.get("title", main.title),
        number=values.get("number", main.number),
        date=values.get("date", main.date),
        issuer=values.get("issuer", main.issuer),
        province=values.get("province", main.province),
        kind=main.kind,
        term=main.term,
    )
    return main, tuple(parts) if len(parts) > 1 else ()


def _part(blocks: Sequence[Block]) -> ReportFacts:
    head = [block for block in blocks if block.kind in ("letterhead", "title")]
    titles = [block for block in head if block.kind == "title"]
    title = Fact(" ".join(block.text for block in titles), "text", titles[0].start) if titles else None
    number = date = None
    for block in head:
        if number is None and (found := _NUMBER.search(block.text)):
            number = Fact(re.sub(r"\s+", "", found["number"]), "text", _place(block, found.start("number")))
        if date is None and (found := _DATE.search(block.text)):
            value = f"{found['year']}-{int(found['month']):02d}-{int(found['day']):02d}"
            date = Fact(value, "text", _place(block, found.start("day")))
    return ReportFacts(title=title, number=number, date=date)


def _place(block: Block, offset: int) -> int:
    first = block.content.source_span(0, len(block.content))[0]
    return block.content.source_span(offset, offset)[0] if block.start == first else block.start + offset
