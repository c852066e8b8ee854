"""The REST API."""

from fastapi import FastAPI

from app.api import changes, citations, extract, figures, health, lookup, queries, reports, resolutions, search, suggest

PREFIX = "/api/v1"


def include(app: FastAPI) -> None:
    """Add the API's routes to the app."""
    app.include_router(health.router)
    for module in (search, queries, suggest, figures, reports, changes, resolutions, citations, lookup, extract):
        app.include_router(module.router, prefix=PREFIX)
