"""Links from a page to its neighbours and to its twins in the API."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request

from app.http.negotiation import Form
from app.language import Bilingual
from app.pages.parameters import PageNumber
from app.problems import kinds
from app.problems.problem import Problem
from indexer.catalogue import Paging

_NOT_CONDITIONS = ("cursor", "limit", "lang", "page", "tim")
_NEAR = 2  # pages on either side that have a link of their own
_BEYOND = Bilingual("Danh sách chỉ có {last} trang.", "The list has {last} pages only.")


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


def part(wanted: PageNumber) -> Paging:
    """The part of a list that a numbered page shows."""
    return Paging(wanted.limit, skip=(wanted.page - 1) * wanted.limit)


def pages(wanted: PageNumber, total: int) -> dict[str, object]:
    """The page and the links to the others, as templates take them; raises a 404 problem beyond the last page."""
    last = max(1, -(-total // wanted.limit))
    if wanted.page > last:
        raise Problem(kinds.NOT_FOUND, _BEYOND, values={"last": last})
    return {"page": wanted.page, "pages": numbered(wanted.page, last)}
