"""What the catalogue answers."""

import pytest

from indexer.catalogue import BadKeyError, CitationFilter, Paging, ReportFilter, ResolutionFilter, Tally

DIRECTIVE, PLAN = "tw/chi-thi/k12/05", "tu.tra-vinh/ke-hoach/2015/72"


def ids(page):
    return [int(item.id, 16) for item in page.items]


def test_reports_come_newest_first_and_undated_ones_last(catalogue):
    assert ids(catalogue.reports.page()) == [4, 2, 1, 3]


def test_a_stored_report_comes_back_as_it_was(catalogue):
    report = catalogue.reports.one("0" * 15 + "1")
    assert (report.title, report.date, report.facts.date.origin) == ("Báo cáo 1", "2019-05-01", "stated")
    assert report.unmatched_marks[0].number == 3
    assert report.repairs == {"nfc": 1}


def test_an_unknown_report_is_none(catalogue):
    assert catalogue.reports.one("f" * 16) is None


def test_pages_follow_each_other_without_gap_and_go_back_the_same_way(catalogue):
    forward, paging, keys = [], Paging(limit=1), []
    while True:
        page = catalogue.reports.page(paging=paging)
        forward += ids(page)
        keys.append(page)
        if page.next is None:
            break
        paging = Paging(limit=1, after=page.next)
    assert forward == [4, 2, 1, 3]
    back = catalogue.reports.page(paging=Paging(limit=2, before=keys[-1].previous))
    assert ids(back) == [2, 1]
    assert back.next is not None
    assert back.previous is not None


def test_numbered_pages_are_the_list_cut_into_equal_parts(catalogue):
    pages = [catalogue.reports.page(paging=Paging(limit=3, skip=skip)) for skip in (0, 3, 6)]
    assert [ids(page) for page in pages] == [[4, 2, 1], [3], []]
    assert {page.total for page in pages} == {4}


@pytest.mark.parametrize("key", [(), ("x",), (1, 2), ("a", "b", "c")])
def test_a_key_of_another_list_is_refused(catalogue, key):
    with pytest.raises(BadKeyError):
        catalogue.reports.page(paging=Paging(after=key))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ReportFilter(provinces=("ha-tinh",)), [4]),
        (ReportFilter(years=(2019, 2020)), [2, 1]),
        (ReportFilter(years=(None, 2020)), [2, 1]),
        (ReportFilter(years=(2021, None)), [4]),
        (ReportFilter(cites=PLAN), [2, 1, 3]),
        (ReportFilter(added_after=2), [4, 3]),
    ],
)
def test_reports_are_filtered(catalogue, wanted, found):
    assert ids(catalogue.reports.page(wanted)) == found


def test_headings_above_a_block_are_found(catalogue):
    place = ("0" * 15 + "1", "b1")
    block = catalogue.reports.blocks_at([place])[place]
    assert [heading.text for heading in catalogue.reports.headings(block)] == ["I. Kết quả"]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (CitationFilter(), 8),
        (CitationFilter(kinds=()), 9),
        (CitationFilter(types=("kế hoạch",)), 3),
        (CitationFilter(issuers=("tu",)), 3),
        (CitationFilter(issuers=("tu.tra-vinh", "tw")), 6),
        (CitationFilter(terms=("k12",)), 3),
        (CitationFilter(place="footnote"), 3),
        (CitationFilter(place="body"), 5),
        (CitationFilter(statuses=("ambiguous",)), 1),
        (CitationFilter(statuses=("unresolved", "ambiguous")), 2),
        (CitationFilter(mended=True), 1),
        (CitationFilter(years=(2019, 2019)), 2),
        (CitationFilter(provinces=("ha-tinh",)), 2),
        (CitationFilter(resolutions=(PLAN,), reports=("0" * 15 + "1",)), 1),
    ],
)
def test_citations_are_filtered(catalogue, wanted, count):
    page = catalogue.citations.page(wanted)
    assert page.total == len(page.items) == count
    assert list(catalogue.citations.stream(wanted)) == list(page.items)


def test_cited_by_gives_the_sentence_and_marks_the_citation(catalogue):
    first = catalogue.citations.cited_by(DIRECTIVE).items[0]
    assert first.report.date == "2020-03"
    assert first.quote.text == "Thực hiện Chỉ thị 05-CT/TW nghiêm túc."
    assert first.quote.text[first.quote.start : first.quote.end] == "Chỉ thị 05-CT/TW"


def test_an_ambiguous_citation_is_shown_at_each_candidate(catalogue):
    assert catalogue.citations.perhaps_cited_by("tw/chi-thi/k13/05").total == 1


def test_references_are_not_counted(catalogue):
    directive = catalogue.resolutions.one(DIRECTIVE)
    assert (directive.citations, directive.reports, directive.in_notes) == (3, 3, 0)
    assert (directive.first_date, directive.last_date) == ("2019-05-01", "2020-03")


def test_resolutions_come_most_cited_first_and_only_cited_ones(catalogue):
    assert [r.id for r in catalogue.resolutions.page().items] == [PLAN, DIRECTIVE]
    assert catalogue.resolutions.page(ResolutionFilter(cited=False)).total == 3
    assert catalogue.resolutions.page(ResolutionFilter(text="72-kh")).total == 1
    assert catalogue.resolutions.page(ResolutionFilter(text="7%2")).total == 0


def test_what_is_cited_together_is_counted_by_report_and_block(catalogue):
    (other,) = catalogue.resolutions.together(DIRECTIVE)
    assert (other.resolution.id, other.reports, other.blocks) == (PLAN, 3, 0)


def test_the_matrix_counts_each_pair(catalogue):
    matrix = catalogue.figures.matrix(rows=2, columns=2)
    assert [line.id for line in matrix.resolutions] == [PLAN, DIRECTIVE]
    assert matrix.counts == ((1, 1), (1, 1))


def test_the_spread_of_a_resolution(catalogue):
    spread = catalogue.resolutions.spread(DIRECTIVE)
    assert spread.years == (Tally("", 1, 1), Tally("2019", 1, 1), Tally("2020", 1, 1))
    assert spread.places == (Tally("body", 3, 3),)
    assert sum(one.citations for one in spread.crossings) == 3
    assert [one.year for one in spread.crossings] == ["", "2019", "2020"]


def test_totals_add_up(catalogue):
    totals = catalogue.figures.totals()
    assert (totals.files, totals.reports, totals.resolutions) == (4, 4, 2)
    assert (totals.resolved, totals.ambiguous, totals.unresolved, totals.mended) == (6, 1, 1, 1)
    assert totals.repairs == (("nfc", 10),)


def test_a_stream_may_be_left_early(catalogue):
    stream = catalogue.citations.stream()
    next(stream)
    stream.close()
    catalogue.close()


def test_a_cited_document_that_lies_in_the_archive_is_known_as_that_report(catalogue):
    (held,) = catalogue.resolutions.held(PLAN)
    assert held == f"{4:016x}"
    assert catalogue.reports.one(held).own_ids == (PLAN,)
    assert catalogue.resolutions.held(DIRECTIVE) == ()
