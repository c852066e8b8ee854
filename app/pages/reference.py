"""The API's reference as a page, made from its OpenAPI document; GET calls can be tried without JavaScript."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from app.rendering import render

router = APIRouter()


@router.get("/api")
def show_reference(request: Request) -> Response:
    """Every operation with its parameters and answers."""
    document: dict[str, Any] = request.app.openapi()
    operations = [
        {"path": path, "method": method.upper(), **operation}
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    return render(request, "reference.html", {"operations": operations, "info": document["info"]})
