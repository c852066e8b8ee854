"""Whether the process lives, and whether it can answer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from app.api.parameters import NoParameters
from app.http.negotiation import choose
from app.services import ServicesDep, current
from indexer import __version__

router = APIRouter(tags=["health"])


class HealthShape(BaseModel):
    """The process lives."""

    status: str = Field(examples=["ok"])
    version: str


class ReadyShape(BaseModel):
    """There is a complete generation."""

    status: str = Field(examples=["ready"])
    generation: int
    reports: int
    blocks: int


@router.get("/healthz", operation_id="getHealth", summary="Does the process live?")
def get_health(request: Request, _wanted: Annotated[NoParameters, Query()]) -> HealthShape:
    """Answers as long as the process does."""
    choose(request, ("json",))
    return HealthShape(status="ok", version=__version__)


@router.get("/readyz", operation_id="getReadiness", summary="Can it answer questions?")
def get_readiness(request: Request, services: ServicesDep, _wanted: Annotated[NoParameters, Query()]) -> ReadyShape:
    """200 only with a complete generation, else 503."""
    choose(request, ("json",))
    with current(services) as generation:
        manifest = generation.manifest
    return ReadyShape(status="ready", generation=manifest.generation, reports=manifest.reports, blocks=manifest.blocks)
