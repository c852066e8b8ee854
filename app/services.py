"""What the routes work with, held by the application rather than by modules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from app.http import caching
from app.http.cursors import Cursor
from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Problem
from app.settings import Settings
from indexer.archive import Archive, Generation, NoGenerationError
from indexer.models.tables import Tables
from indexer.register import load_tables

_NOT_READY = Bilingual("Kho chưa có thế hệ hoàn chỉnh.", "The archive has no complete generation.")
_GONE = Bilingual("Thế hệ {number} không còn trong kho.", "Generation {number} is no longer in the archive.")
_RETRY_S = "5"


@dataclass(frozen=True, slots=True)
class Services:
    """Settings, the archive's folder, and the tables of the domain."""

    settings: Settings
    archive: Archive
    tables: Tables

    @classmethod
    def of(cls, settings: Settings) -> Services:
        """The services that the settings name."""
        return cls(settings, Archive(settings.archive), load_tables())


def services(request: Request) -> Services:
    """The application's services."""
    return cast(Services, request.app.state.services)
