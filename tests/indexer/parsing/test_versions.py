from indexer.models.source import Source
from indexer.parsing import Fingerprint, fingerprint, group_versions, likeness, parse, same_report

SENTENCES = [
    f"Chi bộ {name} đã tổ chức {count} buổi sinh hoạt chuyên đề về {topic} trong quý {count % 4 + 1}."
    for count, (name, topic) in enumerate(
        (name, topic)
        for name in ("Kho bạc", "Thống kê", "Thuế", "Bưu điện", "Văn phòng", "Thanh tra")
        for topic in ("nêu gương", "dân vận", "kỷ luật", "tư tưởng", "phòng chống lãng phí", "chuyển đổi số")
    )
]


def print_of(text, name, **stated):
    return fingerprint(parse(Source(name, "txt", "utf-8", "source", text), None, stated))


REPORT = "\n".join(SENTENCES)
DRAFT = "\n".join(
    [*SENTENCES[:24], "Đoạn này chỉ có trong dự thảo, sau đó đã được thay bằng các số liệu mới.", *SENTENCES[26:]]
)
OTHER = "\n".join(sentence.replace("sinh hoạt chuyên đề", "hội nghị kiểm tra") for sentence in SENTENCES)


def test_the_same_text_in_two_files_is_one_report():
    link = same_report(print_of(REPORT, "a.docx"), print_of(REPORT, "a.pdf"))
    assert (link.reason, link.likeness) == ("text", 1.0)


def test_a_draft_with_the_same_number_and_date_is_a_version():
    facts = {"number": "12-BC/ĐUK", "date": "2019-12-20"}
    link = same_report(print_of(DRAFT, "dự thảo", **facts), print_of(REPORT, "bản chính", **facts))
    assert link.reason in ("text", "number")


def test_another_report_of_the_same_body_is_none():
    assert same_report(print_of(OTHER, "a"), print_of(REPORT, "b")) is None


def test_facts_that_contradict_part_two_like_texts():
    assert same_report(print_of(DRAFT, "a", date="2018-12-20"), print_of(REPORT, "b", date="2019-12-20")) is None


def test_groups_say_why_and_leave_single_reports_out():
    prints = [print_of(REPORT, "a"), print_of(OTHER, "b"), print_of(REPORT, "c")]
    (group,) = group_versions(prints)
    assert group.members == ("a", "c")
    assert [(link.first, link.second, link.reason) for link in group.links] == [("a", "c", "text")]


def test_what_was_taken_apart_stays_apart_even_through_a_third():
    prints = [print_of(REPORT, name) for name in ("a", "b", "c")]
    groups = group_versions(prints, {frozenset(("a", "b"))})
    assert not any({"a", "b"} <= set(group.members) for group in groups)
    assert sum(len(group.members) for group in groups) == 2


def test_a_fingerprint_survives_being_written_down():
    written = print_of(REPORT, "a", number="1-BC/ĐUK")
    assert Fingerprint.decode(written.encode()) == written


def test_texts_without_words_are_like_nothing():
    empty = print_of("", "rỗng")
    assert likeness(empty, print_of(REPORT, "a")) == 0.0
    assert likeness(empty, empty) == 0.0
