import pytest

from indexer.answering import complete
from indexer.engines import IndexedBlock, engine

BLOCKS = (
    ("công tác tổ chức, xây dựng Đảng", ("công tác", "tổ chức", "xây dựng")),
    ("tổ chức cơ sở đảng, kỷ luật đảng viên", ("tổ chức", "cơ sở", "kỷ luật", "đảng viên")),
    ("kỉ luật trong Đảng bộ, chi bộ", ("kỉ luật", "đảng bộ", "chi bộ")),
    ("nâng cao kỷ luật và sinh hoạt chi bộ", ("nâng cao", "kỷ luật", "sinh hoạt", "chi bộ")),
    ("chỉ tiêu và chiến lược", ("chỉ tiêu", "chiến lược")),
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    folder = tmp_path_factory.mktemp("vocabulary") / "index"
    for text, words in BLOCKS[:1]:
        with engine().writer(folder.with_name("first")) as writer:
            writer.add([IndexedBlock("r0/a", "r0", text, "body", {}, words)])
            writer.commit()
    with engine().writer(folder, base=folder.with_name("first")) as writer:
        writer.add(
            IndexedBlock(f"r{at}/a", f"r{at}", text, "body", {}, words)
            for at, (text, words) in enumerate(BLOCKS[1:], 1)
        )
        writer.commit()
    opened = engine().open(folder)
    yield opened
    opened.close()


def offered(searcher, typed, limit=10):
    return [one.text for one in complete(searcher, typed, limit)]


@pytest.mark.parametrize("typed", ["công tác tổ ch", "cong tac to ch", "CÔNG TÁC TỔ CH"])
def test_a_word_of_several_syllables_is_completed_from_its_beginning(searcher, typed):
    first = complete(searcher, typed, 5)[0]
    assert (first.kind, first.text, first.query, first.count) == ("phrase", "tổ chức", typed[:9] + "tổ chức", 2)


def test_what_follows_the_syllable_before_comes_before_what_does_not(searcher):
    assert offered(searcher, "sinh hoạt ch")[0] == "chi bộ"
    assert "chỉ tiêu" not in offered(searcher, "sinh hoạt ch")


def test_accents_that_were_typed_must_be_there(searcher):
    assert set(offered(searcher, "chỉ")) == {"chỉ tiêu", "chỉ"}
    assert {"chi bộ", "chỉ tiêu", "chiến lược"} <= set(offered(searcher, "chi"))


def test_a_word_is_offered_once_as_it_is_written_most(searcher):
    assert offered(searcher, "kỷ l") == ["kỷ luật"]
    assert complete(searcher, "ki l", 1)[0].count == 3


@pytest.mark.parametrize("typed", ["", " ", "tổ ", "05-", "...", "xyzq", "tổ chức,"])
def test_nothing_is_offered_where_no_word_is_being_typed_or_known(searcher, typed):
    assert complete(searcher, typed, 5) == ()


def test_no_more_is_offered_than_asked_for(searcher):
    assert len(complete(searcher, "c", 2)) == 2


def test_words_survive_the_joining_of_segments(searcher):
    assert dict(searcher.words("", 50))["tổ chức"] == 2
