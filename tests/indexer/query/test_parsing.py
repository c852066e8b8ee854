import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.models.query import All, Any, Expansion, Filter, Not, Number, Phrase, Prefix, Value, Words
from indexer.models.tables import Abbreviation, Tables
from indexer.query import parse_query
from tests.exploring import examples

TABLES = Tables(
    types=(),
    issuers=(),
    provinces=(),
    terms=(),
    abbreviations=(
        Abbreviation("UBND", ("Ủy ban nhân dân",)),
        Abbreviation("TU", ("Tỉnh ủy",)),
        Abbreviation("BCT", ("Bộ Chính trị", "Bộ Công Thương")),
        Abbreviation("CAM", ("cán bộ mới",)),
    ),
    laws={},
    resolutions={},
    by_number={},
)


def w(text, **options):
    return Words(tuple(text.split()), **options)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("học tập", w("học tập")),
        ('"học tập" Bác', All((w("bác"), Phrase(("học", "tập"))))),
        ("“học tập”", Phrase(("học", "tập"))),
        ('"học tập', Phrase(("học", "tập"))),
        ("a AND b OR c", Any((All((w("a", strict=True), w("b", strict=True))), w("c", strict=True)))),
        ("a VÀ b HOẶC c", Any((All((w("a", strict=True), w("b", strict=True))), w("c", strict=True)))),
        ("a | b c", Any((w("a", strict=True), w("b c", strict=True)))),
        ("a (b | c)", All((w("a", strict=True), Any((w("b", strict=True), w("c", strict=True)))))),
        ("học và tập", w("học và tập")),
        ("HỌC AND TẬP", w("học and tập")),
        ("học KHÔNG có", w("học không có")),
        ('học KHÔNG "tập thể"', All((w("học"), Not(Phrase(("tập", "thể")))))),
        ("học -tập", All((w("học"), Not(w("tập"))))),
        ("học NOT tập", All((w("học"), Not(w("tập"))))),
        ("học - tập", w("học tập")),
        ("NOT NOT a", w("a")),
        ("a NEAR/3 b", Phrase(("a", "b"), slop=3)),
        ('"a b" NEAR/2 c', Phrase(("a", "b", "c"), slop=2)),
        ("quyế*", Prefix("quyế")),
        ("số:5-CT/TƯ", Number("05-ct/tw")),
        ("so:05", Number("05")),
        ("chỉ thị 05 - CT/TW về", Words(("chỉ", "thị", "về"), numbers=("05-ct/tw",))),
        ("exact:má", w("má", exact=True, strict=True)),
        ('chính-xác:"nghi quyet"', Phrase(("nghi", "quyet"), exact=True)),
        ("a OR năm:2020", Any((w("a", strict=True), Value("year", "2020")))),
        ("a OR", w("a", strict=True)),
        ("((a", w("a")),
        ("a () b", w("a b")),
        ("a NOT", w("a")),
        ("a AND OR b", All((w("a", strict=True), w("b", strict=True)))),
        (")))", None),
        ("- -", None),
        ("", None),
        ("*", None),
        ('"', None),
    ],
)
def test_a_query_is_understood_as(text, root):
    assert parse_query(text).root == root


def test_a_hyphen_that_opens_a_line_is_the_mark_of_a_list():
    root = parse_query("Tôi bị:\n-đau bụng\n  -sốt").root
    assert root == Words(("tôi", "bị", "đau", "bụng", "sốt"))
    assert parse_query("đau bụng -sốt").root == All((Words(("đau", "bụng")), Not(Words(("sốt",)))))


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("năm:2016..2020", [Filter("year", (), range=("2016", "2020"))]),
        ("nam:..2019", [Filter("year", (), range=(None, "2019"))]),
        ("year:2020", [Filter("year", ("2020",))]),
        ("ngày:15/5/2016", [Filter("date", (), range=("2016-05-15", "2016-05-15"))]),
        ("-năm:2016..2020", [Filter("year", (), True, ("2016", "2020"))]),
        ('tỉnh:"Phú Thọ"', [Filter("province", ("phu-tho",))]),
        ("tỉnh:phú-thọ OR tinh:ha-tinh", [Filter("province", ("phu-tho", "ha-tinh"))]),
        ("tinh:phu-tho tinh:ha-tinh", [Filter("province", ("phu-tho", "ha-tinh"))]),
        ("-tỉnh:phú-thọ", [Filter("province", ("phu-tho",), exclude=True)]),
        ("KHÔNG tỉnh:phú-thọ", [Filter("province", ("phu-tho",), exclude=True)]),
        ("trong:chú-thích", [Filter("part", ("footnote",))]),
        ("viện-dẫn:05 - CT/TW", [Filter("resolution", ("05-ct/tw",))]),
        ("cites:tw/chi-thi/k12/05", [Filter("resolution", ("tw/chi-thi/k12/05",))]),
        ("loại:", []),
        ("lạ:gì", []),
    ],
)
def test_a_field_is_a_filter(text, filters):
    assert list(parse_query(text).filters) == filters


