import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.models.query import Filter
from indexer.text.fold import syllable_key
from tests.exploring import examples
from tests.indexer.answering.conftest import made

ONE, TWO = f"{1:016x}", f"{2:016x}"


def places(answer):
    return [(result.report.id, result.block) for result in answer.results]


def marked(result):
    return [result.snippet.text[start:end] for start, end in result.snippet.highlights]


def test_a_result_says_where_it_stands_and_what_was_found(archive):
    answer = archive.ask("giám sát hội đồng nhân dân")
    best = answer.results[0]
    assert (best.report.id, best.block) == (ONE, "n")
    assert (best.location.part, best.location.footnote) == ("footnote", 3)
    assert marked(best) == ["Hội đồng nhân dân", "giám sát"]
    assert best.report.model_dump() == {
        "id": ONE,
        "title": "Báo cáo 1",
        "date": "2020-05-01",
        "province": "ha-tinh",
        "source_name": "ha-tinh.txt",
    }


def test_the_first_group_is_counted_and_what_follows_is_said(archive):
    answer = archive.ask("học tập làm theo")
    assert (answer.total.value, answer.total.relation) == (1, "eq")
    assert answer.interpretation.widened.complete == 1
    assert answer.interpretation.widened.total == 2
    assert [result.complete for result in answer.results] == [True, False]


@pytest.mark.parametrize("written", ["05-CT/TW", "5 – CT/TƯ", "chi thi 05-ct/tw", "Chỉ thị 05", "CT 05"])
def test_a_number_in_a_free_query_leads_to_its_document_and_who_cites_it(archive, written):
    answer = archive.ask(written)
    assert answer.interpretation.resolutions[0].id == "tw/chi-thi/k12/05"
    assert answer.interpretation.resolutions[0].number == "05-CT/TW"
    assert places(answer)[0] == (ONE, "a")
    assert "Chỉ thị 05-CT/TW" in marked(answer.results[0])[0]
    assert answer.results[0].citations[0].id == "tw/chi-thi/k12/05"


@pytest.mark.parametrize(
    "written", ["viện-dẫn:05-CT/TW", "cites:tw/chi-thi/k12/05", 'vien-dan:"chỉ thị 05"', "số:5-CT/TW"]
)
def test_a_document_can_be_demanded(archive, written):
    assert places(archive.ask(written)) == [(ONE, "a")]


def test_an_abbreviation_finds_what_it_stands_for_and_can_be_undone(archive):
    assert set(places(archive.ask("UBND tỉnh"))[:2]) == {(ONE, "b"), (TWO, "a")}
    assert archive.ask("UBND tỉnh").interpretation.expansions[0].text == "ubnd"
    alone = archive.ask("UBND", expand=False)
    assert places(alone) == [(ONE, "b")]
    assert alone.interpretation.expansions == []


def test_what_is_typed_in_full_finds_its_abbreviation_marks_it_and_can_be_undone(archive):
    answer = archive.ask("Ủy ban nhân dân tỉnh ban hành kế hoạch")
    first = answer.results[0]
    assert (places(answer)[0], answer.total.value) == ((ONE, "b"), 1)
    (marked,) = first.snippet.highlights
    assert first.snippet.text[slice(*marked)].startswith("UBND tỉnh")
    assert [(one.text, one.value) for one in answer.interpretation.expansions] == [("ủy ban nhân dân", "UBND")]
    alone = archive.ask("Ủy ban nhân dân tỉnh ban hành kế hoạch", expand=False)
    assert alone.interpretation.expansions == []
    assert alone.total.value != 1 or places(alone)[0] != (ONE, "b")


def test_a_present_day_province_includes_its_former_parts_and_can_be_told_not_to(archive):
    successor = next(
        one.successor for one in archive.tables.provinces if one.slug == "phu-tho" or one.successor == "phu-tho"
    )
    answer = archive.ask("", filters=(Filter("province", (successor or "phu-tho",)),))
    assert (TWO, "a") in places(answer)


def test_facets_count_all_matches(archive):
    facets = archive.ask("").facets
    assert {one.value: one.count for one in facets["province"]} == {"ha-tinh": 4, "phu-tho": 2}
    assert {one.value: one.count for one in facets["part"]} == {"body": 5, "footnote": 1}
    assert {one.value: one.count for one in facets["resolution"]} == {"tw/chi-thi/k12/05": 1}


