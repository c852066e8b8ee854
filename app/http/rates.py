"""Limits per client, counted in cost units a minute."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage, Storage
from limits.strategies import FixedWindowRateLimiter
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.http.keys import Key
from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Problem
from app.problems.respond import problem_response

_SPENT = Bilingual(
    "Đã dùng hết {limit} đơn vị của phút này; đợi {wait} giây.",
    "All {limit} units of this minute are spent; wait {wait} seconds.",
)
# An export or a file costs what it keeps a processor busy; the first prefix or suffix that fits decides.
_SUFFIX_COSTS = {".csv": 20, ".jsonl": 20, ".atom": 5}
_PREFIX_COSTS = {"/static/": 0, "/healthz": 0, "/readyz": 0, "/api/v1/extract": 20, "/api/v1/search": 2}


_BATCH_COST = 100


def cost(path: str, method: str = "GET") -> int:
    """What a request to this path costs."""
    if method == "POST" and not path.startswith("/api/v1/extract"):
        return _BATCH_COST
    for suffix, units in _SUFFIX_COSTS.items():
        if path.endswith(suffix):
            return units
    return next((units for prefix, units in _PREFIX_COSTS.items() if path.startswith(prefix)), 1)


class RateMiddleware:
    """Counts each client's requests, by key or else by address: in memory, or where other processes count too."""

    def __init__(self, app: ASGIApp, limit: int, storage: Storage | None = None) -> None:
        """Wrap an application; `limit` is in cost units a minute."""
        self.app = app
        self.limit = limit
        self.limiter = FixedWindowRateLimiter(storage or MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on while the client has units left."""
        units = cost(scope["path"], scope["method"]) if scope["type"] == "http" else 0
        client, limit = self._client(scope)
        if not units or not limit:
            await self.app(scope, receive, send)
            return
        item = RateLimitItemPerMinute(limit)
        allowed = self.limiter.hit(item, client, cost=units)
        stats = self.limiter.get_window_stats(item, client)
        wait = max(1, math.ceil(stats.reset_time - time.time()))

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["RateLimit-Policy"] = f'"minute";q={limit};w=60'
                headers["RateLimit"] = f'"minute";r={stats.remaining};t={wait}'
            await send(message)

        answer = self.app if allowed else _refusal(scope, receive, limit, wait)
        await answer(scope, receive, with_headers)

    def _client(self, scope: Scope) -> tuple[str, int]:
        """Who asks, and how many units a minute that client has."""
        key: Key | None = scope.get("state", {}).get("key")
        if key is not None:
            return f"key {key.name}", self.limit if key.rate_limit is None else key.rate_limit
        return str((scope.get("client") or ("?",))[0]), self.limit


def _refusal(scope: Scope, receive: Receive, limit: int, wait: int) -> ASGIApp:
    values = {"limit": limit, "wait": wait}
    problem = Problem(kinds.TOO_MANY_REQUESTS, _SPENT, headers={"Retry-After": str(wait)}, values=values)
    return problem_response(Request(scope, receive), problem)
