"""The archivist's file: read with clear faults, and heard when citations are identified."""

from __future__ import annotations

import pytest

from indexer.register import Correction, RegisterError, correct, load_corrections, load_tables


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "register.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_an_archive_without_the_file_has_no_corrections(tmp_path):
    assert load_corrections(tmp_path / "register.toml") == ()


def test_facts_names_and_note_are_read(file):
    path = file('["tw/chi-thi/k12/05"]\ndate = "2016-05-17"\nnames = ["CT 05"]\nnote = "bản gốc"\n')
    assert load_corrections(path) == (
        Correction("tw/chi-thi/k12/05", date="2016-05-17", names=("CT 05",), note="bản gốc"),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('["chỉ thị 05"]\ndate = "2016"\n', "dòng 1: “chỉ thị 05” không phải mã văn bản"),
        ('\n["tw/chi-thi/k12/05"]\nngay = "2016"\n', "dòng 2: tw/chi-thi/k12/05: không có mục ngay"),
        ('["tw/chi-thi/k12/05"]\ndate = "15/5/2016"\n', "ngày cần dạng 2016-05-15"),
        ('["tw/chi-thi/k12/05"]\ndate = 2016-05-15\n', "date cần là chữ trong ngoặc kép"),
        ('["tw/chi-thi/k12/05"]\ntitle = "  "\n', "title cần là chữ trong ngoặc kép"),
        ('["tw/chi-thi/k12/05"]\nnames = "CT 05"\n', "names cần một danh sách"),
        ('"tw/chi-thi/k12/05" = "2016"\n', "cần là một bảng"),
        ('["tw/chi-thi/k12/05"]\ndate = \n', "dòng 2: không phải TOML"),
    ],
)
def test_a_fault_says_where_it_is_and_what_to_write(file, text, says):
    with pytest.raises(RegisterError) as fault:
        load_corrections(file(text))
    assert str(fault.value).startswith("register.toml")
    assert says in str(fault.value)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path):
    (tmp_path / "register.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(RegisterError, match="không phải UTF-8"):
        load_corrections(tmp_path / "register.toml")


def test_without_corrections_the_tables_stay_themselves():
    assert correct(load_tables(), ()) is load_tables()


def test_a_corrected_number_is_found_by_lookup():
    stated = Correction("tw/ket-luan/k13/199", number="199-KL/TW", date="2025-10-10", names=("Kết luận 199 ấy",))
    tables = correct(load_tables(), [stated])
    assert [known.date for known in tables.numbered("199-KL/TW")] == ["2025-10-10"]
    assert tables.by_name["ket luan 199 ay"] == "tw/ket-luan/k13/199"
    assert tables.resolutions["tw/ket-luan/k13/199"].type == "kết luận"
    assert load_tables().numbered("199-KL/TW") == ()
