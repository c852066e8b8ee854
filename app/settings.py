"""Settings of the web, from `VANKHO_...` variables of the environment."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator may choose; every value has a variable of its name with the prefix `VANKHO_`."""

    model_config = SettingsConfigDict(env_prefix="VANKHO_", frozen=True, extra="ignore")

    archive: Path = Field(Path("vankho-archive"), description="Folder of the archive.")
    base_url: str | None = Field(None, description="Public address, where a proxy hides it; else each request's own.")
    max_body_bytes: int = Field(20 * 1024 * 1024, ge=1, description="Longest body that is read.")
    max_url_bytes: int = Field(8 * 1024, ge=64, description="Longest path and query.")
    max_batch: int = Field(10_000, ge=1, description="Most rows in one batch.")
    rate_limit: int = Field(60_000, ge=0, description="Cost units a client may spend in a minute; 0 for no limit.")
    search_deadline_s: float = Field(1.0, gt=0, description="Seconds after which a search answers with what it has.")
