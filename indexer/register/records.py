"""The files of the register as records: one function a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from indexer.models.tables import Abbreviation, Congress, DocumentType, Issuer, Plenum, Province, Resolution, Term
from indexer.register.rows import Row, read_csv, read_jsonl

LEVELS = frozenset({"central", "province", "district", "bloc", "grassroots", "state", "assembly", "mass"})


def read_types(folder: Path) -> Iterator[tuple[Row, DocumentType]]:
    """The types of documents."""
    for row in read_csv(folder / "types.csv", ("name", "slug", "symbols", "forms", "source")):
        row.text("source")
        yield row, DocumentType(row.text("name"), row.text("slug"), row.words("symbols"), row.words("forms"))


def read_issuers(folder: Path) -> Iterator[tuple[Row, Issuer]]:
    """The bodies that issue documents, one row a symbol."""
    columns = ("symbol", "slug", "name", "level", "party", "forms", "valid_from", "valid_to", "source")
    for row in read_csv(folder / "issuers.csv", columns):
        if row.text("level") not in LEVELS:
            raise row.error(f"cấp “{row.text('level')}” không có trong: {', '.join(sorted(LEVELS))}")
        row.text("source")
        yield (
            row,
            Issuer(
                symbol=row.text("symbol"),
                slug=row.text("slug"),
                name=row.text("name"),
                level=row.text("level"),
                party=row.yes("party"),
                forms=row.words("forms"),
                valid_from=row.date("valid_from"),
                valid_to=row.date("valid_to"),
            ),
        )


def read_provinces(folder: Path) -> Iterator[tuple[Row, Province]]:
    """The 63 provinces until 2025-06-30 and the 34 since, one row for each time."""
    columns = ("slug", "name", "forms", "valid_from", "valid_to", "successor", "source")
    for row in read_csv(folder / "provinces.csv", columns):
        row.text("source")
        yield (
            row,
            Province(
                slug=row.text("slug"),
                name=row.text("name"),
                valid_from=row.date("valid_from") or "",
                valid_to=row.date("valid_to"),
                successor=row.optional("successor"),
                forms=row.words("forms"),
            ),
        )


def read_terms(folder: Path) -> Iterator[tuple[Row, Term]]:
    """The terms of the Central Committee."""
    for row in read_csv(folder / "terms.csv", ("number", "start", "body", "source")):
        row.text("source")
        yield row, Term(row.integer("number"), row.date("start") or row.text("start"), row.text("body"))


def read_congresses(folder: Path) -> Iterator[tuple[Row, Congress]]:
    """The ordinals of local congresses."""
    for row in read_csv(folder / "congresses.csv", ("body", "province", "number", "year", "date", "source")):
        row.text("source")
        yield (
            row,
            Congress(
                row.text("body"), row.text("province"), row.integer("number"), row.integer("year"), row.date("date")
            ),
        )


def read_plenums(folder: Path) -> Iterator[tuple[Row, Plenum]]:
    """The plenums of the Central Committee with the documents that each resolution comprises."""
    columns = ("term", "number", "start", "end", "documents", "title", "names", "source")
    for row in read_csv(folder / "plenums.csv", columns):
        term, number = row.integer("term"), row.integer("number")
        yield (
            row,
            Plenum(
                id=f"tw/nghi-quyet/k{term}/hoi-nghi-{number}",
                term=term,
                number=number,
                start=row.date("start") or row.text("start"),
                end=row.date("end") or row.text("end"),
                documents=row.words("documents"),
                title=row.text("title"),
                names=row.words("names"),
                source=row.text("source"),
            ),
        )


def read_abbreviations(folder: Path) -> Iterator[tuple[Row, Abbreviation]]:
    """The abbreviations, one row a sense, the commonest first."""
    columns = ("short", "sense", "valid_from", "valid_to", "source")
    senses: dict[str, tuple[Row, list[str]]] = {}
    for row in read_csv(folder / "abbreviations.csv", columns):
        row.text("source")
        row.date("valid_from"), row.date("valid_to")
        known = senses.setdefault(row.text("short"), (row, []))[1]
        if row.text("sense") in known:
            raise row.error(f"nghĩa “{row.text('sense')}” của “{row.text('short')}” đã có ở dòng trước")
        known.append(row.text("sense"))
    for short, (row, known) in senses.items():
        yield row, Abbreviation(short, tuple(known))


def read_laws(folder: Path) -> Iterator[tuple[Row, Resolution]]:
    """Laws and codes by name: works that comprise numbered acts; the first name is the official one."""
    for row in read_csv(folder / "laws.csv", ("id", "name", "forms", "source")):
        name = row.text("name")
        type_ = next((type_ for type_ in ("bộ luật", "luật", "hiến pháp", "pháp lệnh") if _begins(name, type_)), None)
        if type_ is None:
            raise row.error(f"tên “{name}” không bắt đầu bằng loại văn bản (luật, bộ luật, hiến pháp, pháp lệnh)")
        issuer = "Ủy ban Thường vụ Quốc hội" if type_ == "pháp lệnh" else "Quốc hội"
        names = (name, *row.words("forms"))
        yield row, Resolution(row.text("id"), None, type_, name, None, issuer, row.text("source"), names)


def read_law_acts(folder: Path) -> Iterator[tuple[Row, Resolution]]:
    """The numbered acts that a law or code comprises, those that amend it among them."""
    columns = ("works", "id", "number", "type", "date", "issuer", "title", "source")
    for row in read_csv(folder / "law-acts.csv", columns):
        yield row, _resolution(row, member_of=row.words("works"))


def read_party(folder: Path) -> Iterator[tuple[Row, Resolution]]:
    """The most cited Party documents, numbered and named."""
    yield from _documents(folder / "resolutions-party.csv")


def read_state(folder: Path) -> Iterator[tuple[Row, Resolution]]:
    """State documents from the official gazette, and those often cited that its listing lacks."""
    for row in read_jsonl(folder / "resolutions-state.jsonl"):
        yield row, _resolution(row)
    yield from _documents(folder / "resolutions-state-more.csv")


def _documents(path: Path) -> Iterator[tuple[Row, Resolution]]:
    for row in read_csv(path, ("id", "number", "type", "date", "issuer", "title", "names", "source")):
        yield row, _resolution(row, row.words("names"))


def _resolution(row: Row, names: tuple[str, ...] = (), member_of: tuple[str, ...] = ()) -> Resolution:
    return Resolution(
        id=row.text("id"),
        number=row.optional("number"),
        type=row.text("type"),
        title=row.optional("title"),
        date=row.date("date"),
        issuer=row.optional("issuer"),
        source=row.text("source"),
        names=names,
        member_of=member_of,
    )


def _begins(name: str, type_: str) -> bool:
    return name.lower() == type_ or name.lower().startswith(type_ + " ")
