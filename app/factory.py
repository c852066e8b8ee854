"""The web application, put together from its settings."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from app import api, pages, problems, rendering
from app.http import caching
from app.http.address import AddressMiddleware
from app.http.body import BodyMiddleware
from app.http.counts import SharedStorage
from app.http.envelope import REQUEST_ID, EnvelopeMiddleware
from app.http.head import HeadMiddleware
from app.http.keys import KeyMiddleware, load_keys
from app.http.rates import RateMiddleware
from app.http.suffix import SuffixMiddleware
from app.openapi import describe
from app.services import Services
from app.settings import Settings

_STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application over the archive that the settings name; nothing is read before the first request."""
    settings = settings or Settings()
    services = Services.of(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(services.warm)
        yield
        services.close()

    app = FastAPI(
        lifespan=lifespan,
        middleware=_middleware(settings),
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
    )
    app.state.services = services
    rendering.install(app)
    problems.install(app)
    caching.install(app)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    api.include(app)
    pages.include(app)
    describe(app)
    return app


def _middleware(settings: Settings) -> list[Middleware]:
    """Outermost first; each layer relies on those before it."""
    keys = load_keys(settings.keys) if settings.keys else {}
    return [
        Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
        Middleware(EnvelopeMiddleware),
        Middleware(
            CORSMiddleware,
            allow_origins=["*"],
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["*"],
            expose_headers=["ETag", "Last-Modified", "RateLimit", "RateLimit-Policy", "Retry-After", REQUEST_ID],
        ),
        Middleware(AddressMiddleware, longest=settings.max_url_bytes),
        Middleware(KeyMiddleware, keys=keys, required=settings.keys_required),
        Middleware(
            RateMiddleware,
            limit=settings.rate_limit,
            storage=SharedStorage(settings.rate_counts) if settings.rate_counts else None,
        ),
        Middleware(HeadMiddleware),
        Middleware(SuffixMiddleware),
        Middleware(BodyMiddleware, longest=settings.max_body_bytes, seconds=settings.body_seconds),
    ]
