"""A page for every kind of problem: what a problem's `type` leads to."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Problem
from app.rendering import render

router = APIRouter()
_UNKNOWN = Bilingual("Không có loại lỗi này.", "There is no such kind of problem.")


@router.get("/problems")
def show_kinds(request: Request) -> Response:
    """Every kind of problem."""
    return render(request, "problem_kinds.html", {"kinds": kinds.KINDS.values()})


@router.get("/problems/{slug}")
def show_kind(request: Request, slug: str) -> Response:
    """One kind of problem and its remedy."""
    if slug not in kinds.KINDS:
        raise Problem(kinds.NOT_FOUND, _UNKNOWN)
    return render(request, "problem_kind.html", {"kind": kinds.KINDS[slug]})
