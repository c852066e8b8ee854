"""From what pydantic finds wrong to problems: faults of path and query are 400, of the body 422."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.language import Bilingual
from app.problems import kinds
from app.problems.problem import Fault, Problem

# Pydantic's error types to words; `{}` values come from its context. What is not listed keeps pydantic's English.
_WORDS = {
    "extra_forbidden": Bilingual("không có tham số này", "there is no such parameter"),
    "missing": Bilingual("thiếu", "is missing"),
    "int_parsing": Bilingual("phải là số nguyên", "must be an integer"),
    "float_parsing": Bilingual("phải là số", "must be a number"),
    "bool_parsing": Bilingual("phải là true hoặc false", "must be true or false"),
    "greater_than_equal": Bilingual("phải từ {ge} trở lên", "must be at least {ge}"),
    "less_than_equal": Bilingual("không được quá {le}", "must be at most {le}"),
    "string_too_long": Bilingual("dài quá {max_length} ký tự", "is longer than {max_length} characters"),
    "string_too_short": Bilingual("ngắn hơn {min_length} ký tự", "is shorter than {min_length} characters"),
    "too_long": Bilingual("có quá {max_length} mục", "has more than {max_length} items"),
    "too_short": Bilingual("có ít hơn {min_length} mục", "has fewer than {min_length} items"),
    "literal_error": Bilingual("phải là một trong: {expected}", "must be one of: {expected}"),
    "string_pattern_mismatch": Bilingual("không khớp mẫu {pattern}", "does not match {pattern}"),
    "date_form": Bilingual("phải là ngày, NNNN-TT-NN", "must be a date, YYYY-MM-DD"),
    "date_parsing": Bilingual("phải là ngày có thật, NNNN-TT-NN", "must be a real date, YYYY-MM-DD"),
    "date_from_datetime_parsing": Bilingual("phải là ngày có thật, NNNN-TT-NN", "must be a real date, YYYY-MM-DD"),
    "date_type": Bilingual("phải là ngày, NNNN-TT-NN", "must be a date, YYYY-MM-DD"),
    "string_type": Bilingual("phải là chuỗi", "must be a string"),
    "list_type": Bilingual("phải là danh sách", "must be a list"),
    "json_invalid": Bilingual("không phải JSON: {error}", "is not JSON: {error}"),
    "model_attributes_type": Bilingual("phải là một đối tượng JSON", "must be a JSON object"),
    "dict_type": Bilingual("phải là một đối tượng JSON", "must be a JSON object"),
}
_IN_BODY = ("body", "file")


def from_validation(errors: Sequence[Mapping[str, Any]]) -> Problem:
    """The problem that says what pydantic found wrong with a request."""
    in_body = [error for error in errors if error["loc"][0] in _IN_BODY]
    chosen = [error for error in errors if error not in in_body] or in_body
    faults = tuple(_fault(error) for error in chosen)
    if chosen is in_body:
        kind, named = kinds.BAD_BODY, ", ".join(f"'{fault.pointer}'" for fault in faults)
        detail = Bilingual("Nội dung gửi lên có chỗ sai: {named}.", "The body has faults at: {named}.")
    else:
        unknown = all(error["type"] == "extra_forbidden" for error in chosen)
        kind = kinds.UNKNOWN_PARAMETER if unknown else kinds.BAD_PARAMETER
        named = ", ".join(str(fault.parameter) for fault in faults)
        detail = (
            Bilingual("Không có tham số: {named}.", "Unknown parameters: {named}.")
            if unknown
            else Bilingual("Tham số sai: {named}.", "Bad parameters: {named}.")
        )
    return Problem(kind, detail, faults, values={"named": named})


def _fault(error: Mapping[str, Any]) -> Fault:
    place, *path = error["loc"]
    words = _WORDS.get(error["type"])
    context = {key: str(value) for key, value in error.get("ctx", {}).items()}
    if words:
        detail = Bilingual(*(escape(words.say(language, **context)) for language in ("vi", "en")))
    else:
        detail = Bilingual(escape(error["msg"]), escape(error["msg"]))
    if place in _IN_BODY:
        return Fault(detail, pointer=_pointer(path) if error["type"] != "json_invalid" else "")
    return Fault(detail, parameter=str(path[0]) if path else str(place))


def _pointer(path: Sequence[object]) -> str:
    """RFC 6901: `~` and `/` in a name are written `~0` and `~1`."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def escape(text: str) -> str:
    """Text as it must stand in a `Bilingual`, whose braces are placeholders."""
    return text.replace("{", "{{").replace("}", "}}")
