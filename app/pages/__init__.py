"""The pages for people."""

from fastapi import FastAPI

from app.pages import doubtful, figures, ids, problems, reference, report, resolution, search, tools


def include(app: FastAPI) -> None:
    """Add the pages to the app."""
    for module in (search, report, resolution, doubtful, tools, figures, reference, ids, problems):
        app.include_router(module.router, include_in_schema=False)
