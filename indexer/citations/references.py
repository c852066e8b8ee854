"""Back-references: `Nghị quyết này`, `Quy định trên`; resolved, and not counted as citations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.citations.passage import Passage
from indexer.models.citation import Mention

_BACK = re.compile(
    r"[ ](?P<which>nay|tren|neu tren|noi tren|do|da neu)(?![a-z])(?! (?:dia ban|co so|pham vi|toan|cac))"
)
_SEVERAL = re.compile(r"(?<![a-z0-9])(?:cac|nhung|hai|ba|bon|nam|sau|[0-9]{1,2}) $")  # hai Nghị quyết này
SEVERAL = "several"  # the name of a reference to more than one document


def find_references(passage: Passage) -> Iterator[Mention]:
    """Every type word that points back to a document named before."""
    for word in passage.type_words:
        if not word.short and (match := _BACK.match(passage.scanned, word.end)):
            if match["which"] in ("do", "tren") and not passage.is_capital(word.start):
                continue  # "báo cáo đó", "kế hoạch trên 5%": too loose
            yield Mention(
                block=passage.block,
                start=word.start,
                end=match.end(),
                text=passage.text[word.start : match.end()],
                kind="reference",
                type=word.kind.name,
                name=SEVERAL if _SEVERAL.search(passage.scanned, max(0, word.start - 10), word.start) else None,
            )
