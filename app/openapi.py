"""The OpenAPI document: what FastAPI derives from the routes, and every problem that each may answer with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

from app.api.extract import TextShape
from app.api.lookup import BatchShape
from app.api.queries import QueriesShape
from app.language import Bilingual
from app.problems import kinds
from app.problems.kinds import Kind
from indexer import __version__

_EXAMPLES = Path(__file__).with_name("examples.json")  # answers of a small archive: `python -m tests.app.examples`
_DESCRIPTION = """\
An archive of Vietnamese Party and State reports that knows which resolutions they cite, and where.

Every list is exported whole under the suffixes `.csv` and `.jsonl`, some as a feed under `.atom`; the Accept header
does the same. Faults are `application/problem+json` (RFC 9457), in Vietnamese or English by Accept-Language.
Enumerations may grow: take values that you do not know. The stability promise is in docs/api.md.
"""
_PROBLEM = {
    "type": "object",
    "description": "RFC 9457.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "A page that explains the kind."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "remedy": {"type": "string", "description": "What to do."},
        "instance": {"type": "string", "format": "uri-reference"},
        "request_id": {"type": ["string", "null"], "description": "Also in the X-Request-ID header."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    "parameter": {"type": "string"},
                    "pointer": {"type": "string", "description": "JSON pointer into the body."},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
_KEY = {"type": "http", "scheme": "bearer", "description": "An API key; scopes are read, export and extract."}
_ALWAYS = (
    kinds.ADDRESS_TOO_LONG,
    kinds.UNKNOWN_PARAMETER,
    kinds.NOT_ACCEPTABLE,
    kinds.TOO_MANY_REQUESTS,
    kinds.INTERNAL,
)
_WITH_BODY = (kinds.BODY_TOO_SLOW, kinds.BODY_TOO_LARGE, kinds.UNSUPPORTED_MEDIA_TYPE, kinds.BAD_BODY)
_CHECK_PROVINCES = ("/api/v1/lookup", "/api/v1/extract")
_TAGS = {
    "search": "Passages that answer a query.",
    "reports": "Reports with their blocks and footnotes.",
    "resolutions": "Cited documents, and who cites them.",
    "citations": "Single mentions.",
    "tools": "Numbers and texts that a client brings.",
    "figures": "The archive in figures.",
    "health": "The server itself.",
}
_HEADERS = {
    "X-Request-ID": "Names this request in the server's log.",
    "RateLimit-Policy": "Cost units of a minute.",
    "RateLimit": "What is left of them, and the seconds until they are renewed.",
    "ETag": "For `If-None-Match`: 304 while the answer is the same.",
    "Last-Modified": "When the archive's generation was made.",
}
_CACHED = ("ETag", "Last-Modified")


def describe(app: FastAPI) -> None:
    """Serve the document of the app at /openapi.json."""
    document: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not document:
            document.update(_document(app))
        return document

    def serve(_request: Request) -> JSONResponse:
        return JSONResponse(openapi(), headers={"Cache-Control": "public, no-cache"})

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way to replace it
    app.add_route("/openapi.json", serve, include_in_schema=False)


def _document(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title="Vankho",  # generators name a package after it: no accents
        version=__version__,
        openapi_version="3.1.0",
        summary="Reports and the resolutions they cite",
        description=_DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        tags=[{"name": name, "description": words} for name, words in _TAGS.items()],
        servers=[{"url": "/"}],
        routes=app.routes,
    )
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas["Problem"] = _PROBLEM
    schemas |= {shape.__name__: shape.model_json_schema() for shape in (BatchShape, QueriesShape, TextShape)}
    document["components"]["headers"] = {
        name: {"description": words, "schema": {"type": "string"}} for name, words in _HEADERS.items()
    }
    document["components"]["securitySchemes"] = {"key": _KEY}
    document["security"] = [{}, {"key": []}]  # a key is never needed unless the server's operator says so
    provinces = [row.slug for row in app.state.services.tables.provinces]
    _name_provinces([schemas[shape] for shape in ("BatchShape", "TextShape")], provinces)
    examples = json.loads(_EXAMPLES.read_text(encoding="utf-8"))
    for path, operations in document["paths"].items():
        for operation in operations.values():
            _complete(path, operation)
            _show(operation, examples)
            if path in _CHECK_PROVINCES:
                _name_provinces(operation, provinces)
    return document


def _show(operation: dict[str, Any], examples: dict[str, Any]) -> None:
    """Give every successful answer its example."""
    name = operation["operationId"]
    for media, content in operation["responses"]["200"]["content"].items():
        content["example"] = examples[name if media == "application/json" else f"{name} {media}"]


def _name_provinces(node: Any, provinces: list[str]) -> None:  # noqa: ANN401 - any part of a JSON document
    """Say which provinces there are, wherever the operation takes one and refuses an unknown one."""
    if isinstance(node, list):
        for part in node:
            _name_provinces(part, provinces)
    elif isinstance(node, dict):
        if node.get("name") == "province":
            node["schema"] = {**node["schema"], "anyOf": [{"type": "string", "enum": provinces}, {"type": "null"}]}
        elif "province" in node.get("properties", {}):
            held = node["properties"]["province"]
            node["properties"]["province"] = {
                **held,
                "anyOf": [{"type": "string", "enum": provinces}, {"type": "null"}],
            }
        for part in node.values():
            _name_provinces(part, provinces)


def _complete(path: str, operation: dict[str, Any]) -> None:
    names = {parameter["name"] for parameter in operation.get("parameters", [])}
    answers = operation["responses"]
    answers.pop("422", None)
    for kind in _kinds(path, operation, names):
        answer = answers.setdefault(str(kind.status), _problem_answer(kind))
        answer["content"]["application/problem+json"]["examples"][kind.slug] = {"value": _example(kind)}
    if path.startswith("/api/"):
        _say_headers(operation)


def _say_headers(operation: dict[str, Any]) -> None:
    """Which headers the answers carry, and that a copy that is still right is not sent again."""
    answers = operation["responses"]
    cached = "requestBody" not in operation
    if cached:
        answers["304"] = {"description": "The client's copy is still right."}
    for status, answer in answers.items():
        said = [name for name in _HEADERS if name not in _CACHED or (cached and status in ("200", "304"))]
        references = {name: {"$ref": f"#/components/headers/{name}"} for name in said}
        answer["headers"] = answer.get("headers", {}) | references


def _kinds(path: str, operation: dict[str, Any], names: set[str]) -> list[Kind]:
    found = list(_ALWAYS)
    if path.startswith("/api/"):
        found += [kinds.BAD_KEY, kinds.KEY_LACKS_SCOPE]
    if names:
        found.append(kinds.BAD_PARAMETER)
    if "{" in path or "id" in names:
        found.append(kinds.NOT_FOUND)
    if "cursor" in names:
        found += [kinds.BAD_CURSOR, kinds.CURSOR_EXPIRED]
    if "requestBody" in operation:
        found += _WITH_BODY
    if path != "/healthz":
        found.append(kinds.NO_GENERATION)
    return sorted(found, key=lambda kind: kind.status)


def _problem_answer(kind: Kind) -> dict[str, Any]:
    content = {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": {}}
    answer: dict[str, Any] = {"description": kind.title.en, "content": {"application/problem+json": content}}
    if kind.status in (429, 503):
        answer["headers"] = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
    return answer


def _example(kind: Kind) -> dict[str, Any]:
    title: Bilingual = kind.title
    return {
        "type": kind.type,
        "title": title.vi,
        "status": kind.status,
        "detail": f"{title.vi}.",
        "remedy": kind.remedy.vi,
    }