@pytest.mark.parametrize("typed", ["kế hoạch của ủy ban nhân dân tỉnh", "ke hoach uy ban nhan dan", "UỶ BAN NHÂN DÂN"])
def test_what_an_abbreviation_stands_for_is_also_met_in_short(typed):
    query = parse_query(typed, TABLES)
    (contraction,) = query.root.contractions
    assert contraction.short == "UBND"
    assert ("expansion", " ".join(contraction.syllables), "UBND") in [(n.kind, n.text, n.value) for n in query.notes]
    assert parse_query(typed, TABLES, expand=False).root.contractions == ()


@pytest.mark.parametrize(
    "typed", ["tỉnh ủy", "Bộ Chính trị", "cán bộ mới", "ủy ban của nhân dân", "ủy bán nhân dân", '"ủy ban nhân dân"']
)
def test_two_letters_several_senses_a_common_syllable_and_other_words_have_no_short_form(typed):
    assert getattr(parse_query(typed, TABLES).root, "contractions", ()) == ()


def test_an_abbreviation_is_expanded_and_the_reader_is_told():
    query = parse_query("UBND tu TU tỉnh", TABLES)
    assert query.root.expansions == (
        Expansion("ubnd", (("ủy", "ban", "nhân", "dân"),)),
        Expansion("tu", (("tỉnh", "ủy"),)),
    )
    assert [(note.text, note.value) for note in query.notes if note.kind == "expansion"] == [
        ("ubnd", "ủy ban nhân dân"),
        ("tu", "tỉnh ủy"),
    ]
    assert parse_query("UBND tỉnh", TABLES, expand=False).root.expansions == ()
    assert parse_query("đi tu", TABLES).root.expansions == ()


def test_what_is_ignored_is_said_with_its_place():
    (note,) = [note for note in parse_query("a ) b").notes if note.kind == "ignored"]
    assert (note.text, note.start, note.end) == (")", 2, 3)


@pytest.mark.parametrize(("typed", "asked"), [("năm:abc", "abc"), (' năm:" đảng', "đảng"), ("ngày:hôm-qua", "hôm qua")])
def test_a_condition_that_means_nothing_is_asked_by_its_words_where_nothing_else_is(typed, asked):
    query = parse_query(typed)
    assert query.root == w(asked)
    assert [note.kind for note in query.notes] == ["term"]
    assert parse_query(f"{typed} học" if '"' not in typed else f"học {typed}").root == w("học")


def test_a_query_beyond_the_longest_is_cut_and_the_reader_is_told():
    query = parse_query("học " * 2000)
    assert query.notes[-1].kind == "ignored"
    assert len(query.root.syllables) == 1000


def test_brackets_nested_without_end_are_understood_up_to_a_depth():
    query = parse_query("(" * 3000 + "a" + ")" * 900)
    assert query.root == w("a")
    assert any(note.kind == "ignored" for note in query.notes)


LINES = """( ) " “ - | _AND_ _VÀ_ _OR_ _NOT_ _KHÔNG_ _NEAR/3_ NEAR * : _năm: 2016..2020 tỉnh: exact: số: 05-CT/TW hoà
_đảng_ a É ~ _- 0 viện-dẫn: \u0301 \x00 \ufeff"""
PIECES = st.sampled_from(LINES.split()).map(lambda piece: piece.replace("_", " "))


@examples(400)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
def test_nothing_typed_raises_and_notes_stand_in_the_text(text):
    query = parse_query(text, TABLES)
    assert all(0 <= note.start <= note.end <= len(text) for note in query.notes)


@given(st.lists(PIECES, max_size=15).map("".join))
def test_composed_and_decomposed_queries_mean_the_same(text):
    roots = [parse_query(unicodedata.normalize(form, text), TABLES) for form in ("NFC", "NFD")]
    assert roots[0].root == roots[1].root
    assert roots[0].filters == roots[1].filters


@given(st.lists(PIECES, max_size=15).map("".join), st.integers(0, 60))
def test_a_half_typed_query_still_asks_for_something_of_it(text, cut):
    whole = parse_query(text + " đảng")
    assert whole.root is not None or whole.filters
