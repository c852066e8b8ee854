"""The REST API."""

from fastapi import Depends, FastAPI

from app.api import changes, citations, extract, figures, health, lookup, queries, reports, resolutions, search, suggest
from app.api.repeated import given_once
from app.http.addresses import API


def include(app: FastAPI) -> None:
    """Add the API's routes to the app."""
    app.include_router(health.router)
    for module in (search, queries, suggest, figures, reports, changes, resolutions, citations, lookup, extract):
        app.include_router(module.router, prefix=API, dependencies=[Depends(given_once)])
