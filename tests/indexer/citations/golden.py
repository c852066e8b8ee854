"""Golden cases: sentences, and the citations that a careful reader finds in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.models.aligned import AlignedText
from indexer.models.citation import Citation
from indexer.models.report import Block, Fact, Report, ReportFacts

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with the facts of its report and the expected citations, one line each."""

    file: str
    line: int
    facts: dict[str, str]
    text: str
    expected: tuple[str, ...]


def cases(folder: Path = CASES) -> Iterator[Case]:
    """Every case: `@` states facts of the report, `>` is a sentence, `=` lines are its citations in order."""
    for path in sorted(folder.glob("*.txt")):
        facts: dict[str, str] = {}
        lines = path.read_text(encoding="utf-8").splitlines()
        for at, line in enumerate(lines):
            if line.startswith("@ "):
                facts = dict(part.split("=", 1) for part in line[2:].split("; "))
            elif line.startswith("> "):
                yield Case(path.stem, at + 1, facts, line[2:], tuple(_expected(lines, at + 1)))


def _expected(lines: list[str], start: int) -> Iterator[str]:
    for line in lines[start:]:
        if not line.startswith("= "):
            return
        yield line[2:]


def report_of(text: str, facts: dict[str, str] | None = None) -> Report:
    """A report whose blocks are the paragraphs of the text."""
    blocks, at = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        content = AlignedText.of(text, at, at + len(paragraph))
        blocks.append(Block(f"b{number}", "paragraph", 0, content, at, at + len(paragraph)))
        at += len(paragraph) + 2
    stated = {name: Fact(value, "stated") for name, value in (facts or {}).items()}
    return Report("case.txt", "txt", "utf-8", "source", text, tuple(blocks), facts=ReportFacts(**stated))


def described(citation: Citation) -> str:
    """A citation as a golden line: what stands there, kind, id (or `?` and the candidates), and what stands with it."""
    mention, identity = citation.mention, citation.identity
    id_ = identity.id or " ".join(("?", *identity.candidates))
    more = {
        "number": mention.number,
        "wrong": "yes" if mention.as_written_wrong else None,
        "date": mention.date,
        "issuer": mention.issuer,
        "pinpoint": mention.pinpoint,
    }
    return " | ".join((mention.text, mention.kind, mention.type, id_, *(f"{k}={v}" for k, v in more.items() if v)))
