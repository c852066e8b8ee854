"""The two languages that messages are written in, Vietnamese first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One message in both languages; `{name}` stands for a value."""

    vi: str
    en: str

    def say(self, language: Language, **values: object) -> str:
        """The message in one language, with its values filled in."""
        return (self.vi if language == "vi" else self.en).format(**values)


def preferred(accept_language: str) -> Language:
    """The language that an Accept-Language header prefers; Vietnamese where it names neither or none."""
    for tag, quality in parse_accept_header(accept_language, LanguageAccept):
        main = tag.split("-", 1)[0].lower()  # en-GB is English too
        if quality > 0 and main in ("vi", "en"):
            return "en" if main == "en" else "vi"
    return "vi"
