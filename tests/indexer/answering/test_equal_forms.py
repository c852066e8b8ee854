"""However a word of the samples is typed, the answer is the same: results, order and highlights."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.answering.asking import ask
from indexer.answering.highlighting import marks
from indexer.engines import IndexedBlock, engine
from indexer.query import parse_query
from tests.corpus.samples import REPORTS, report
from tests.exploring import examples

_NEW_TO_OLD = {
    "òa": "oà",
    "óa": "oá",
    "ỏa": "oả",
    "ọa": "oạ",
    "òe": "oè",
    "óe": "oé",
    "úy": "uý",
    "ủy": "uỷ",
    "ụy": "uỵ",
}
_PLAIN = [path.name for path in sorted(REPORTS.iterdir()) if path.suffix in {".txt", ".md"}]


def old_tones(text):
    for new, old in _NEW_TO_OLD.items():
        text = re.sub(rf"(?<![qQ]){new}(?![\w])", old, text)
    return text


FORMS = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "capitals": str.upper,
    "first letters": str.title,
    "old tone placement": old_tones,
    "old and decomposed": lambda text: unicodedata.normalize("NFD", old_tones(text)),
}


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    texts = {
        f"{name}/{block.key}": unicodedata.normalize("NFC", block.text)
        for name in _PLAIN
        for block in report(name).blocks
    }
    folder = tmp_path_factory.mktemp("samples") / "index"
    with engine().writer(folder) as writer:
        writer.add(IndexedBlock(id_, id_.partition("/")[0], text, "body") for id_, text in texts.items())
        writer.commit()
    searcher = engine().open(folder)
    words = sorted({word for text in texts.values() for word in re.findall(r"[^\W\d_]+", text.lower())})
    yield texts, searcher, words
    searcher.close()


def answer(texts, searcher, typed):
    query = parse_query(typed)
    hits = ask(searcher, query, limit=20, deadline_s=60).hits
    places = [[(mark.start, mark.end) for mark in marks(texts[hit.id], query.root)] for hit in hits.hits]
    return [(hit.id, hit.score, hit.complete) for hit in hits.hits], hits.total, places


@pytest.mark.parametrize("form", FORMS)
@examples(25)
@given(data=st.data())
def test_the_form_of_what_is_typed_makes_no_difference(samples, form, data):
    texts, searcher, words = samples
    typed = " ".join(data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=4)))
    assert answer(texts, searcher, FORMS[form](typed)) == answer(texts, searcher, typed)


def test_every_word_of_the_samples_is_found_in_each_form(samples):
    _, searcher, words = samples
    for form, change in FORMS.items():
        for word in words[:: max(1, len(words) // 60)]:
            plain, changed = (
                ask(searcher, parse_query(one), limit=20, deadline_s=60).hits for one in (word, change(word))
            )
            assert changed == plain, (form, word)
            assert plain.total
