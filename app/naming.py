"""What a report or a resolution is called where it has to be named in one line."""

from __future__ import annotations

import re

from app.places import shortened
from indexer.models.records import ReportRecord, ResolutionRecord
from indexer.models.tables import Issuer, Tables

_LONGEST = 240  # characters; where a title ran into the text that follows it, the name stays a name
_CAPITALS = re.compile(r"(?:A+ ){1,4}(?=A?[^A\W])")  # of "AAA AAA aa": "BÁO CÁO " before "kết quả"
_KIND_ALONE = 4  # words: "BÁO CÁO", "BÁO CÁO CHUYÊN ĐỀ" say what it is, not which


def report_name(report: ReportRecord) -> str:
    """The report's title, else its kind with number, issuer or date, else its file's name."""
    title = report.title or ""
    if title and not _is_kind(title, report.kind or "báo cáo"):
        return shortened(spoken(title), _LONGEST)
    about = [report.number and f"số {report.number}", report.issuer and f"của {_as_name(report.issuer)}"]
    known = [word for word in about if word]
    if not known and not title:
        return report.source_name
    if report.date and not report.number:
        known.append("/".join(str(int(part)) for part in reversed(report.date.split("-"))))
    kind = title or report.kind or "báo cáo"
    return shortened(" ".join([kind.capitalize(), *known]), _LONGEST)


def _is_kind(title: str, kind: str) -> bool:
    return title.lower().startswith(kind) and len(title.split()) <= _KIND_ALONE


def spoken(title: str) -> str:
    """A title whose kind stands in capitals, as it is said: "BÁO CÁO CHÍNH TRỊ của Ban" is "Báo cáo chính trị của Ban".

    A title wholly in capitals stays: which of its words are names cannot be told.
    """
    leading = _CAPITALS.match("".join(map(_case, title)))
    end = leading.end() if leading else 1
    return title[:1].upper() + title[1:end].lower() + title[end:]


def _case(letter: str) -> str:
    """A for every capital: those with accents lie scattered among the small letters."""
    return "A" if letter.isupper() else "a" if letter.isalpha() else letter


def _as_name(issuer: str) -> str:
    """An issuer in capitals, as it is said: `ĐẢNG ỦY KHỐI` is "Đảng ủy khối"."""
    return issuer if not issuer.isupper() else issuer[:1] + issuer[1:].lower()


def resolution_name(resolution: ResolutionRecord) -> str:
    """The type and number ("Chỉ thị 05-CT/TW"), else the first name, else the title, else the id."""
    if resolution.number:
        return f"{resolution.type[:1].upper()}{resolution.type[1:]} {resolution.number}"
    return next(iter(resolution.names), None) or resolution.title or resolution.id


def full_name(resolution: ResolutionRecord, tables: Tables) -> str:
    """Its name, told from its id where nothing more is known, and its province where a local body issued it."""
    told = resolution.number or resolution.title or any(not name.isupper() for name in resolution.names)
    name = resolution_name(resolution) if told else _told(resolution, tables)
    return _with_province(name, resolution, tables)


def _with_province(name: str, resolution: ResolutionRecord, tables: Tables) -> str:
    province = next((row.name for row in tables.provinces if row.slug == resolution.province), None)
    return name if province is None or province.lower() in name.lower() else f"{name} ({province})"


def _told(resolution: ResolutionRecord, tables: Tables) -> str:
    """`tu.phu-tho/nghi-quyet/2015/20` in words: "Nghị quyết số 20 của Tỉnh ủy, nhiệm kỳ 2015 – 2020"."""
    issuer = next((row for row in tables.issuers if row.slug == resolution.issuer_slug), None)
    by = re.split(r", | \(", issuer.name)[0] if issuer and issuer.slug != "tw" else ""
    last = resolution.id.rsplit("/", 1)[-1]
    congress, plenum = last.removeprefix("dai-hoi-"), last.removeprefix("hoi-nghi-")
    which = f"Đại hội lần thứ {roman(int(congress))}" if congress != last and congress.isdigit() else f"số {last}"
    which = f"Hội nghị lần thứ {plenum}" if plenum != last else which
    kind = resolution.type[:1].upper() + resolution.type[1:]
    parts = [" ".join(filter(None, [kind, which, by and f"của {by}"])), _period(resolution.period, issuer)]
    return ", ".join(filter(None, parts))


def _period(period: str | None, issuer: Issuer | None) -> str:
    if not period:
        return ""
    if period.startswith("k") and period[1:].isdigit():
        return f"khóa {roman(int(period[1:]))}"
    party = issuer is not None and issuer.party
    return f"nhiệm kỳ {period} – {int(period) + 5}" if party and period.isdigit() else f"năm {period}"


def roman(number: int) -> str:
    """A number as terms and congresses are counted: XIV; from 90 on, where none has been counted yet, as it is."""
    if number >= 90:
        return str(number)
    tens, ones = divmod(number, 10)
    low = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")[tens] + low[ones]


def short_name(resolution: ResolutionRecord, tables: Tables) -> str:
    """As full_name, without the type where there is a number, for lists of many."""
    if resolution.number:
        return _with_province(resolution.number, resolution, tables)
    return shortened(full_name(resolution, tables), 70)
