"""What the OpenAPI document promises, one fact a line, so that a change that breaks a client is a line that is gone.

`python -m tests.app.promises` writes docs/api-promises.txt anew; a promise that was broken on purpose is declared in
docs/api-broken.txt, in the words of the line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "openapi.json"
PROMISED = ROOT / "docs" / "api-promises.txt"
BROKEN = ROOT / "docs" / "api-broken.txt"
PROBLEM = "application/problem+json"
_LIMITS = ("minimum", "maximum", "minLength", "maxLength", "maxItems", "pattern")
Json = dict[str, Any]


def promises(document: Json) -> set[str]:
    """Every fact that client code may rely on."""
    problem = {f"{PROBLEM} {fact}" for fact in _of_output(document, document["components"]["schemas"]["Problem"], ())}
    return problem | {
        f"{method.upper()} {path}{fact}"
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
        for fact in _of_operation(document, operation)
    }


def lines(path: Path) -> set[str]:
    """The facts of a file; empty lines and those that begin with # are not facts."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return {line for line in text.splitlines() if line and not line.startswith("#")}


def _of_operation(document: Json, operation: Json) -> Iterator[str]:
    yield f" is {operation['operationId']}"
    demanded = sorted(one["name"] for one in operation.get("parameters", []) if one.get("required"))
    yield f" demands {', '.join(demanded) or 'nothing'}"
    for parameter in operation.get("parameters", []):
        for fact in _of_input(document, parameter["schema"]):
            yield f" takes {parameter['name']}{fact}"
    for media, content in operation.get("requestBody", {}).get("content", {}).items():
        yield f" takes {media}"
        for fact in _of_input(document, content["schema"]):
            yield f" takes {media}{fact}"
    for status, answer in operation["responses"].items():
        for media, content in answer.get("content", {}).items():
            yield f" answers {status} {media}"
            if media == PROBLEM:  # one form for all: it is promised once
                yield from (f" answers {status} /problems/{example}" for example in content["examples"])
                continue
            for fact in _of_output(document, content.get("schema", {}), ()):
                yield f" answers {status} {media} {fact}"


def _of_input(document: Json, schema: Json) -> Iterator[str]:
    schema = _followed(document, schema)
    for limit in _LIMITS:
        if limit in schema:
            yield f" {limit} {schema[limit]}"
    yield from (f" value {value}" for value in schema.get("enum", ()))
    if "properties" in schema:
        yield f" demands {', '.join(sorted(schema.get('required', []))) or 'nothing'}"
    for name, part in schema.get("properties", {}).items():
        yield f" .{name}"
        yield from (f" .{name}{fact}" for fact in _of_input(document, part))
    for part in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])):
        yield from _of_input(document, part)


def _of_output(document: Json, schema: Json, above: tuple[str, ...], name: str = "") -> Iterator[str]:
    """A line for each field with its types; one that may be missing or null says so."""
    reference = schema.get("$ref", "")
    if reference in above:
        return
    above = (*above, reference) if reference else above
    schema = _followed(document, schema)
    choices = schema.get("anyOf", [schema])
    yield f"{name or 'body'}: {' or '.join(sorted(_type(document, choice) for choice in choices))}"
    for choice in (_followed(document, choice) for choice in choices):
        for field, part in choice.get("properties", {}).items():
            mark = "" if field in choice.get("required", []) or "default" in part else "?"
            yield from _of_output(document, part, above, f"{name}.{field}{mark}")
        if "items" in choice:
            yield from _of_output(document, choice["items"], above, f"{name}[]")
        if isinstance(choice.get("additionalProperties"), dict):
            yield from _of_output(document, choice["additionalProperties"], above, f"{name}.*")


def _type(document: Json, schema: Json) -> str:
    kind = _followed(document, schema).get("type", "any")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _followed(document: Json, schema: Json) -> Json:
    reference = schema.get("$ref")
    return document["components"]["schemas"][reference.rsplit("/", 1)[1]] if reference else schema


if __name__ == "__main__":
    found = promises(json.loads(DOCUMENT.read_text(encoding="utf-8")))
    gone = lines(PROMISED) - found - lines(BROKEN)
    if gone:
        sys.exit("Declare in docs/api-broken.txt what is broken on purpose:\n" + "\n".join(sorted(gone)))
    PROMISED.write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")
