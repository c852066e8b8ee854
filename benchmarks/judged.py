"""Judged sets: the project's own, those of a shared folder, and sets made from them without looking at any ranking."""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from indexer.engines import IndexedBlock
from indexer.extraction import extract_file
from indexer.models.tables import Tables
from indexer.pipeline.indexed import indexed_blocks
from indexer.text.fold import fold

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SEED = 2026
_MADE = 400  # queries of a made set
# Words too common to be asked for; a fixed list, so that the sets stay the same.
_COMMON = frozenset(
    re.findall(r"\w+", "và của các có cho trong được là với những một để về tại theo đã từ này khi do như cũng")
)


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """Passages, queries (id to text), and for each query the passages that answer it with their grades."""

    name: str
    passages: tuple[IndexedBlock, ...]
    queries: Mapping[str, str]
    grades: Mapping[str, Mapping[str, float]]
    classes: Mapping[str, str] = field(default_factory=dict)  # of the queries


def own_set(tables: Tables) -> JudgedSet:
    """The judged queries over the sample reports; a passage is a block."""
    blocks: list[IndexedBlock] = []
    texts: dict[str, list[IndexedBlock]] = {}
    for path in sorted((CORPUS / "reports").iterdir()):
        if path.suffix != ".toml":
            sidecar = path.with_name(path.name + ".toml")
            texts[path.name] = list(indexed_blocks(extract_file(path, tables, _stated(sidecar))))
            blocks += texts[path.name]
    queries, grades, classes = {}, {}, {}
    for row in _rows(CORPUS / "judgements" / "search" / "queries.jsonl"):
        queries[row["id"]], classes[row["id"]] = row["text"], row["class"]
        grades[row["id"]] = {
            block.id: float(one["grade"])
            for one in row["relevant"]
            for block in texts[one["report"]]
            if one["quote"] in " ".join(block.text.split())
        }
    return JudgedSet("own", tuple(blocks), queries, grades, classes)


def _stated(sidecar: Path) -> dict[str, str]:
    if not sidecar.exists():
        return {}
    return tomllib.loads(sidecar.read_text(encoding="utf-8"))


