"""Pages: Jinja2 templates, always escaped, in Vietnamese first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from app.language import Bilingual, Language
from indexer import __version__

_DIRECTIONS = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F], "\N{REPLACEMENT CHARACTER}"
)

_NUMBER = re.compile(r"\b[0-9][\w./]{0,12}-\w[\w&/-]{0,20}")  # with a hyphen, where a browser would break it


def install(app: FastAPI) -> None:
    """Give the app its templates."""
    environment = Environment(
        loader=PackageLoader("app"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=visible,
    )
    environment.globals["version"] = __version__
    environment.filters["number"] = grouped
    environment.filters["unbroken"] = unbroken
    environment.filters["coded"] = coded
    environment.filters["day"] = day
    app.state.templates = environment


def page_language(request: Request) -> Language:
    """Pages are Vietnamese unless `lang=en` asks otherwise."""
    return "en" if request.query_params.get("lang") == "en" else "vi"


def render(request: Request, template: str, context: Mapping[str, Any], status: int = 200) -> Response:
    """A page from a template; every template may use `t`, `link`, `lang`, `path` and `other_language`."""
    language = page_language(request)
    environment = cast(Environment, request.app.state.templates)
    html = environment.get_template(template).render(
        **context,
        lang=language,
        path=request.url.path,
        query=request.query_params.get("q", ""),
        t=lambda vi, en: vi if language == "vi" else en,
        say=lambda words, **values: cast(Bilingual, words).say(language, **values),
        link=lambda path, **parameters: address(path, language, **parameters),
        here=lambda changes=None, **others: _changed(request, {**(changes or {}), **others}),
    )
    return HTMLResponse(html, status_code=status, headers={"Content-Language": language})


def address(path: str, language: Language = "vi", **parameters: object) -> str:
    """A link inside the site that keeps the page's language; empty parameters are left out."""
    kept = [(name, str(value)) for name, value in parameters.items() if value not in (None, "", False)]
    if language == "en":
        kept.append(("lang", "en"))
    fragment = ""
    if "#" in path:
        path, _, fragment = path.partition("#")
        fragment = "#" + quote(fragment)
    return quote(path, safe="/:@!$&'()*+,;=-._~") + ("?" + urlencode(kept) if kept else "") + fragment


def _changed(request: Request, changes: Mapping[str, object]) -> str:
    """This page's address with some parameters changed, or dropped where None."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in changes]
    for name, value in changes.items():
        kept += [(name, str(one)) for one in (value if isinstance(value, list) else [value]) if one is not None]
    return quote(request.url.path) + ("?" + urlencode(kept) if kept else "")


def visible(value: object) -> object:
    """Text whose controls of writing direction are shown rather than obeyed."""
    return value.translate(_DIRECTIONS) if isinstance(value, str) else value


def unbroken(text: str) -> Markup:
    """Text, escaped, whose document numbers are not broken over lines: `05-CT/TW` stays whole."""
    shown = str(visible(text))
    parts, at = [], 0
    for number in _NUMBER.finditer(shown):
        parts += [escape(shown[at : number.start()]), Markup('<span class="one">{}</span>').format(number[0])]
        at = number.end()
    return Markup("").join([*parts, escape(shown[at:])])


def coded(text: str) -> Markup:
    """Text, escaped, with what stands in backticks as code."""
    parts = str(visible(text)).split("`")
    return Markup("").join(Markup("<code>{}</code>").format(part) if at % 2 else part for at, part in enumerate(parts))


def grouped(number: int) -> str:
    """A number with its thousands apart, as Vietnamese writes them: 12.345."""
    return f"{number:,}".replace(",", ".")


def day(date: str | None) -> str:
    """An ISO date or a prefix of one as Vietnamese writes it: 15/5/2016, 5/2016, 2016."""
    return "/".join(str(int(part)) for part in reversed(date.split("-"))) if date else ""
