"""What of a web page is not its document: menus, breadcrumbs, the site's head and foot."""

from __future__ import annotations

import re

from lxml import etree

_ROLES = frozenset(("navigation", "menu", "menubar", "search", "banner", "contentinfo"))
_HOLDERS = frozenset(("div", "ul", "ol", "header", "footer", "aside", "section", "p", "td", "center"))
_NAMED = re.compile(r"menu|nav|breadcrumb|sidebar|side-bar|footer|header|topbar|toolbar|pagination|share|social", re.I)
_OWNER = re.compile(r"©|\bCopyright\b|bản quyền", re.I)
_MOSTLY = 0.6  # share of the letters that are links; what stands between links of a menu is signs
_FEWEST = 2


def is_furniture(element: etree._Element) -> bool:
    """Whether html says that the element guides through the site and is no part of the document.

    A `header` or `footer` may hold a letterhead or a signature: only links, or whose page it is, make it furniture.
    """
    tag = element.tag
    if tag == "nav" or element.get("role", "").lower() in _ROLES - {"banner", "contentinfo"}:
        return True
    if tag not in _HOLDERS:
        return False
    named = tag in ("header", "footer", "aside") or _NAMED.search(f"{element.get('id', '')} {element.get('class', '')}")
    if not named and element.get("role", "").lower() not in _ROLES:
        return False
    return _is_of_links(element) or (tag == "footer" and bool(_OWNER.search(_text(element))))


def _is_of_links(element: etree._Element) -> bool:
    links = [_text(link) for link in element.iter("a") if _leads_away(link.get("href", ""))]
    letters = sum(map(str.isalnum, _text(element)))
    return len(links) >= _FEWEST and sum(map(str.isalnum, "".join(links))) >= _MOSTLY * letters


def _leads_away(target: str) -> bool:
    return bool(target) and not target.startswith("#")


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))
