"""Parameters of pages: those of their API twins; what a mailing tool adds to a link is ignored."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from app.api.parameters import CitedByParameters, ReportParameters, ResolutionParameters


class PageNumber(BaseModel):
    """Pages for people are numbered, so that their addresses outlive a generation."""

    model_config = ConfigDict(extra="ignore")

    limit: int = Field(20, ge=1, le=200)
    page: int = Field(1, ge=1, le=10_000)


class ReportPageParameters(PageNumber, ReportParameters):
    """As `/api/v1/reports`."""

    model_config = ConfigDict(extra="ignore")


class ResolutionPageParameters(PageNumber, ResolutionParameters):
    """As `/api/v1/resolutions`."""

    model_config = ConfigDict(extra="ignore")


class CitingPageParameters(PageNumber, CitedByParameters):
    """As `/api/v1/resolutions/{id}/citations`."""

    model_config = ConfigDict(extra="ignore")
