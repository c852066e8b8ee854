from hypothesis import given
from hypothesis import strategies as st

from indexer.models.aligned import AlignedText

LETTERS = st.text(alphabet="aăâđ 1/-*\n¹\u200b", max_size=40)


@st.composite
def edited(draw):
    source = draw(LETTERS)
    text = AlignedText.of(source)
    for _ in range(draw(st.integers(0, 3))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
        edits = [(a, b, draw(st.text(alphabet="xy ", max_size=3))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
        text = text.edit(edits)
    return source, text


@given(edited())
def test_runs_cover_the_text_without_gaps_and_never_go_backwards_in_the_source(case):
    _, text = case
    at = start = end = 0
    for run in text.runs:
        assert run.start == at
        assert run.end > run.start
        assert start <= run.source_start <= run.source_end
        assert end <= run.source_end
        at, start, end = run.end, run.source_start, run.source_end
    assert at == len(text.text)


@given(LETTERS, st.data())
def test_unchanged_letters_keep_their_own_place(source, data):
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    text = AlignedText.of(source).edit([(start, end, "")])
    for i in range(len(text)):
        a, b = text.source_span(i, i + 1)
        assert source[a:b] == text.text[i]


@given(edited(), st.data())
def test_a_slice_of_a_slice_is_the_slice(case, data):
    _, text = case
    a = data.draw(st.integers(0, len(text)))
    b = data.draw(st.integers(a, len(text)))
    c = data.draw(st.integers(0, b - a))
    d = data.draw(st.integers(c, b - a))
    assert text.slice(a, b).slice(c, d) == text.slice(a + c, a + d)


@given(edited())
def test_pieces_are_in_order_and_within_the_span(case):
    source, text = case
    if not text.text:
        return
    start, end = text.source_span(0, len(text))
    pieces = text.source_pieces(0, len(text), source)
    assert pieces == tuple(sorted(pieces))
    assert start <= pieces[0][0] <= pieces[-1][1] <= end


def test_a_number_broken_by_a_line_has_two_pieces():
    source = "Chỉ thị số 05-\n\nCT/TW"
    text = AlignedText.of(source).edit([(14, 16, "")])
    assert text.text == "Chỉ thị số 05-CT/TW"
    assert text.source_pieces(11, len(text), source) == ((11, 14), (16, 21))


def test_dropped_markup_does_not_cut_a_piece():
    source = "**Chỉ thị** số 05"
    text = AlignedText.of(source).edit([(0, 2, ""), (9, 11, "")])
    assert text.source_pieces(0, len(text), source) == ((2, 17),)


def test_a_separator_stands_for_the_source_between_its_neighbours():
    source = "một\n\nhai"
    whole = AlignedText.of(source)
    joined = AlignedText.join([whole.slice(0, 3), whole.slice(5, 8)], " ")
    assert joined.text == "một hai"
    assert joined.source_span(3, 4) == (3, 5)
