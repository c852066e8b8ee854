"""A parameter of one value is given once: of two, nobody can say which was meant."""

from __future__ import annotations

from collections import Counter
from typing import Any

from fastapi import Request

from app.http.addresses import API
from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Fault, Problem

_TWICE = Bilingual("chỉ được cho một lần", "may be given only once")


def given_once(request: Request) -> None:
    """Refuse a query in which a parameter stands more than once that the API's document gives no list of values."""
    times = Counter(name for name, _ in request.query_params.multi_items())
    repeated = [name for name, count in times.items() if count > 1]
    if not repeated:
        return
    operation = request.app.openapi()["paths"][API + request.scope["route"].path_format][request.method.lower()]
    parameters = operation.get("parameters", ())
    single = {one["name"] for one in parameters if one["in"] == "query" and not _is_list(one["schema"])}
    if faults := tuple(Fault(_TWICE, parameter=name) for name in repeated if name in single):
        named = ", ".join(str(fault.parameter) for fault in faults)
        said = Bilingual("Tham số cho nhiều lần: {named}.", "Parameters given more than once: {named}.")
        raise Problem(kinds.BAD_PARAMETER, said, faults, values={"named": named})


def _is_list(schema: dict[str, Any]) -> bool:
    return schema.get("type") == "array" or any(map(_is_list, schema.get("anyOf", ())))
