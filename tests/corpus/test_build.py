from __future__ import annotations

import importlib.util

import pytest

from corpus.build.__main__ import MADE, source_of
from tests.corpus.samples import REPORTS


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_sample_is_what_its_manuscript_gives(name: str) -> None:
    if name.endswith(".pdf") and importlib.util.find_spec("reportlab") is None:
        pytest.skip("reportlab, which alone makes the pdf, is not installed")
    assert MADE[name](source_of(name)) == (REPORTS / name).read_bytes()