def foreign_set(folder: Path) -> JudgedSet:
    """A set of three files, as `vankho evaluate` takes them."""
    passages = tuple(_passage(row["id"], row["text"]) for row in _rows(folder / "passages.jsonl"))
    queries = {row["id"]: row["text"] for row in _rows(folder / "queries.jsonl")}
    grades: dict[str, dict[str, float]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, passage, grade = line.split("\t")
        grades.setdefault(query, {})[passage] = float(grade)
    return JudgedSet(folder.name, passages, queries, grades)


def without_accents(judged: JudgedSet) -> JudgedSet:
    """The same questions as typed on a keyboard without accents."""
    queries = {id_: fold(text) for id_, text in judged.queries.items()}
    return replace(judged, name=f"{judged.name}, no accents", queries=queries)


def spans(name: str, passages: tuple[IndexedBlock, ...]) -> JudgedSet:
    """Known passages: 8 to 15 words in a row out of a passage, common words left out, every other word unaccented."""
    chance = random.Random(SEED)
    long = [one for one in passages if len(one.text.split()) >= 30]
    queries, grades = {}, {}
    for at, passage in enumerate(chance.sample(long, min(_MADE, len(long)))):
        words = passage.text.split()
        start = chance.randrange(len(words) - 15)
        kept = [word for word in words[start : start + chance.randint(8, 15)] if word.lower() not in _COMMON]
        shown = [fold(word) if chance.random() < 0.5 else word for word in kept]
        queries[f"s{at}"] = re.sub(r'["()|]', " ", " ".join(shown))
        grades[f"s{at}"] = {passage.id: 1.0}
    return JudgedSet(f"{name}: spans", passages, queries, grades)


def scattered(name: str, passages: tuple[IndexedBlock, ...]) -> JudgedSet:
    """Known passages: five words out of a passage, in their order but not side by side, each held by few passages."""
    chance = random.Random(SEED + 1)
    held: dict[str, int] = {}
    for one in passages:
        for word in set(one.text.lower().split()):
            held[word] = held.get(word, 0) + 1
    queries, grades = {}, {}
    long = [one for one in passages if len(one.text.split()) >= 30]
    for at, passage in enumerate(chance.sample(long, min(_MADE, len(long)))):
        known = [word for word in passage.text.split() if word.isalpha() and held[word.lower()] < len(passages) / 5]
        places = sorted(chance.sample(range(len(known)), min(5, len(known))))
        if places:
            queries[f"w{at}"] = " ".join(known[place] for place in places)
            grades[f"w{at}"] = {passage.id: 1.0}
    return JudgedSet(f"{name}: scattered", passages, queries, grades)


def headings(judged: JudgedSet) -> JudgedSet:
    """The second line of an article, its heading, as the query for the text below it."""
    queries, grades, passages = {}, {}, []
    for one in judged.passages:
        title, break_, body = one.text.partition("\n\n")
        heading = title.partition("\n")[2]
        passages.append(replace(one, text=body if break_ and body else one.text))
        if break_ and body and len(heading.split()) > 2:
            queries[f"h{one.id}"], grades[f"h{one.id}"] = heading, {one.id: 1.0}
    chosen = dict(random.Random(SEED).sample(sorted(queries.items()), min(_MADE, len(queries))))
    return JudgedSet(f"{judged.name}: headings", tuple(passages), chosen, grades)


def titles(listing: Path) -> JudgedSet:
    """Titles of documents: half of a title's words in their order, every other one unaccented, ask for it."""
    chance = random.Random(SEED + 2)
    seen = {row["title"]: row["number"] for row in _rows(listing)}
    passages = tuple(_passage(f"{at}/{number}", title) for at, (title, number) in enumerate(seen.items()))
    queries, grades = {}, {}
    for passage in chance.sample(passages, _MADE):
        words = [word for word in re.findall(r"\w+", passage.text) if word.lower() not in _COMMON]
        kept = sorted(chance.sample(range(len(words)), max(1, len(words) // 2)))
        queries[passage.id] = " ".join(fold(words[at]) if chance.random() < 0.5 else words[at] for at in kept)
        grades[passage.id] = {passage.id: 1.0}
    return JudgedSet("titles", passages, queries, grades)


def report_blocks(folder: Path, tables: Tables) -> tuple[IndexedBlock, ...]:
    """The blocks of real reports."""
    texts = (extract_file(path, tables) for path in sorted(folder.glob("*.txt")))
    return tuple(block for text in texts for block in indexed_blocks(text))


def sentences(judged: JudgedSet) -> JudgedSet:
    """The last sentence of a passage as the query for what stands before it."""
    queries, grades, passages = {}, {}, []
    for one in judged.passages:
        parts = re.split(r"(?<=[.!?])\s+", one.text)
        passages.append(replace(one, text=" ".join(parts[:-1])) if len(parts) > 3 else one)
        if len(parts) > 3:
            queries[one.id], grades[one.id] = re.sub(r'["()|]', " ", parts[-1]), {one.id: 1.0}
    chosen = dict(random.Random(SEED).sample(sorted(queries.items()), min(_MADE, len(queries))))
    return JudgedSet(f"{judged.name}: sentences", tuple(passages), chosen, grades)


def middles(judged: JudgedSet) -> JudgedSet:
    """A sentence or clause out of the middle of a passage as the query for the rest of it."""
    chance = random.Random(SEED + 3)
    queries, grades, passages = {}, {}, []
    for one in judged.passages:
        parts = re.split(r"(?<=[.!?;])\s+", one.text)
        at = chance.randrange(1, len(parts) - 1) if len(parts) > 3 else 0
        passages.append(replace(one, text=" ".join([*parts[:at], *parts[at + 1 :]])) if at else one)
        if at and len(parts[at].split()) > 5:
            queries[one.id], grades[one.id] = re.sub(r'["()|]', " ", parts[at]), {one.id: 1.0}
    chosen = dict(chance.sample(sorted(queries.items()), min(_MADE, len(queries))))
    return JudgedSet(f"{judged.name}: middles", tuple(passages), chosen, grades)


def untitled(judged: JudgedSet) -> JudgedSet:
    """The same questions where no passage says what it is about: what stands before the first blank line is gone."""
    passages = tuple(replace(one, text=one.text.partition("\n\n")[2] or one.text) for one in judged.passages)
    return replace(judged, name=f"{judged.name}, no titles", passages=passages)


def in_one_line(judged: JudgedSet) -> JudgedSet:
    """The same questions where titles look like the rest of the text."""
    passages = tuple(replace(one, text=" ".join(one.text.split())) for one in judged.passages)
    return replace(judged, name=f"{judged.name}, in one line", passages=passages)


def _passage(id_: str, text: str) -> IndexedBlock:
    return IndexedBlock(id_, id_, text, "body")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
