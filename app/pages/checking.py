"""What there is to say of each citation of a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.language import Bilingual, Language
from app.naming import full_name
from app.places import place
from app.rendering import day
from indexer.catalogue import Catalogue, Quote, quote
from indexer.models.records import BlockRecord, CitationRecord, ReportEntry, ResolutionRecord
from indexer.models.tables import Tables

VERDICTS = {
    "found": Bilingual("đã nhận ra", "found"),
    "ambiguous": Bilingual("chưa rõ là văn bản nào", "ambiguous"),
    "unknown": Bilingual("không biết văn bản này", "unknown"),
    "mended": Bilingual("số viết sai", "number written wrong"),
    "type": Bilingual("số và loại văn bản không khớp", "number and type disagree"),
    "date": Bilingual("ngày khác với sổ văn bản", "date disagrees with the register"),
}
_MEND = Bilingual("đúng ra là {right}", "should be {right}")
_TYPE = Bilingual("dự thảo ghi “{written}”, số này là của {known}", "the draft says “{written}”, the number “{known}”")
_DATE = Bilingual("dự thảo ghi {written}, sổ văn bản ghi {known}", "the draft says {written}, the register {known}")
_BLOCK = Bilingual("đoạn {number}", "paragraph {number}")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say of a citation: its verdict's key, its words, and what exactly."""

    verdict: str
    words: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A citation of a draft with what was found out about it; `perhaps` are names and records of what it may mean."""

    citation: CitationRecord
    findings: tuple[Finding, ...]
    known: ResolutionRecord | None
    name: str
    place: str
    sentence: Quote
    perhaps: tuple[tuple[str, ResolutionRecord], ...]


def checked(entry: ReportEntry, catalogue: Catalogue, tables: Tables, language: Language) -> list[Checked]:
    """Every citation of the draft in its order; what only refers back ("Nghị quyết này") is none."""
    blocks = {block.key: block for block in entry.blocks}
    counted = [citation for citation in entry.citations if citation.kind != "reference"]
    ids = {id_ for citation in counted for id_ in (citation.id, *citation.candidates) if id_}
    known = catalogue.resolutions.many(ids)
    found = []
    for citation in counted:
        resolution, block = known.get(citation.id or ""), blocks[citation.block]
        found.append(
            Checked(
                citation,
                tuple(_findings(citation, tables, language)),
                resolution,
                full_name(resolution, tables) if resolution else citation.canonical or "",
                _where(block, blocks, language),
                quote(block.text, citation.block_start, citation.block_end),
                tuple((full_name(known[id_], tables), known[id_]) for id_ in citation.candidates if id_ in known),
            )
        )
    return found


def tally(found: Iterable[Checked], language: Language) -> list[tuple[str, str, int]]:
    """How many citations each verdict was given to: key, words, count; verdicts without any are left out."""
    given = [finding.verdict for one in found for finding in one.findings]
    return [(key, words.say(language), given.count(key)) for key, words in VERDICTS.items() if key in given]


def written_type(text: str, tables: Tables) -> str | None:
    """The type that the words before a number name: "Quyết định số 05-CT/TW" gives "quyết định"."""
    low = text.lower()
    named = [
        (len(form), row.name)
        for row in tables.types
        for form in (row.name, *row.forms)
        if re.match(rf"{re.escape(form)}\b", low)
    ]
    return max(named)[1] if named else None


def _findings(citation: CitationRecord, tables: Tables, language: Language) -> list[Finding]:
    found = []
    if citation.as_written_wrong:
        right = citation.canonical or citation.number
        found.append(_finding("mended", language, _MEND.say(language, right=right) if right else ""))
    written = written_type(citation.text, tables) if citation.kind in ("numbered", "short") else None
    if written and written != citation.type:
        found.append(_finding("type", language, _TYPE.say(language, written=written, known=citation.type)))
    known = citation.known_date
    if citation.date and known and not known.startswith(citation.date) and not citation.date.startswith(known):
        found.append(_finding("date", language, _DATE.say(language, written=day(citation.date), known=day(known))))
    if citation.id is None:
        found.append(_finding("ambiguous" if citation.candidates else "unknown", language))
    return found or [_finding("found", language)]


def _finding(verdict: str, language: Language, detail: str = "") -> Finding:
    return Finding(verdict, VERDICTS[verdict].say(language), detail)


def _where(block: BlockRecord, blocks: dict[str, BlockRecord], language: Language) -> str:
    """The place by note and heading; where the draft has neither, which paragraph it is."""
    above = [blocks[key] for key in block.headings if key in blocks]
    return place(block, above, language) or _BLOCK.say(language, number=block.order + 1)
