"""What any engine must do, asked of a real index: a new engine is a new line in ENGINES."""

from __future__ import annotations

import pytest

from indexer.engines import IndexedBlock, IndexUnreadableError
from indexer.engines import engine as embedded_engine
from indexer.models.query import (
    All,
    Any,
    Contraction,
    Expansion,
    Filter,
    Not,
    Number,
    Phrase,
    Prefix,
    Query,
    Value,
    Words,
)

BLOCKS = (
    IndexedBlock(
        "r1/a",
        "r1",
        "Chỉ thị số 05-CT/TW về học tập và làm theo Bác",
        "body",
        {"province": ("phu-tho",), "year": ("2016",)},
    ),
    IndexedBlock(
        "r1/b", "r1", "Nghị quyết Trung ương 4 về xây dựng Đảng", "body", {"province": ("phu-tho",), "year": ("2017",)}
    ),
    IndexedBlock(
        "r1/n",
        "r1",
        "nghi quyet trung uong viet khong dau",
        "footnote",
        {"province": ("phu-tho",), "part": ("footnote",)},
    ),
    IndexedBlock(
        "r2/a", "r2", "UBND tỉnh ban hành kế hoạch học tập", "body", {"province": ("ha-tinh",), "year": ("2020",)}
    ),
    IndexedBlock(
        "r2/b",
        "r2",
        "Ủy ban nhân dân tỉnh học và làm",
        "heading",
        {"province": ("ha-tinh",), "resolution": ("tw/chi-thi/k12/05",)},
    ),
    IndexedBlock(
        "r3/a",
        "r3",
        "Đảng bộ tỉnh xây nhà, dựng cột, ở má với mà",
        "body",
        {"province": ("ha-tinh",), "number": ("5 - CT/TƯ",)},
    ),
)

ENGINES = [embedded_engine]


@pytest.fixture(params=ENGINES, ids=lambda make: make().name)
def engine(request):
    return request.param()


def ask(searcher, root=None, *filters, limit=10, **options):
    return searcher.search(Query("", root, filters), limit=limit, **options)


def ids(hits):
    return {hit.id for hit in hits.hits}


@pytest.fixture
def searcher(engine, tmp_path):
    folder = tmp_path / "index"
    write(engine, folder, BLOCKS)
    searcher = engine.open(folder)
    yield searcher
    searcher.close()


def write(engine, folder, blocks=(), *, base=None, removed=()):
    with engine.writer(folder, base=base) as writer:
        for report in removed:
            writer.remove_report(report)
        writer.add(blocks)
        writer.commit()


def test_a_query_without_text_finds_every_block_in_the_order_of_ids(searcher):
    hits = ask(searcher)
    assert [hit.id for hit in hits.hits] == sorted(block.id for block in BLOCKS)
    assert (hits.total, hits.complete_total, searcher.count()) == (6, 6, 6)


def test_blocks_with_every_word_come_first_and_others_follow(searcher):
    hits = ask(searcher, Words(("học", "tập", "làm")))
    assert (hits.hits[0].id, hits.hits[0].complete) == ("r1/a", True)
    assert (hits.complete_total, hits.total) == (1, 3)
    assert [hit.score for hit in hits.hits[1:]] == sorted((hit.score for hit in hits.hits[1:]), reverse=True)


SENTENCE = ("ban", "hành", "kế", "hoạch", "học", "tập", "theo", "chỉ", "thị", "của", "tỉnh")
FILLING = "trong các năm qua việc này còn được xem xét nhiều lần ở nhiều nơi khác nhau"


@pytest.fixture
def sentences(engine, tmp_path):
    most = "tỉnh ban hành kế hoạch học tập theo chỉ thị"
    every = " ".join(f"{word} {FILLING}" for word in SENTENCE)
    blocks = [IndexedBlock(f"r/{name}", "r", text, "body") for name, text in {"most": most, "every": every}.items()]
    blocks += [IndexedBlock(f"r/{word}", "r", word, "body") for word in SENTENCE]
    write(engine, tmp_path / "sentences", blocks)
    searcher = engine.open(tmp_path / "sentences")
    yield searcher
    searcher.close()


