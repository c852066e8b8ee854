import subprocess
import sys
import unicodedata

import pytest

from indexer.segmenter import words


def test_words_of_several_syllables_are_told_in_small_letters():
    found = words("Ban Chấp hành Đảng bộ tỉnh ban hành Nghị quyết về phát triển kinh tế.")
    assert {"ban chấp hành", "đảng bộ", "ban hành", "nghị quyết", "phát triển", "kinh tế"} <= set(found)
    assert all(" " in word and word == word.lower() for word in found)


def test_a_word_that_stands_twice_is_told_once():
    assert words("Tổ chức đại hội, tổ chức hội nghị.").count("tổ chức") == 1


@pytest.mark.parametrize("number", ["02-NQ/TU", "05-CT/TW", "149/2018/NĐ-CP", "37/2021/QH15"])
def test_no_part_of_a_number_is_in_a_word(number):
    found = words(f"Thực hiện Nghị quyết số {number} của Tỉnh ủy, ngày 15/5/2016.")
    assert "nghị quyết" in found
    assert not any(part in word.split() for word in found for part in ("nq", "tu", "ct", "tw", "nđ", "cp", "qh15"))


def test_decomposed_letters_make_no_difference():
    text = "Đảng ủy Khối tổ chức kiểm tra, giám sát."
    assert words(unicodedata.normalize("NFD", text)) == words(text)


@pytest.mark.parametrize("text", ["", " ", "...", "12 34", "\u0301", "a" * 5000, "\x00"])
def test_what_is_no_text_has_no_words(text):
    assert words(text) == ()


def test_the_segmenter_is_not_loaded_before_the_first_text():
    program = "import sys, indexer.segmenter, indexer.answering; sys.exit('underthesea' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
