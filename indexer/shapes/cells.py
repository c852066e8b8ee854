"""Values as cells of a table that a spreadsheet may open."""

from __future__ import annotations

import json

from pydantic import BaseModel

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | float


def cell(value: object) -> Cell:
    """A value as one cell: what is missing is empty, lists of words are joined by "; ", other lists are JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return value
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        return harmless("; ".join(value))
    return json.dumps(_plain(value), ensure_ascii=False)


def harmless(text: str) -> str:
    """Text that a spreadsheet shows rather than runs: a formula's first letter gets an apostrophe before it."""
    return "'" + text if text.startswith(_FORMULA_STARTS) else text


def _plain(value: object) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value
