"""Public shapes as rows of a table: nested shapes as dotted columns, lists as one cell."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Union, get_args, get_origin

from pydantic import BaseModel

from indexer.shapes.cells import Cell, cell


def columns(shape: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """The names of the columns, in the shape's order."""
    for name, field in shape.model_fields.items():
        nested = _shape_in(field.annotation)
        if nested:
            yield from columns(nested, f"{prefix}{name}.")
        else:
            yield prefix + name


def cells(shape: type[BaseModel], value: BaseModel | None) -> Iterator[Cell]:
    """The cells of one row; what is missing is empty."""
    for name, field in shape.model_fields.items():
        held = getattr(value, name, None)
        nested = _shape_in(field.annotation)
        if nested:
            yield from cells(nested, held)
        else:
            yield cell(held)


def _shape_in(annotation: object) -> type[BaseModel] | None:
    """The shape that a field holds, itself or None; none where it holds anything else."""
    if get_origin(annotation) in (Union, UnionType):
        inner = [part for part in get_args(annotation) if part is not NoneType]
        annotation = inner[0] if len(inner) == 1 else None
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
