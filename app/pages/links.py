"""Links from a page to its neighbours and to its twins in the API."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import Request

from app.api.lists import page_link
from app.http.negotiation import Form
from app.services import Snapshot
from indexer.catalogue import Page

_NOT_CONDITIONS = ("cursor", "limit", "lang", "page", "tim")
_NEAR = 2  # pages on either side that have a link of their own


def paging_links(request: Request, snapshot: Snapshot, page: Page[Any]) -> dict[str, str | None]:
    """The neighbouring pages, as templates take them."""
    return {
        "next": page_link(request, snapshot, "after", page.next),
        "previous": page_link(request, snapshot, "before", page.previous),
    }


def twins(request: Request, path: str, forms: Sequence[Form]) -> list[tuple[str, str]]:
    """The same list as data: form and address."""
    query = urlencode([pair for pair in request.query_params.multi_items() if pair[0] not in _NOT_CONDITIONS])
    return [(form.upper(), f"{path}.{form}" + (f"?{query}" if query else "")) for form in forms]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a numbered list; `gap` tells that pages before it have no link."""

    number: int
    gap: bool


def numbered(current: int, last: int) -> list[PageLink]:
    """The first page, the last one and those around the current one; nothing where there is one page only."""
    near = range(max(1, current - _NEAR), min(last, current + _NEAR) + 1)
    shown = sorted({1, *near, last}) if last > 1 else []
    return [PageLink(number, number - before > 1) for before, number in zip([0, *shown], shown, strict=False)]
