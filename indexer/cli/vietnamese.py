"""What typer itself says, in Vietnamese: the labels of the help and the faults of usage."""

from __future__ import annotations

import re

import typer
from typer.core import TyperCommand
from typer.exceptions import TyperException

_LABELS = {
    "Usage:": "Cách dùng:",
    "Arguments:": "Tham số:",
    "Options:": "Tùy chọn:",
    "Commands:": "Lệnh:",
    "[OPTIONS]": "[TÙY CHỌN]",
    "COMMAND [ARGS]...": "LỆNH [THAM SỐ]...",
    "[required]": "[bắt buộc]",
    "env var:": "biến môi trường:",
    "default:": "mặc định:",
    "Show this message and exit.": "In phần hướng dẫn này.",
}
_LABEL = re.compile("|".join(map(re.escape, _LABELS)))

_FAULTS = (
    (re.compile(r"No such command '(.*)'\."), r"không có lệnh «\1»."),
    (re.compile(r"Missing command\."), "thiếu lệnh."),
    (re.compile(r"Got unexpected extra arguments? ?\(?s?\)? ?\((.*)\)"), r"thừa tham số: \1."),
    (re.compile(r"Option '(.*)' requires an argument\."), r"thiếu giá trị của \1."),
    (re.compile(r"Option '(.*)' does not take a value\."), r"\1 không nhận giá trị."),
    (re.compile(r".*Input should be less than or equal to (\S+)"), r"phải từ \1 trở xuống."),
    (re.compile(r".*Input should be greater than or equal to (\S+)"), r"phải từ \1 trở lên."),
    (re.compile(r".*Input should be a valid integer.*"), "phải là số nguyên."),
    (re.compile(r".*'(.*)' is not one of (.*)"), r"«\1» không phải một trong các giá trị \2"),
)


class Command(TyperCommand):
    """A command whose help is in Vietnamese."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # typer's own context is the wider one
        """The help as text."""
        return in_vietnamese(super().get_help(ctx))


def in_vietnamese(help_: str) -> str:
    """A help with Vietnamese labels."""
    return _LABEL.sub(lambda label: _LABELS[label[0]], help_)


def wrong_usage(fault: TyperException) -> str:
    """What is wrong with a command line."""
    parameter = getattr(fault, "param", None)
    hint = parameter.get_error_hint().strip("'") if parameter else ""
    match type(fault).__name__:
        case "MissingParameter":
            return f"thiếu {hint}."
        case "NoSuchOption":
            return f"không có tùy chọn {getattr(fault, 'option_name', '')}."
        case "BadParameter" if hint:
            return f"giá trị của {hint} không hợp lệ: {_said(fault.message)}"
    return _said(fault.message)


def _said(message: str) -> str:
    for english, vietnamese in _FAULTS:
        if found := english.fullmatch(message):
            return found.expand(vietnamese)
    return message
