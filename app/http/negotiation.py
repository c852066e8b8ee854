"""Which representation a request asks for: by suffix, else by its Accept header."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from fastapi import Request
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Problem

Form = Literal["json", "csv", "jsonl", "atom"]
MEDIA_TYPES: dict[Form, str] = {
    "json": "application/json",
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "atom": "application/atom+xml",
}
_MACHINES = ("/api/", "/healthz", "/readyz", "/openapi.json")


def wants_page(request: Request) -> bool:
    """Whether a fault is to be shown as a page: under a page's address, to whoever asks for HTML by name."""
    if request.url.path.startswith(_MACHINES):
        return False
    return _best(request, ("application/problem+json", "application/json", "text/html")) == "text/html"


def choose(request: Request, offered: Sequence[Form]) -> Form:
    """The form to answer in; raises a 404 for a suffix that is not offered, a 406 for an Accept that takes none."""
    suffix: Form | None = getattr(request.state, "suffix", None)
    if suffix is not None:
        if suffix in offered:
            return suffix
        detail = Bilingual("Danh sách này không có dạng .{form}.", "This has no .{form} form.")
        raise Problem(kinds.NOT_FOUND, detail, values={"form": suffix})
    types = {MEDIA_TYPES[form]: form for form in offered}
    best = _best(request, tuple(types))
    if best is None:
        detail = Bilingual("Ở đây chỉ có: {types}.", "Only these are here: {types}.")
        raise Problem(kinds.NOT_ACCEPTABLE, detail, values={"types": ", ".join(types)})
    return types[best]


def _best(request: Request, offered: Sequence[str]) -> str | None:
    accepted = parse_accept_header(request.headers.get("accept") or "*/*", MIMEAccept)
    return accepted.best_match(offered)
