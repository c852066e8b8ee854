"""Parameters of pages: those of their API twins; what a mailing tool adds to a link is ignored."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from app.api.parameters import CitedByParameters, ReportParameters, ResolutionParameters


class ReportPageParameters(ReportParameters):
    """As `/api/v1/reports`."""

    model_config = ConfigDict(extra="ignore")


class ResolutionPageParameters(ResolutionParameters):
    """As `/api/v1/resolutions`."""

    model_config = ConfigDict(extra="ignore")


class CitingPageParameters(CitedByParameters):
    """As `/api/v1/resolutions/{id}/citations`."""

    model_config = ConfigDict(extra="ignore")

    limit: int = Field(50, ge=1, le=200)
