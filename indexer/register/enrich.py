"""The register enriched by what reports state and by what the archivist corrects; every fact keeps its witnesses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from indexer.models.records import ResolutionOrigin, ResolutionRecord, Witness
from indexer.models.tables import Resolution, Tables
from indexer.register.corrections import CORRECTED, Correction
from indexer.register.voting import sayings

_Property = Literal["number", "title", "date", "issuer"]
_PROPERTIES: tuple[_Property, ...] = ("number", "title", "date", "issuer")
ONLY_CITED = "chỉ biết qua viện dẫn"


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """What is known of a resolution, and the register's and the archivist's word for it.

    What reports say stays stored with the reports, so that it goes when they go.
    """

    record: ResolutionRecord
    witnesses: tuple[Witness, ...] = ()


def enrich(
    tables: Tables,
    cited: Mapping[str, str],
    said: Mapping[str, Sequence[Witness]],
    corrections: Iterable[Correction] = (),
) -> Iterator[RegisterEntry]:
    """Every resolution of the register, of the corrections, and of the reports, each once.

    `cited` gives the type that citations name by id; `said` what reports say, by id. The register's facts stand
    before the reports', the archivist's before both; what the register lacks, the reports fill in. The tables may
    hold the corrections already (`correct`): the outcome is the same.
    """
    corrected = {correction.id: correction for correction in corrections}
    namesakes: defaultdict[str, list[Resolution]] = defaultdict(list)
    for other in tables.namesakes:
        namesakes[other.id].append(other)
    for id_ in dict.fromkeys((*tables.resolutions, *cited, *corrected)):
        known = tables.resolutions.get(id_)
        reports = said.get(id_, ())
        record = _filled(_of_register(known), reports) if known else _of_reports(id_, cited.get(id_), reports, tables)
        stated = [*([known] if known and known.source != CORRECTED else []), *namesakes.get(id_, ())]
        witnesses = [witness for word in stated for witness in _witnesses(word, id_, word.source, "register")]
        if id_ in corrected:
            record = _overruled(record, corrected[id_])
            witnesses += _witnesses(corrected[id_], id_, "correction", "correction")
        yield RegisterEntry(record, tuple(witnesses))


def _of_register(known: Resolution) -> ResolutionRecord:
    return ResolutionRecord(
        id=known.id,
        type=known.type,
        number=known.number,
        title=known.title,
        date=known.date,
        issuer=known.issuer,
        source=known.source,
        names=known.names,
        member_of=known.member_of,
    )


def _of_reports(id_: str, type_: str | None, reports: Sequence[Witness], tables: Tables) -> ResolutionRecord:
    """A resolution that the register does not know: what most of the reports say of it."""
    named = id_.split("/")[1]
    type_ = type_ or next((known.name for known in tables.types if known.slug == named), named.replace("-", " "))
    record = _filled(ResolutionRecord(id_, type_, source=ONLY_CITED, origin="reports"), reports)
    written = sayings(reports, "written")
    return replace(record, names=(written[0].value,)) if record.number is None and written else record


def _filled(record: ResolutionRecord, reports: Sequence[Witness]) -> ResolutionRecord:
    """The record with what it lacks, or has only the beginning of (a year), as most reports say it."""
    number, title, date, issuer = (_first(reports, property_, getattr(record, property_)) for property_ in _PROPERTIES)
    return replace(record, number=number, title=title, date=date, issuer=issuer)


def _first(reports: Sequence[Witness], property_: _Property, known: str | None) -> str | None:
    if known is not None and property_ != "date":
        return known
    said = (saying.value for saying in sayings(reports, property_))
    return next((value for value in said if known is None or value.startswith(known)), known)


def _overruled(record: ResolutionRecord, correction: Correction) -> ResolutionRecord:
    names = tuple(dict.fromkeys((*record.names, *correction.names)))
    source = correction.note or "kho lưu trữ đính chính"
    return replace(record, **correction.stated, names=names, source=source, origin="correction")  # type: ignore[arg-type]  # all are str


def _witnesses(facts: Resolution | Correction, id_: str, source: str, origin: ResolutionOrigin) -> Iterator[Witness]:
    for property_ in _PROPERTIES:
        if value := getattr(facts, property_):
            yield Witness(id_, property_, value, source, origin)
