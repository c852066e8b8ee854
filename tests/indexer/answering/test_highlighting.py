"""Where the parts of an expression stand: what is asked for together is marked as what is asked for singly."""

import time

from hypothesis import given
from hypothesis import strategies as st

from indexer.answering import marks
from indexer.models.query import Any, Expansion, Phrase, Prefix, Words
from tests.exploring import examples

TEXT = "Ủy ban nhân dân tỉnh và UBND huyện học tập Chỉ thị 05-CT/TW; kỹ sư kĩ thuật"
KEYS = st.sampled_from(["ủy", "ban", "uy", "tỉnh", "ubnd", "huyện", "học", "tập", "hoc", "ki", "thuật"])
LEAVES = st.one_of(
    st.builds(Words, st.lists(KEYS, min_size=1, max_size=3).map(tuple), st.booleans()),
    st.just(Words(("ubnd",), expansions=(Expansion("ubnd", (("ủy", "ban", "nhân", "dân"),)),))),
    st.just(Words((), numbers=("05-ct/tw",))),
    st.builds(Phrase, st.lists(KEYS, min_size=1, max_size=2).map(tuple)),
    st.builds(Prefix, st.sampled_from(["h", "t", "uy"])),
)


@examples(60)
@given(st.lists(LEAVES, min_size=1, max_size=6))
def test_parts_of_an_expression_are_marked_as_each_of_them_alone(leaves):
    assert set(marks(TEXT, Any(tuple(leaves)))) == {mark for leaf in leaves for mark in marks(TEXT, leaf)}


def test_a_thousand_parts_cost_a_text_no_more_than_twenty_times_one():
    text = TEXT * 20
    one, many = Any((Words(("học",)),)), Any(tuple(Words((f"học{number}",)) for number in range(1000)))

    def seconds(root):
        marks(text, root)
        begun = time.process_time()
        for _ in range(5):
            marks(text, root)
        return time.process_time() - begun

    assert seconds(many) < 20 * max(seconds(one), 0.001)
