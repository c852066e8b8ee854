"""The register's part of a generation: what was known before, and what the reports add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indexer.catalogue import CatalogueWriter
from indexer.models.records import ResolutionRecord, Witness
from indexer.models.tables import Resolution, Tables


def register_resolutions(catalogue: CatalogueWriter, tables: Tables) -> None:
    """Store every resolution of the register, and those that only reports know."""
    known = list(tables.resolutions.values())
    catalogue.put_resolutions(map(_record, known), (witness for entry in known for witness in _witnesses(entry)))
    unknown = catalogue.unknown_resolutions()
    said: dict[str, list[Witness]] = {}
    for witness in catalogue.witnesses(list(unknown)):
        said.setdefault(witness.resolution, []).append(witness)
    catalogue.put_resolutions(_from_reports(id_, type_, said.get(id_, ())) for id_, type_ in unknown.items())


def _record(entry: Resolution) -> ResolutionRecord:
    return ResolutionRecord(
        id=entry.id,
        type=entry.type,
        number=entry.number,
        title=entry.title,
        date=entry.date,
        issuer=entry.issuer,
        source=entry.source,
        names=entry.names,
        member_of=entry.member_of,
    )


def _witnesses(entry: Resolution) -> Iterator[Witness]:
    stated = {"number": entry.number, "title": entry.title, "date": entry.date, "issuer": entry.issuer}
    for property_, value in stated.items():
        if value:
            yield Witness(entry.id, property_, value, entry.source, "register")  # type: ignore[arg-type]  # keys above


def _from_reports(id_: str, type_: str, said: Iterable[Witness]) -> ResolutionRecord:
    """A resolution that only reports know: what most of them say of it."""
    votes: dict[str, dict[str, int]] = {}
    for witness in said:
        values = votes.setdefault(witness.property, {})
        values[witness.value] = values.get(witness.value, 0) + witness.count
    best = {name: max(sorted(values), key=values.__getitem__) for name, values in votes.items()}
    return ResolutionRecord(
        id=id_,
        type=type_,
        number=best.get("number"),
        title=best.get("title"),
        date=best.get("date"),
        issuer=best.get("issuer"),
        source="báo cáo",
        origin="reports",
        names=(best["written"],) if "number" not in best and "written" in best else (),
    )
