"""What schemathesis checks beyond its own checks; it loads this module by SCHEMATHESIS_HOOKS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import schemathesis

_IN_TEXT = ("text/csv", "application/jsonl", "text/plain", "application/octet-stream", "multipart/form-data")


@schemathesis.check
def well_formed_requests_are_taken(_ctx: object, response: Any, case: Any) -> None:
    """Nothing that the schema allows is refused, but for the few reasons that a schema cannot express."""
    if response.status_code < 400 or case.meta is None or not case.meta.generation.mode.is_positive:
        return
    problem = response.json()
    reason = problem["type"].removeprefix("/problems/")
    assert reason in _reasons(case, problem), f"well-formed, and refused: {problem}"


def _reasons(case: Any, problem: dict[str, Any]) -> set[str]:
    query, found = case.query or {}, set()
    if "{id}" in case.path or "id" in query:
        found.add("not-found")  # no schema knows which ids there are
    if query.get("cursor") is not None:
        found |= {"bad-cursor", "cursor-expired"}  # a cursor is of one list of one generation
    named = {fault.get("parameter") for fault in problem.get("errors", [])}
    sent = [str(value) for value in (*_flat(query), *(case.path_parameters or {}).values())]
    if "null" in sent:
        found.add("bad-parameter")  # an id that one answer leaves null is handed on as it stands
    if any("\0" in text for text in sent):
        found.add("bad-address")  # no address holds a NUL, whatever the parameter
    if any(text.endswith("\n") for text in sent):
        found.add(
            "bad-parameter"
        )  # in Python a pattern's $ fits before a last newline, in the document's ECMA it does not
    if named == {"year_to"} and int(query["year_to"]) < int(query["year_from"]):
        found.add("bad-parameter")  # a period ends after it begins
    if named == {"date"} or [fault.get("pointer") for fault in problem.get("errors", [])] == ["/date"]:
        found |= {"bad-parameter", "bad-body"}  # a pattern does not know how many days a month has
    if case.media_type in _IN_TEXT:
        found |= {"bad-body", "unreadable-file"}  # bytes must be text, or a file of some format
    if case.path == "/api/v1/extract":
        found.add("unreadable-file")  # the name's suffix tells the format, and the text must be of it
    return found


def _flat(query: dict[str, Any]) -> Iterator[Any]:
    for value in query.values():
        yield from value if isinstance(value, list) else [value]
