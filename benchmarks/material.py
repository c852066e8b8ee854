"""Passages and queries for the benchmark: resampled with a seed from the sample reports, numbers with a long tail."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from indexer.readers import read_file
from indexer.text.analysis import number_key, syllable_keys

SEED = 2026
PROVINCES = tuple(f"tinh-{number:02}" for number in range(63))
_TYPES = ("NQ/TW", "CT/TW", "KL/TW", "QĐ/TU", "KH/TU", "HD/BTCTW", "CTr/ĐUK", "BC/ĐUK")


@dataclass(frozen=True, slots=True)
class Passage:
    """60 to 80 words out of the reports with one document number, and the province it is filed under."""

    id: str
    text: str
    number: str
    province: str

    @property
    def syllables(self) -> list[str]:
        """The tokens that every engine gets."""
        return syllable_keys(self.text)


@dataclass(frozen=True, slots=True)
class Question:
    """One query: its kind, its syllables (a beginning for "prefix"), a number or a province where it has one."""

    kind: str
    syllables: tuple[str, ...]
    number: str = ""
    province: str = ""


def passages(folder: Path, count: int) -> Iterator[Passage]:
    """The first `count` passages; a longer run begins with the shorter one's."""
    words = " ".join(
        read_file(path).text for path in sorted(folder.glob("*.txt")) + sorted(folder.glob("*.md"))
    ).split()
    chance = random.Random(SEED)
    for at in range(count):
        start = chance.randrange(len(words) - 80)
        chosen = words[start : start + chance.randint(60, 80)]
        number = f"{min(int(chance.paretovariate(0.6)), 9999):02}-{chance.choice(_TYPES)}"
        chosen.insert(chance.randrange(len(chosen)), number)
        yield Passage(f"r{at // 50}/{at:07}", " ".join(chosen), number, chance.choice(PROVINCES))


def questions(sample: list[Passage], count: int = 200) -> list[Question]:
    """Mixed questions over words that occur together, every kind as often as another."""
    chance = random.Random(SEED + 1)
    held = Counter(key for passage in sample for key in set(passage.syllables))
    rare = sorted(key for key, times in held.items() if times <= 3 and key.isalpha() and len(key) > 2)
    kinds = ("or", "and", "phrase", "prefix", "filter", "number", "rare")
    return [_question(kinds[at % len(kinds)], chance, chance.choice(sample), rare) for at in range(count)]


def _question(kind: str, chance: random.Random, passage: Passage, rare: list[str]) -> Question:
    keys = passage.syllables
    if kind == "number":
        return Question(kind, (), number=number_key(passage.number) or passage.number)
    start = chance.randrange(len(keys) - 6)
    words = {
        "and": tuple(dict.fromkeys(chance.sample(keys, 2))),
        "phrase": tuple(keys[start : start + chance.randint(2, 3)]),
        "prefix": (chance.choice([key for key in keys if len(key) > 2])[:3],),
        "rare": (chance.choice(rare), *keys[start : start + 2]),
        "filter": tuple(keys[start : start + 4]),
        "or": tuple(keys[start : start + chance.randint(3, 6)]),
    }
    return Question(kind, words[kind], province=chance.choice(PROVINCES) if kind == "filter" else "")


def pairs(syllables: list[str] | tuple[str, ...]) -> list[str]:
    """Neighbours as one token each, as the engines that have no pairs of their own get them."""
    return [f"{left}_{right}" for left, right in pairwise(syllables)]
