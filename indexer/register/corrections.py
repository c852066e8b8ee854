"""The archivist's corrections: `register.toml` in the archive's folder, which overrules register and reports."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.models.tables import Resolution, Tables
from indexer.register.assembling import index_documents
from indexer.register.checks import ID
from indexer.register.rows import PARTIAL_DATE, RegisterError

FACTS = ("number", "type", "title", "date", "issuer")
CORRECTED = "register.toml"  # the source of what the archivist stated
_KEYS = frozenset({*FACTS, "names", "note"})
_LINE_OF_FAULT = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Correction:
    """What the archivist states of one resolution; facts that are None stay as they are."""

    id: str
    number: str | None = None
    type: str | None = None
    title: str | None = None
    date: str | None = None
    issuer: str | None = None
    names: tuple[str, ...] = ()
    note: str | None = None  # why, and on what ground: shown with the correction

    @property
    def stated(self) -> dict[str, str]:
        """The facts that it states, by name."""
        return {name: value for name in FACTS if (value := getattr(self, name)) is not None}


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections of a file, none where there is no file; RegisterError says what is wrong and where.

    One table a resolution, its id in quotes: `["tw/chi-thi/k12/05"]`, then `date = "2016-05-15"` and so on.
    """
    if not path.is_file():
        return ()
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise RegisterError(path, None, "tệp không phải UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        found = _LINE_OF_FAULT.search(str(error))
        raise RegisterError(path, int(found[1]) if found else None, f"không phải TOML: {error}") from error
    return tuple(_correction(path, _line(text, id_), id_, stated) for id_, stated in tables.items())


def correct(tables: Tables, corrections: Iterable[Correction]) -> Tables:
    """The tables as the archivist knows them, so that citations are identified by the corrected facts too.

    The register's own word stays beside them, among the namesakes.
    """
    stated = {correction.id: correction for correction in corrections}
    if not stated:
        return tables
    resolutions = {**tables.resolutions, **{id_: _corrected(tables, stated[id_]) for id_ in stated}}
    overruled = tuple(tables.resolutions[id_] for id_ in stated if id_ in tables.resolutions)
    return index_documents(replace(tables, resolutions=resolutions, namesakes=(*tables.namesakes, *overruled)))


def _corrected(tables: Tables, correction: Correction) -> Resolution:
    known = tables.resolutions.get(correction.id) or _unknown(tables, correction.id)
    names = tuple(dict.fromkeys((*known.names, *correction.names)))
    return replace(known, **correction.stated, names=names, source=CORRECTED)  # type: ignore[arg-type]  # all are str


def _unknown(tables: Tables, id_: str) -> Resolution:
    """A resolution that the register lacks: its type is the one that the id names."""
    named = id_.split("/")[1]
    type_ = next((type_.name for type_ in tables.types if type_.slug == named), named.replace("-", " "))
    return Resolution(id_, None, type_, None, None, None, CORRECTED)


def _correction(path: Path, line: int | None, id_: str, stated: object) -> Correction:
    if not ID.fullmatch(id_):
        raise RegisterError(path, line, f"“{id_}” không phải mã văn bản, như tw/chi-thi/k12/05")
    if not isinstance(stated, Mapping):
        raise RegisterError(path, line, f'“{id_}” cần là một bảng: ["{id_}"]')
    if unknown := sorted(set(stated) - _KEYS):
        raise RegisterError(path, line, f"{id_}: không có mục {', '.join(unknown)}; có: {', '.join(sorted(_KEYS))}")
    names = stated.get("names", [])
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise RegisterError(path, line, f'{id_}: names cần một danh sách chữ, như ["Chỉ thị 05"]')
    facts = {key: value for key, value in stated.items() if key != "names"}
    for key, value in facts.items():
        if not isinstance(value, str) or not value.strip():
            raise RegisterError(path, line, f'{id_}: {key} cần là chữ trong ngoặc kép, như {key} = "..."')
    if "date" in facts and not PARTIAL_DATE.fullmatch(facts["date"]):
        raise RegisterError(
            path, line, f"{id_}: ngày cần dạng 2016-05-15, 2016-05 hoặc 2016, không phải “{facts['date']}”"
        )
    return Correction(id=id_, names=tuple(names), **facts)


def _line(text: str, id_: str) -> int | None:
    lines = (number for number, line in enumerate(text.splitlines(), 1) if f'"{id_}"' in line or f"'{id_}'" in line)
    return next(lines, None)
