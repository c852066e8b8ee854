"""The REST API."""

from fastapi import FastAPI

from app.api import citations, extract, health, lookup, reports, resolutions, search

PREFIX = "/api/v1"


def include(app: FastAPI) -> None:
    """Add the API's routes to the app."""
    app.include_router(health.router)
    for module in (search, reports, resolutions, citations, lookup, extract):
        app.include_router(module.router, prefix=PREFIX)
