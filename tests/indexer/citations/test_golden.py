"""Golden sentences: every citation that stands in them, exactly, and nothing else."""

from __future__ import annotations

import pytest

from indexer.citations import cite
from indexer.register import load_tables
from tests.indexer.citations.golden import Case, cases, described, report_of


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.file}:{case.line}")
def test_a_sentence_yields_its_citations_and_no_others(case: Case) -> None:
    found = cite(report_of(case.text, case.facts), load_tables())
    assert [described(citation) for citation in found] == list(case.expected)


def test_there_are_enough_sentences() -> None:
    assert len(list(cases())) >= 150
