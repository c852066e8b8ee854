"""Styles of a docx: what a paragraph or run inherits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_HEADING = re.compile(r"heading ([1-9])$", re.I)
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Look:
    """What of a run's look matters to reading; None says nothing and inherits."""

    font: str | None = None
    bold: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None

    def over(self, base: Look) -> Look:
        """This look where it says something, else the base."""
        return Look(
            self.font if self.font is not None else base.font,
            self.bold if self.bold is not None else base.bold,
            self.raised if self.raised is not None else base.raised,
            self.hidden if self.hidden is not None else base.hidden,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """One style, with what it inherits already filled in."""

    name: str = ""
    look: Look = field(default_factory=Look)
    level: int | None = None  # outline level, 1 to 9
    numbering: tuple[str, int] | None = None  # list and its level
    centred: bool | None = None
    bordered: bool = False


class Styles:
    """The styles of one document, by id."""

    def __init__(self, root: etree._Element | None) -> None:
        """An absent styles part is an empty one."""
        found = root.iter(f"{W}style") if root is not None else ()
        self._elements = {style.get(f"{W}styleId", ""): style for style in found}
        self._known: dict[str, Style] = {}
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self.default_look = look_of(defaults)
        self.default_paragraph = next(
            (
                key
                for key, style in self._elements.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")
            ),
            "",
        )

    def __getitem__(self, key: str) -> Style:
        """The style of an id; an unknown one is plain."""
        if key not in self._known:
            style = Style()
            for element in reversed(list(self._chain(key))):
                style = _derived(style, element)
            self._known[key] = style
        return self._known[key]

    def _chain(self, key: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while key in self._elements and key not in seen:
            seen.add(key)
            yield self._elements[key]
            based_on = self._elements[key].find(f"{W}basedOn")
            key = based_on.get(VAL, "") if based_on is not None else ""


def look_of(properties: etree._Element | None) -> Look:
    """The look that run properties (`w:rPr`) state themselves."""
    if properties is None:
        return Look()
    raised = properties.find(f"{W}vertAlign")
    return Look(
        font=_font(properties.find(f"{W}rFonts")),
        bold=flag(properties, "b"),
        raised=None if raised is None else raised.get(VAL) == "superscript",
        hidden=flag(properties, "vanish"),
    )


def flag(properties: etree._Element, name: str) -> bool | None:
    """An on-off property; None where it is not stated."""
    element = properties.find(f"{W}{name}")
    return None if element is None else element.get(VAL, "1") not in _OFF


def centred(properties: etree._Element | None) -> bool | None:
    """Whether paragraph properties centre their paragraph; None where they do not say."""
    alignment = properties.find(f"{W}jc") if properties is not None else None
    return None if alignment is None else alignment.get(VAL) == "center"


def numbering_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """The list and level that paragraph properties name; list "0" takes a paragraph out of its style's list."""
    numbering = properties.find(f"{W}numPr") if properties is not None else None
    if numbering is None:
        return None
    key, level = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
    number = level.get(VAL, "0") if level is not None else "0"
    return (key.get(VAL, "0") if key is not None else "", int(number) if number.isdigit() else 0)


def outline_level(properties: etree._Element | None) -> int | None:
    """The outline level, 1 to 9; None for body text or where nothing is said."""
    outline = properties.find(f"{W}outlineLvl") if properties is not None else None
    value = outline.get(VAL, "") if outline is not None else ""
    return int(value) + 1 if value.isdigit() and int(value) < 9 else None


def has_borders(properties: etree._Element | None) -> bool:
    """Whether table properties draw any line."""
    borders = properties.find(f"{W}tblBorders") if properties is not None else None
    return borders is not None and any(side.get(VAL) not in ("none", "nil", None) for side in borders)


def _derived(base: Style, element: etree._Element) -> Style:
    properties = element.find(f"{W}pPr")
    name_element = element.find(f"{W}name")
    name = name_element.get(VAL, "") if name_element is not None else ""
    heading = _HEADING.match(name)
    alignment = centred(properties)
    return Style(
        name=name,
        look=look_of(element.find(f"{W}rPr")).over(base.look),
        level=int(heading[1]) if heading else outline_level(properties) or base.level,
        numbering=_with_list(numbering_of(properties), base.numbering),
        centred=base.centred if alignment is None else alignment,
        bordered=base.bordered or has_borders(element.find(f"{W}tblPr")),
    )


def _with_list(own: tuple[str, int] | None, base: tuple[str, int] | None) -> tuple[str, int] | None:
    """A style may state a level only and take the list from the style it is based on."""
    if own is None:
        return base
    return own if own[0] or base is None else (base[0], own[1])


def _font(fonts: etree._Element | None) -> str | None:
    if fonts is None:
        return None
    names = [fonts.get(f"{W}{script}") for script in ("hAnsi", "ascii")]
    if any(fonts.get(f"{W}{script}Theme") for script in ("hAnsi", "ascii")) and not any(names):
        return "theme"
    return next((name for name in names if name), None)