def test_a_long_block_that_happens_to_hold_every_word_of_a_sentence_does_not_come_first(sentences):
    hits = ask(sentences, Words(SENTENCE), limit=2)
    assert [(hit.id, hit.complete) for hit in hits.hits] == [("r/most", False), ("r/every", True)]
    assert (hits.first_total, hits.complete_total) == (0, 1)


def test_of_a_few_words_it_does(sentences):
    hits = ask(sentences, Words((*SENTENCE[:5], "của")), limit=2)
    assert [(hit.id, hit.complete) for hit in hits.hits] == [("r/every", True), ("r/most", False)]
    assert (hits.first_total, hits.complete_total) == (1, 1)


def test_pages_of_a_sentence_follow_each_other(sentences):
    whole = ask(sentences, Words(SENTENCE), limit=20).hits
    pages = [ask(sentences, Words(SENTENCE), limit=3, offset=at).hits for at in range(0, 20, 3)]
    assert tuple(hit for page in pages for hit in page) == whole


@pytest.fixture
def accents(engine, tmp_path):
    texts = {
        "other": "hoa tiêu giải thích luật ở cơ sở",
        "right": "mỗi cơ sở có một tổ và mọi việc xích mích ở thôn đều được hòa bình giải thích",
        "without": "hoa giai o co so",
    }
    write(engine, tmp_path / "accents", [IndexedBlock(f"r/{name}", "r", text, "body") for name, text in texts.items()])
    searcher = engine.open(tmp_path / "accents")
    yield searcher
    searcher.close()


def test_a_text_with_accents_that_lacks_one_of_those_typed_holds_another_word(accents):
    hits = ask(accents, Words(("hòa", "giải", "ở", "cơ", "sở")))
    assert {hit.id for hit in hits.hits if hit.complete} == {"r/right", "r/without"}
    assert {hit.id for hit in hits.hits} == {"r/right", "r/without", "r/other"}


def test_what_no_word_is_without_accents_means_its_accented_forms_as_much(engine, tmp_path):
    texts = {"nạp": "kết nạp đảng viên", "nam": "kết nam đảng viên"}
    write(engine, tmp_path / "i", [IndexedBlock(f"r/{name}", "r", text, "body") for name, text in texts.items()])
    searcher = engine.open(tmp_path / "i")
    typed, meant = (ask(searcher, Words(("kết", word, "đảng", "viên"))).hits[0] for word in ("nap", "nạp"))
    assert typed == meant
    searcher.close()


def test_strict_words_must_all_be_there(searcher):
    hits = ask(searcher, Words(("học", "tập", "làm"), strict=True))
    assert (ids(hits), hits.total) == ({"r1/a"}, 1)


def test_accents_may_be_missing_in_the_query_or_in_the_text(searcher):
    assert ids(ask(searcher, Words(("nghi", "quyet"), strict=True))) == {"r1/b", "r1/n"}
    hits = ask(searcher, Words(("nghị", "quyết"), strict=True))
    assert [hit.id for hit in hits.hits] == ["r1/b", "r1/n"]


def test_accents_are_never_exchanged(searcher):
    assert ids(ask(searcher, Words(("má",)))) == {"r3/a"}
    assert ids(ask(searcher, Words(("mã",)))) == set()


def test_accents_can_be_demanded(searcher):
    assert ids(ask(searcher, Words(("nghị", "quyết"), exact=True))) == {"r1/b"}
    assert ids(ask(searcher, Phrase(("nghi", "quyet"), exact=True))) == {"r1/n"}


