"""What the routes work with, held by the application rather than by modules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, cast

from fastapi import Depends, Request

from app.http import caching
from app.http.cursors import Cursor
from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Problem
from app.settings import Settings
from indexer.answering import warm
from indexer.archive import Archive, ArchiveError, Generation, GenerationHolder, NoArchiveError
from indexer.catalogue import Catalogue, CatalogueUnreadableError
from indexer.models.records import ReportRecord
from indexer.models.tables import Tables
from indexer.readers import ReaderPool
from indexer.register import load_tables

_NONE = Bilingual(
    "Kho chưa có báo cáo nào: chưa có thế hệ hoàn chỉnh.",
    "The archive holds no report: it has no complete generation yet.",
)
_BROKEN = Bilingual(
    "Không mở được kho: có tệp hỏng hoặc thiếu, cần lập lại kho.",
    "The archive cannot be opened: files are damaged or missing.",
)
_GONE = Bilingual("Thế hệ {number} không còn trong kho.", "Generation {number} is no longer in the archive.")
_READERS = 2  # processes that read files from strangers
_WATCH_S = 1.0  # between looks at the archive's pointer: a stat
_RETRY = {"Retry-After": "5"}


@dataclass(frozen=True, slots=True)
class Services:
    """Settings, the archive with its current generation, the tables of the domain, and readers of sent files."""

    settings: Settings
    archive: Archive
    holder: GenerationHolder
    tables: Tables
    readers: ReaderPool

    @classmethod
    def of(cls, settings: Settings) -> Services:
        """The services that the settings name; the archive is opened at the first question."""
        archive, tables = Archive(settings.archive), load_tables()
        holder = GenerationHolder(archive, lambda generation: warm(generation.searcher, tables))
        readers = ReaderPool(_READERS, seconds=settings.read_seconds)
        return cls(settings, archive, holder, tables, readers)

    def warm(self) -> None:
        """Open the archive, if there is one, before the first question, and every new generation before its first."""
        with suppress(ArchiveError), self.holder.use():
            pass
        self.holder.watch(_WATCH_S)

    def close(self) -> None:
        """Let go of files and processes."""
        self.holder.close()
        self.readers.close()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The generation that one request is answered from, and the cursor that chose it, if any."""

    generation: Generation
    cursor: Cursor | None

    @property
    def catalogue(self) -> Catalogue:
        """The generation's catalogue."""
        return self.generation.catalogue

    @property
    def made(self) -> datetime:
        """When the generation was made."""
        return datetime.fromisoformat(self.generation.manifest.created)

    def added(self) -> Callable[[ReportRecord], datetime]:
        """When each report was added: its first generation's date, this one's where that is not known."""
        made = self.catalogue.generations()
        now = self.generation.manifest.created
        return lambda report: datetime.fromisoformat(made.get(report.added_in, now))


async def services(request: Request) -> Services:  # async: nothing in it waits, and no thread is sent for it
    """The application's services."""
    return cast(Services, request.app.state.services)


ServicesDep = Annotated[Services, Depends(services)]


def snapshot(request: Request, held: ServicesDep) -> Iterator[Snapshot]:
    """The generation that the request's cursor names, else the current one, until the response is sent.

    Raises a 410 problem where that generation is gone, a 503 problem where there is none or it turns out damaged.
    """
    text = request.query_params.get("cursor")
    cursor = Cursor.decode(text) if text else None
    with _generation(held, cursor) as generation:
        found = Snapshot(generation, cursor)
        caching.remember(request, str(generation.number), found.made)
        try:
            yield found
        except CatalogueUnreadableError as error:
            raise Problem(kinds.NO_GENERATION, _BROKEN, headers=_RETRY) from error


SnapshotDep = Annotated[Snapshot, Depends(snapshot)]


@contextmanager
def current(held: Services) -> Iterator[Generation]:
    """The current generation on loan; raises a 503 problem where there is none."""
    with ExitStack() as stack:
        try:
            generation = stack.enter_context(held.holder.use())
        except NoArchiveError as error:
            raise Problem(kinds.NO_GENERATION, _NONE, headers=_RETRY) from error
        except ArchiveError as error:
            raise Problem(kinds.NO_GENERATION, _BROKEN, headers=_RETRY) from error
        yield generation


def reports_of(held: Services, number: int) -> frozenset[str] | None:
    """The ids of the reports of a generation; none before the first, None where it is not kept any more."""
    if number == 0:
        return frozenset()
    kept = held.archive.generation(number)
    if kept is None:
        return None
    with kept:
        return kept.catalogue.reports.ids()


@contextmanager
def _generation(held: Services, cursor: Cursor | None) -> Iterator[Generation]:
    with current(held) as now:
        if cursor is None or cursor.generation == now.number:
            yield now
            return
    kept = held.archive.generation(cursor.generation)
    if kept is None:
        raise Problem(kinds.CURSOR_EXPIRED, _GONE, values={"number": cursor.generation})
    with kept:
        yield kept
