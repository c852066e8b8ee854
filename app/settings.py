"""Settings of the web, from `VANKHO_...` variables of the environment."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator may choose; every value has a variable of its name with the prefix `VANKHO_`."""

    model_config = SettingsConfigDict(env_prefix="VANKHO_", frozen=True, extra="ignore")

    archive: Path = Field(default=Path("vankho-archive"), description="Folder of the archive.")
    base_url: str | None = Field(default=None, description="Public address, where a proxy hides it.")
    max_body_bytes: int = Field(default=20 * 1024 * 1024, ge=1, description="Longest body that is read.")
    max_url_bytes: int = Field(default=32 * 1024, ge=64, description="Longest path and query.")
    max_batch: int = Field(default=10_000, ge=1, description="Most rows in one batch.")
    body_seconds: float = Field(default=60.0, gt=0, description="Seconds that a body may take to arrive.")
    keys: Path | None = Field(default=None, description="TOML file of API keys (docs/api.md); without one all is open.")
    keys_required: bool = Field(default=False, description="Whether the API answers only to keys.")
    rate_limit: int = Field(default=60_000, ge=0, description="Cost units of a client's minute; 0: no limit.")
    rate_counts: Path | None = Field(default=None, description="File that server processes share to count clients.")
    read_seconds: float = Field(default=60.0, gt=0, description="Seconds that reading one sent file may take.")
    search_deadline_s: float = Field(default=1.0, gt=0, description="Seconds, then a search answers with what it has.")