def test_a_phrase_stands_side_by_side(searcher):
    assert ids(ask(searcher, Phrase(("xây", "dựng")))) == {"r1/b"}
    assert ids(ask(searcher, Phrase(("nghi", "quyet", "trung", "uong")))) == {"r1/b", "r1/n"}
    assert ids(ask(searcher, Phrase(("quyết", "nghị")))) == set()


def test_near_allows_others_between_in_any_order(searcher):
    assert ids(ask(searcher, Phrase(("dựng", "xây"), slop=1))) == {"r1/b", "r3/a"}
    assert ids(ask(searcher, Phrase(("dựng", "đảng", "xây"), slop=1))) == {"r1/b"}
    assert ids(ask(searcher, Phrase(("bộ", "dựng"), slop=1))) == set()


def test_a_prefix_finds_what_begins_so(searcher):
    assert ids(ask(searcher, Prefix("quy"))) == {"r1/b", "r1/n"}
    assert ids(ask(searcher, Prefix("uỷ"))) == {"r2/b"}


def test_a_number_is_found_in_every_written_form_and_through_citations(searcher):
    assert ids(ask(searcher, Number("05-ct/tw"))) == {"r1/a", "r3/a"}


def test_a_value_is_asked_for_like_a_word(searcher):
    assert ids(ask(searcher, Any((Words(("bác",)), Value("resolution", "tw/chi-thi/k12/05"))))) == {"r1/a", "r2/b"}


def test_an_abbreviation_also_finds_what_it_stands_for(searcher):
    words = Words(("ubnd", "tỉnh"), expansions=(Expansion("ubnd", (("ủy", "ban", "nhân", "dân"),)),))
    hits = ask(searcher, words)
    assert {hit.id for hit in hits.hits if hit.complete} == {"r2/a", "r2/b"}


def test_what_is_written_short_counts_as_every_word_of_it(searcher):
    phrase = ("ủy", "ban", "nhân", "dân")
    words = Words((*phrase, "tỉnh"), contractions=(Contraction(phrase, "UBND"),))
    hits = ask(searcher, words)
    assert {hit.id for hit in hits.hits if hit.complete} == {"r2/a", "r2/b"}


def test_all_any_and_not_join(searcher):
    learn, do = Words(("học",)), Words(("làm",))
    assert ids(ask(searcher, All((learn, do)))) == {"r1/a", "r2/b"}
    assert ids(ask(searcher, All((learn, Not(do))))) == {"r2/a"}
    assert ids(ask(searcher, Any((Words(("bác",)), Words(("kế",)))))) == {"r1/a", "r2/a"}


def test_filters_include_exclude_and_span(searcher):
    assert ids(ask(searcher, None, Filter("province", ("ha-tinh",)))) == {"r2/a", "r2/b", "r3/a"}
    assert ids(ask(searcher, None, Filter("province", ("ha-tinh",), exclude=True))) == {"r1/a", "r1/b", "r1/n"}
    assert ids(ask(searcher, None, Filter("year", (), range=("2017", None)))) == {"r1/b", "r2/a"}
    assert ids(ask(searcher, None, Filter("year", (), range=("2016", "2017")))) == {"r1/a", "r1/b"}
    assert ids(ask(searcher, None, Filter("province", ("nowhere",)))) == set()


def test_facets_count_every_match_of_the_first_group(searcher):
    hits = ask(searcher, Words(("tỉnh",)), limit=1, facets=("province", "year", "unknown"))
    assert hits.facets == {"province": (("ha-tinh", 3),), "year": (("2020", 1),), "unknown": ()}


def test_pages_continue_where_the_last_one_ended(searcher):
    whole = ask(searcher, Words(("tỉnh", "đảng", "học"))).hits
    parts = [ask(searcher, Words(("tỉnh", "đảng", "học")), limit=2, offset=at).hits for at in range(0, 6, 2)]
    assert tuple(hit for part in parts for hit in part) == whole