def test_a_word_with_wrong_accents_is_proposed_as_the_archive_has_it(archive):
    (proposed,) = archive.ask("giãm").interpretation.suggestions
    assert (proposed.query, proposed.reason, proposed.word) == ("giám", "accents", "giãm")


def test_a_misspelt_word_is_proposed_right(archive):
    (proposed,) = archive.ask("nôngg thoon").interpretation.suggestions[:1]
    assert proposed.reason == "spelling"


def test_the_word_that_stands_in_the_way_is_named(archive):
    (proposed,) = archive.ask("kế hoạch zzz").interpretation.suggestions
    assert (proposed.query, proposed.reason, proposed.word) == ("kế hoạch", "without", "zzz")


def test_a_phrase_that_stands_nowhere_is_asked_for_by_its_words(archive):
    answer = archive.ask('"giám sát kiểm tra"')
    assert answer.interpretation.widened.relaxed
    assert places(answer)[0] == (ONE, "h")


def test_what_was_ignored_is_said(archive):
    (ignored,) = archive.ask("giám ) sát").interpretation.ignored
    assert ignored.text == ")"


def test_an_empty_query_shows_everything_in_the_order_of_ids(archive):
    assert places(archive.ask("")) == sorted(places(archive.ask("")))


VOCABULARY = sorted(
    {
        word
        for text in [
            "Đảng",
            "ủy",
            "đã",
            "thực",
            "hiện",
            "học",
            "tập",
            "làm",
            "theo",
            "ban",
            "hành",
            "kế",
            "hoạch",
            "xây",
            "dựng",
        ]
        for word in [text]
    }
)


@examples(40)
@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=5).map(" ".join))
def test_form_case_and_tone_placement_make_no_difference(archive, text):
    def seen(query):
        answer = archive.ask(query)
        return [(one.report.id, one.block, one.score, one.snippet) for one in answer.results]

    expected = seen(text)
    assert seen(unicodedata.normalize("NFD", text)) == expected
    assert seen(text.lower()) == expected
    assert seen(text.replace("ủy", "uỷ")) == expected
    assert seen(" ".join(syllable_key(word) for word in text.split())) == expected


def test_grouped_by_report_each_report_gives_its_best_passage_and_says_how_many_more(archive):
    plain = archive.ask("học tập làm theo", limit=50)
    grouped = archive.ask("học tập làm theo", limit=50, group="report")
    best = {result.report.id: result for result in reversed(plain.results)}
    assert [result.report.id for result in grouped.results] == list(
        dict.fromkeys(one.report.id for one in plain.results)
    )
    assert grouped.reports == len(best) == len(grouped.results)
    assert (grouped.total, plain.reports) == (plain.total, None)
    for result in grouped.results:
        assert (result.block, result.score) == (best[result.report.id].block, best[result.report.id].score)
        alike = [one for one in plain.results if one.report.id == result.report.id and one.complete >= result.complete]
        assert result.more_in_report == len(alike) - 1


def test_pages_of_groups_follow_each_other(archive):
    whole = places(archive.ask("học tập giám sát của tỉnh", limit=50, group="report"))
    assert len(whole) > 1
    assert [
        places(archive.ask("học tập giám sát của tỉnh", limit=1, offset=at, group="report"))[0]
        for at in range(len(whole))
    ] == whole


@pytest.mark.parametrize(
    ("typed", "meant"), [("hỗi đồng nhân dân", "hội đồng nhân dân"), ("giám sạt hội đồng", "giám sát hội đồng")]
)
def test_mistyped_accents_are_mended_by_the_archives_own_words(archive, typed, meant):
    assert meant in [one.query.lower() for one in archive.ask(typed).interpretation.suggestions]


def test_what_answers_only_part_is_left_out_on_demand(archive):
    answer = archive.ask("học tập làm theo", widen=False)
    assert [result.complete for result in answer.results] == [True]
    assert answer.interpretation.widened is None


