"""Facts of a report that the archivist states, by flag or in a sidecar file `<file>.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from indexer.models.tables import Tables

FACTS = ("province", "date", "issuer", "number", "title")
SIDECAR = ".toml"

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")  # 2020, 2020-03, 2020-03-05


class WrongFactError(ValueError):
    """A stated fact that cannot stand: what is wrong and what to do, in Vietnamese; `usage` of an unknown province."""

    def __init__(self, message: str, *, usage: bool = False) -> None:
        """`usage`: the command line ends with code 2 (DESIGN.md, Firm: command line)."""
        super().__init__(message)
        self.usage = usage


def check_facts(facts: Mapping[str, str], tables: Tables) -> None:
    """Raise WrongFactError where a stated fact cannot stand."""
    province, date = facts.get("province"), facts.get("date")
    if province is not None and province not in {row.slug for row in tables.provinces}:
        guess = tables.province_slug(province)
        hint = f"có phải «{guess}»?" if guess else "dùng slug như tra-vinh, ha-tinh, phu-tho."
        raise WrongFactError(f"không có tỉnh «{province}»; {hint}", usage=True)
    if date is not None and not _DATE.fullmatch(date):
        raise WrongFactError(f"ngày «{date}» không đúng dạng; viết 2020-03-05, 2020-03 hoặc 2020.")


def sidecar_facts(file: Path, tables: Tables) -> Mapping[str, str]:
    """What the sidecar of a file states, nothing where it has none; WrongFactError names what is wrong in it."""
    sidecar = file.with_name(file.name + SIDECAR)
    try:
        values = tomllib.loads(sidecar.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as fault:
        raise WrongFactError(f"tệp kèm «{sidecar.name}» không đọc được ({fault}); sửa lại theo TOML, UTF-8.") from fault
    strange = sorted(set(values) - set(FACTS))
    if strange:
        raise WrongFactError(f"tệp kèm «{sidecar.name}» có khóa lạ {', '.join(strange)}; chỉ dùng {', '.join(FACTS)}.")
    facts = {name: str(value).strip() for name, value in values.items()}
    try:
        check_facts(facts, tables)
    except WrongFactError as fault:
        raise WrongFactError(f"tệp kèm «{sidecar.name}»: {fault}", usage=fault.usage) from fault
    return facts
