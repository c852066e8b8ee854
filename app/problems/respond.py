"""Problems as responses: problem+json for programs, a page for people who asked for a page."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import cast
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match

from app.http.negotiation import wants_page
from app.language import Bilingual, Language, preferred
from app.problems import kinds
from app.problems.kinds import Kind
from app.problems.problem import Problem
from app.problems.validation import escape, from_validation
from app.rendering import render

_LOG = logging.getLogger("vankho.web")
_BY_STATUS = {
    400: kinds.BAD_PARAMETER,
    404: kinds.NOT_FOUND,
    405: kinds.METHOD_NOT_ALLOWED,
    406: kinds.NOT_ACCEPTABLE,
    413: kinds.BODY_TOO_LARGE,
    415: kinds.UNSUPPORTED_MEDIA_TYPE,
    422: kinds.BAD_BODY,
}


def problem_response(request: Request, problem: Problem) -> Response:
    """The problem in the language and the form that the request prefers."""
    kind = problem.kind
    if wants_page(request):
        context = {"problem": problem, "kind": kind}
        response = render(request, "problem.html", context, status=kind.status)
    else:
        language = preferred(request.headers.get("accept-language", ""))
        response = JSONResponse(
            problem_body(request, problem, language),
            status_code=kind.status,
            media_type="application/problem+json",
            headers={"Content-Language": language, "Vary": "Accept, Accept-Language"},
        )
    response.headers["Cache-Control"] = "no-store"
    response.headers.update(problem.headers)
    return response


def problem_body(request: Request, problem: Problem, language: Language) -> dict[str, object]:
    """The members of a problem+json body."""
    kind = problem.kind
    body: dict[str, object] = {
        "type": kind.type,
        "title": kind.title.say(language),
        "status": kind.status,
        "detail": problem.detail.say(language, **problem.values),
        "remedy": kind.remedy.say(language),
        "instance": quote(request.url.path),
        "request_id": getattr(request.state, "request_id", None),
    }
    if problem.faults:
        body["errors"] = [
            {
                **({"parameter": fault.parameter} if fault.parameter is not None else {}),
                **({"pointer": fault.pointer} if fault.pointer is not None else {}),
                "detail": fault.detail.say(language),
            }
            for fault in problem.faults
        ]
    return body


def install(app: FastAPI) -> None:
    """Answer every fault of the app with a problem."""
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_validation)
    app.add_exception_handler(HTTPException, _on_http)


def _on_problem(request: Request, error: Exception) -> Response:
    return problem_response(request, cast(Problem, error))


def _on_validation(request: Request, error: Exception) -> Response:
    return problem_response(request, from_validation(cast(RequestValidationError, error).errors()))


def _on_http(request: Request, error: Exception) -> Response:
    """Faults that the framework itself finds: no such route, wrong method, a form it cannot read."""
    fault = cast(HTTPException, error)
    headers: Mapping[str, str] = fault.headers or {}
    if fault.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers = {"Allow": ", ".join(_allowed(request))}
    kind = _BY_STATUS.get(fault.status_code, kinds.INTERNAL)
    return problem_response(request, Problem(kind, _detail(request, kind, fault), headers=headers))


def _allowed(request: Request) -> list[str]:
    """What the path takes: the framework names the methods of the first route that fits, not of all."""
    tried = {method: {**request.scope, "method": method} for method in ("GET", "POST", "PUT", "PATCH", "DELETE")}
    routes: list[BaseRoute] = request.app.router.routes
    taken = [m for m, scope in tried.items() if any(route.matches(scope)[0] is Match.FULL for route in routes)]
    return ["GET", "HEAD", *taken[1:]] if "GET" in taken else taken


def _detail(request: Request, kind: Kind, fault: HTTPException) -> Bilingual:
    path = escape(request.url.path)
    if kind is kinds.NOT_FOUND:
        return Bilingual(f"Không có gì ở địa chỉ {path}.", f"There is nothing at {path}.")
    if kind is kinds.METHOD_NOT_ALLOWED:
        return Bilingual(f"{path} không nhận {request.method}.", f"{path} does not take {request.method}.")
    words = escape(str(fault.detail))
    return Bilingual(words, words)


def on_crash(request: Request, error: Exception) -> Response:
    """A fault of ours: logged whole under the request's id, shown without a trace."""
    _LOG.error("request %s failed", getattr(request.state, "request_id", "-"), exc_info=error)
    detail = Bilingual("Máy chủ gặp lỗi khi trả lời.", "The server failed while answering.")
    return problem_response(request, Problem(kinds.INTERNAL, detail))
