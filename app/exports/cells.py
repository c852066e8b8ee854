"""Public shapes as rows of a table: nested shapes as dotted columns, lists as one cell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Union, get_args, get_origin

from pydantic import BaseModel

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def columns(shape: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """The names of the columns, in the shape's order."""
    for name, field in shape.model_fields.items():
        nested = _shape_in(field.annotation)
        if nested:
            yield from columns(nested, f"{prefix}{name}.")
        else:
            yield prefix + name


def cells(shape: type[BaseModel], value: BaseModel | None) -> Iterator[str | int | float]:
    """The cells of one row; what is missing is empty."""
    for name, field in shape.model_fields.items():
        held = getattr(value, name, None)
        nested = _shape_in(field.annotation)
        if nested:
            yield from cells(nested, held)
        else:
            yield _cell(held)


def _cell(value: object) -> str | int | float:
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


def _plain(value: object) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value


def harmless(text: str) -> str:
    """Text that a spreadsheet shows rather than runs: a formula's first letter gets an apostrophe before it."""
    return "'" + text if text.startswith(_FORMULA_STARTS) else text


def _shape_in(annotation: object) -> type[BaseModel] | None:
    """The shape that a field holds, itself or None; none where it holds anything else."""
    if get_origin(annotation) in (Union, UnionType):
        inner = [part for part in get_args(annotation) if part is not NoneType]
        annotation = inner[0] if len(inner) == 1 else None
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
