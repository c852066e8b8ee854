"""Identity in lists: items of one list are of one term where nothing else tells."""

from __future__ import annotations

from indexer.citations import cite
from indexer.register import load_tables
from tests.indexer.citations.golden import report_of

FACTS = {"province": "thanh-hoa", "date": "2023-12-05"}


def _ids(text: str) -> list[str | None]:
    return [citation.identity.id for citation in cite(report_of(text, FACTS), load_tables())]


def test_an_item_follows_its_neighbour_whose_term_is_told() -> None:
    assert _ids("Nghị quyết số 18-NQ/TW (khóa XII), 19-NQ/TW.") == ["tw/nghi-quyet/k12/18", "tw/nghi-quyet/k12/19"]


def test_neighbours_in_different_sentences_do_not_decide() -> None:
    text = "Nghị quyết số 18-NQ/TW ngày 25/10/2017 đã sơ kết. Nay học Nghị quyết số 19-NQ/TW."
    assert _ids(text)[1] != "tw/nghi-quyet/k12/19"
