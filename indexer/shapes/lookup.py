"""What a written number or name means, in public."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel


class LookupShape(BaseModel):
    """Which resolution a written number or name means."""

    model_config = ConfigDict(frozen=True)

    query: str = Field(description="As it was asked.")
    status: Literal["found", "ambiguous", "unknown", "not_a_citation"]
    id: str | None
    candidates: list[str] = Field(description="Ids that it may mean, where it is ambiguous.")
    canonical: str | None = Field(description="The full number, where it is known.")
    title: str | None
    date: str | None


class LookupsShape(RootModel[list[LookupShape]]):
    """The answers in the order of the questions."""

    model_config = ConfigDict(frozen=True)
