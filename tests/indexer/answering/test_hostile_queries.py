"""Queries made to hurt: each is answered, within its deadline or marked as cut by it; time itself is not asserted."""

import random

import pytest

from indexer.answering.asking import ask
from indexer.engines import IndexedBlock, engine
from indexer.query import parse_query

TEXT = "đảng bộ tỉnh học tập bác nghị quyết trung ương xây dựng kiểm tra giám sát cơ sở năm 2020 05-CT/TW"
WORDS = TEXT.split()


HOSTILE = {
    "leading wildcard": "*quyết",
    "wildcards around": "*1*",
    "nothing but wildcards": "* " * 500,
    "one letter prefix": "đ*",
    "many prefixes": "đ* b* t* h* n* " * 200,
    "digit prefixes": "0* 1* 2* 3* 4* 5* 6* 7* 8* 9*",
    "open brackets": "(" * 4000,
    "close brackets": ")" * 4000,
    "nested brackets": "(" * 1000 + "đảng" + ")" * 1000,
    "nested negations": "NOT " * 900 + "đảng",
    "minus signs": "-" * 4000,
    "minus words": "-đảng " * 600,
    "or chain": " OR ".join(["đảng"] * 500),
    "or of all": " | ".join(WORDS * 30),
    "and chain": " AND ".join(WORDS * 30),
    "alternating": "đảng AND bộ OR " * 250,
    "nested groups": "(đảng | (bộ AND (tỉnh | (" * 100,
    "thousands of words": "đảng bộ tỉnh " * 1300,
    "thousands of different words": " ".join(f"từ{number}" for number in range(800)),
    "a long word": "đ" * 4000,
    "a long number": "9" * 4000,
    "long phrase": '"' + "đảng bộ " * 490 + '"',
    "phrase of one word": '"' + "đảng " * 700 + '"',
    "many phrases": '"đảng bộ" ' * 350,
    "quotes": '"' * 4000,
    "typographic quotes": "“”„«»" * 700,
    "near everything": "đảng NEAR/100 bộ NEAR/100 tỉnh NEAR/100 học NEAR/100 tập",
    "near chain": " NEAR/9 ".join(["đảng"] * 300),
    "near a huge distance": "đảng NEAR/999999999 bộ",
    "huge range": "năm:0..99999999999999999999",
    "open range": "năm:..",
    "range of words": "năm:a..zzzz",
    "brackets of a range": "[0 TO zzzz]",
    "many filters": "năm:2016..2020 " * 250,
    "many values": " OR ".join(f"tỉnh:tinh-{number}" for number in range(250)),
    "empty fields": "loại: số: năm: tỉnh: " * 150,
    "unknown field": "x:y:z::::" * 300,
    "colons": ":" * 4000,
    "pipes": "|" * 4000,
    "numbers": "05-CT/TW " * 440,
    "half numbers": "05-" * 1300,
    "dashes and slashes": "1-/-/-/" * 500,
    "year after year": "1/2020/" * 500,
    "combining marks": "a" + "\u0301" * 3999,
    "stacked letters": "ế\u0323\u0309" * 1000,
    "zero width": "đ\u200bả\u200bng " * 400,
    "controls": "\x00\x01\x02" * 1000,
    "surrogates": "\ud800" * 500,
    "emoji": "👩‍👩‍👧" * 500,
    "right to left": "\u202eđảng" * 500,
    "blanks": " " * 100_000,
    "line breaks": "\n" * 4000,
    "far too long": "đảng bộ " * 100_000,
    "exact of everything": "exact:đảng " * 330,
    "sql": "'; DROP TABLE blocks; -- " * 100,
    "backslashes": "\\" * 4000,
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile") / "index"
    chance = random.Random(1)
    texts = [" ".join(chance.choices(WORDS, k=40)) for _ in range(3000)]
    with engine().writer(folder) as writer:
        writer.add(
            IndexedBlock(f"r{at // 30}/{at}", f"r{at // 30}", text, "body", {"year": (str(2000 + at % 25),)})
            for at, text in enumerate(texts)
        )
        writer.commit()
    searcher = engine().open(folder)
    yield searcher
    searcher.close()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_gets_an_answer(searcher, name):
    asked = ask(searcher, parse_query(HOSTILE[name]), limit=10, facets=("year",), deadline_s=0.2)
    assert len(asked.hits.hits) <= 10
    assert asked.hits.complete_total <= asked.hits.total <= 3000


def test_there_are_forty_of_them():
    assert len(HOSTILE) >= 40