@pytest.mark.parametrize(
    "root",
    [
        Words(("tỉnh",)),
        Words(("nghị", "quyết")),  # which the index also has without accents
        Words(("ubnd", "học"), expansions=(Expansion("ubnd", (("ủy", "ban"),)),)),
        All((Phrase(("học", "tập")), Not(Prefix("kế")))),
        Any((Number("05-ct/tw"), Value("resolution", "tw/chi-thi/k12/05"))),
    ],
)
@pytest.mark.parametrize("grouped", [False, True])
def test_a_deadline_that_has_passed_gives_a_marked_answer(searcher, root, grouped):
    assert ask(searcher, root, deadline_s=-1.0, grouped=grouped).timed_out


def test_terms_are_the_vocabulary_commonest_first(searcher):
    assert searcher.terms("xa", 5) == [("xây", 2)]
    assert searcher.terms("tinh", 5) == [("tỉnh", 3)]


def test_an_index_without_blocks_answers(engine, tmp_path):
    write(engine, tmp_path / "empty")
    hits = ask(engine.open(tmp_path / "empty"), Words(("học",)), facets=("year",))
    assert (hits.hits, hits.total) == ((), 0)


def test_a_new_index_starts_from_another_and_leaves_it_as_it_was(engine, tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    write(engine, old, BLOCKS)
    added = IndexedBlock("r4/a", "r4", "học thêm", "body", {"province": ("phu-tho",)})
    write(engine, new, [added], base=old, removed=["r1", "unknown"])
    assert ids(ask(engine.open(new), Words(("học",)))) == {"r2/a", "r2/b", "r4/a"}
    assert ids(ask(engine.open(old), Words(("học",)))) == {"r1/a", "r2/a", "r2/b"}
    assert engine.open(new).count() == 4


def test_a_report_is_replaced(engine, tmp_path):
    write(engine, tmp_path / "one", BLOCKS)
    again = IndexedBlock("r1/a", "r1", "khác hẳn", "body")
    write(engine, tmp_path / "two", [again], base=tmp_path / "one", removed=["r1"])
    searcher = engine.open(tmp_path / "two")
    assert ids(ask(searcher, Words(("khác",)))) == {"r1/a"}
    assert ids(ask(searcher, Words(("bác",)))) == set()


def test_removing_everything_leaves_an_empty_index(engine, tmp_path):
    write(engine, tmp_path / "one", BLOCKS)
    write(engine, tmp_path / "two", base=tmp_path / "one", removed=["r1", "r2", "r3"])
    assert engine.open(tmp_path / "two").count() == 0


def broken_off():
    yield from BLOCKS
    raise OSError("the reports' disk is gone")


def test_a_fault_discards_all_and_lets_go_of_the_folder(engine, tmp_path):
    folder = tmp_path / "index"
    with pytest.raises(OSError, match="disk is gone"), engine.writer(folder) as writer:
        writer.add(broken_off())
    with pytest.raises(IndexUnreadableError):
        engine.open(folder)
    write(engine, folder, BLOCKS)
    assert engine.open(folder).count() == 6


def test_a_folder_without_an_index_cannot_be_opened(engine, tmp_path):
    with pytest.raises(IndexUnreadableError):
        engine.open(tmp_path / "nothing")


def test_many_small_states_answer_like_one(engine, tmp_path):
    base = None
    for at, block in enumerate(BLOCKS):
        write(engine, tmp_path / str(at), [block], base=base)
        base = tmp_path / str(at)
    write(engine, tmp_path / "whole", BLOCKS)
    query = Words(("học", "tập", "tỉnh"))
    steps, whole = (ask(engine.open(one), query, facets=("province",)) for one in (base, tmp_path / "whole"))
    assert [(hit.id, round(hit.score, 9)) for hit in steps.hits] == [
        (hit.id, round(hit.score, 9)) for hit in whole.hits
    ]
    assert steps.facets == whole.facets
