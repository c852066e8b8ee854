"""A citation: one mention of one resolution in a report, and what it was identified as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CitationKind = Literal["numbered", "short", "named", "reference"]
Treatment = Literal["replaces", "replaced", "amends", "amended", "ended", "carries_out", "carried_out"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation as found in one block, before it is identified.

    `start` and `end` are code points of the block's text; `text` is what stands there. `number` is mended
    (`05-CT/TW`), the bare digits for `short`, None for `named`. `date` only as written with the mention.
    """

    block: str
    start: int
    end: int
    text: str
    kind: CitationKind
    type: str
    number: str | None = None
    as_written_wrong: bool = False
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    pinpoint: str | None = None
    treatment: Treatment | None = None
    name: str | None = None  # of named ones: what singles it out, as an id's last part (`hoi-nghi-4`, `dai-hoi-13`)
    body: str | None = None  # the issuing body's slug as an id's first part, without province (`tw`, `tu`, `duk`)
    term: int | None = None  # "khóa XII" written with it: 12
    period: str | None = None  # the years written with it, "2015-2020"
    province: str | None = None  # a province that the text names with it (slug)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a mention was identified as (IDENTITY.md): an id, or candidates and the reason for the doubt."""

    id: str | None
    candidates: tuple[str, ...]
    method: str  # the evidence that decided: "date", "term", "title", "elsewhere", "register", "in-force", "name", ...
    confidence: float  # 0 to 1
    canonical: str | None = None  # the full number, where it is known
    known_date: str | None = None  # the register's


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of one resolution, identified as far as the evidence goes."""

    mention: Mention
    identity: Identity
