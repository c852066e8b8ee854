"""The pages for people."""

from fastapi import FastAPI

from app.pages import ids, problems, report, resolution, search


def include(app: FastAPI) -> None:
    """Add the pages to the app."""
    for module in (search, report, resolution, ids, problems):
        app.include_router(module.router, include_in_schema=False)