def test_of_a_sentence_too_the_page_without_what_answers_only_part_is_full(tmp_path):
    sentence = "đoàn kiểm tra đến xã báo cáo kết quả khắc phục"
    every = ("every", "paragraph", " trong các năm qua việc này còn nhiều nơi ".join(sentence.split()))
    most = ("most", "paragraph", sentence.removesuffix(" phục"))
    others = [(f"b{at}", "paragraph", word) for at, word in enumerate(sentence.split())]
    with made(tmp_path, {"ha-tinh": [every, most, *others]}) as archive:
        assert places(archive.ask(sentence, limit=1)) == [(ONE, "most")]
        assert places(archive.ask(sentence, limit=1, widen=False)) == [(ONE, "every")]


@pytest.mark.parametrize(
    "condition",
    [
        'cơ-quan:"Bộ Chính trị"',
        "issuer:bo-chinh-tri",
        "co-quan:TW",
        'agency:"Ban Bí thư"',
        "loại:CT",
        'type:"chỉ thị"',
        "loai:chi-thi",
        "số:05",
        "so:5",
        "number:05-CT/TW",
    ],
)
def test_a_condition_takes_a_name_in_any_form(archive, condition):
    assert places(archive.ask(condition)) == [(ONE, "a")]
    assert places(archive.ask(f"-{condition} học tập")) == [(TWO, "a")]


def test_what_only_reads_as_a_name_is_no_resolution(archive):
    assert archive.ask("Luật nào quy định việc học tập?").interpretation.resolutions == []
    assert archive.ask("Luật Viên chức").interpretation.resolutions[0].id == "qh/luat/vien-chuc"


@pytest.mark.parametrize("typed", ["6021 đảng viên", "6.021 đảng viên", "6021", "6 021 đảng viên"])
def test_a_number_is_found_with_and_without_points_between_its_thousands(tmp_path, typed):
    blocks = [("a", "paragraph", "Toàn Đảng bộ có 6.021 đảng viên."), ("b", "paragraph", "Năm 2021 có 602 đảng viên.")]
    with made(tmp_path, {"ha-tinh": blocks}) as archive:
        answer = archive.ask(typed)
        assert places(answer)[0] == (ONE, "a")
        assert answer.total.value == 1
        text, highlights = answer.results[0].snippet.text, answer.results[0].snippet.highlights
        assert any(start <= text.index("6.021") < end for start, end in highlights)


def test_what_a_name_was_taken_for_is_shown(archive):
    (expansion,) = archive.ask('cơ-quan:"Bộ Chính trị"').interpretation.expansions
    assert (expansion.text, expansion.value) == ("bo-chinh-tri", "tw")


@pytest.mark.parametrize("condition", ["năm:abc", "ngày:hôm-qua", "year:20x0", "năm:2020-13"])
def test_a_time_that_is_none_is_ignored_and_said_so(archive, condition):
    answer = archive.ask(f"{condition} giám sát")
    assert places(answer) == places(archive.ask("giám sát"))
    assert [one.text for one in answer.interpretation.ignored] == [condition.partition(":")[2]]


def test_a_condition_that_nothing_satisfies_is_named_with_what_would_match_without_it(archive):
    answer = archive.ask("tỉnh:cà-mau học tập làm theo Bác")
    assert answer.total.value == 0
    (suggestion,) = answer.interpretation.suggestions
    assert (suggestion.reason, suggestion.word) == ("without", "tỉnh:cà-mau")
    assert suggestion.query == "học tập làm theo Bác"
    assert suggestion.total == archive.ask(suggestion.query).total.value == 1


@pytest.mark.parametrize(
    "typed", ["giám sạt", "kế hoạch xyzabc", "năm:2020 giám sạt", "kê hoach xyzabc tình", "hỗi đồng nhân dân"]
)
def test_a_suggestion_differs_from_what_was_typed_and_finds_what_it_says(archive, typed):
    suggestions = archive.ask(typed).interpretation.suggestions
    assert suggestions
    for one in suggestions:
        assert one.query != typed
        assert one.total == archive.ask(one.query).total.value > 0


def test_by_date_the_newest_reports_come_first_page_by_page(archive):
    whole = archive.ask("đảng", sort="date", limit=50)
    dates = [result.report.date or "" for result in whole.results if result.complete]
    assert dates == sorted(dates, reverse=True)
    first, second = (archive.ask("đảng", sort="date", limit=1, offset=at) for at in (0, 1))
    assert places(first) + places(second) == places(whole)[:2]
    assert first.total == whole.total
