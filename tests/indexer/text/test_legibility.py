"""Text that reads as Vietnamese, and the letters that bad scanning software lays under a picture."""

from __future__ import annotations

import random
import unicodedata

import pytest

from corpus.build.__main__ import REPORTS
from indexer.parsing import parse
from indexer.readers.reading import read_bytes, read_file
from indexer.text.legibility import illegible_words

PLAIN = (
    "Đảng bộ có 12 chi bộ trực thuộc; cấp ủy lãnh đạo thực hiện nhiệm vụ chính trị, phát triển đảng viên mới và kiểm "
    "tra việc chấp hành quy định ở từng đơn vị, kịp thời biểu dương những tập thể làm tốt. UBND, HĐND phối hợp tốt. "
) * 4


def misread(text, share):
    """Letters with accents taken for others, as software does that was never taught Vietnamese."""
    chance = random.Random(7)
    return "".join(
        chance.choice([unicodedata.normalize("NFD", letter)[0], "~", "^", "6", "e", ",", "l"])
        if not letter.isascii() and chance.random() < share
        else letter
        for letter in text
    )


def test_vietnamese_is_legible():
    assert illegible_words(PLAIN) == 0


@pytest.mark.parametrize("share", [0.4, 0.7, 1.0])
def test_letters_misread_by_the_third_and_more_are_illegible(share):
    assert illegible_words(misread(PLAIN, share)) > 20


def test_letters_without_any_accent_are_illegible():
    bare = unicodedata.normalize("NFD", PLAIN).encode("ascii", "ignore").decode()
    assert illegible_words(bare) > 20


def test_a_few_words_are_not_judged():
    assert illegible_words("Report of the committee") == 0


def test_a_report_says_how_many_words_are_no_vietnamese():
    assert parse(read_bytes("a.txt", misread(PLAIN, 0.9).encode())).repairs["words_not_vietnamese"] > 20


def test_every_report_of_the_corpus_is_legible_once_it_is_read():
    files = [path for path in sorted(REPORTS.iterdir()) if path.suffix != ".toml"]
    assert [path.name for path in files if "words_not_vietnamese" in parse(read_file(path)).repairs] == []
