"""A faulty file of the register is named with its line and what is wrong."""

from __future__ import annotations

import shutil

import pytest

from indexer.register import RegisterError, load_tables
from indexer.register.location import data_folder

SMALL = {
    "types.csv": "name,slug,symbols,forms,source\nnghị quyết,nghi-quyet,NQ,nghị quyết,s\nluật,luat,,luật,s\n",
    "issuers.csv": "symbol,slug,name,level,party,forms,valid_from,valid_to,source\nTW,tw,Trung ương,central,yes,,,,s\n",
    "provinces.csv": "slug,name,forms,valid_from,valid_to,successor,source\nphu-tho,Phú Thọ,,2025-07-01,,,s\n",
    "terms.csv": "number,start,body,source\n12,2016-01-28,tw,s\n13,2021-02-01,tw,s\n",
    "congresses.csv": "body,province,number,year,date,source\ntu,phu-tho,18,2015,2015-10-28,s\n",
    "plenums.csv": "term,number,start,end,documents,title,names,source\n"
    "12,4,2016-10-09,2016-10-14,tw/nghi-quyet/k12/04,Nghị quyết,Nghị quyết Trung ương 4,s\n",
    "abbreviations.csv": "short,sense,valid_from,valid_to,source\nUBND,Ủy ban nhân dân,,,s\n",
    "laws.csv": "id,name,forms,source\nqh/luat/gia,Luật Giá,,s\n",
    "law-acts.csv": "works,id,number,type,date,issuer,title,source\n"
    "qh/luat/gia,qh/luat/2023/16,16/2023/QH15,luật,2023-06-19,Quốc hội,Giá,s\n",
    "resolutions-party.csv": "id,number,type,date,issuer,title,names,source\n"
    "tw/nghi-quyet/k12/04,04-NQ/TW,nghị quyết,2016-10-30,BCH,về xây dựng Đảng,,s\n",
    "resolutions-state.jsonl": "",
    "resolutions-state-more.csv": "id,number,type,date,issuer,title,names,source\n",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in SMALL.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_another_folder_of_the_same_files_loads(folder):
    tables = load_tables(folder)
    assert tables.resolutions["tw/nghi-quyet/k12/04"].member_of == ("tw/nghi-quyet/k12/hoi-nghi-4",)
    assert tables.resolutions["tw/nghi-quyet/k12/hoi-nghi-4"].date == "2016-10-30"
    assert tables.members["qh/luat/gia"] == ("qh/luat/2023/16",)


def test_a_known_congress_date_starts_the_local_term(folder):
    tables = load_tables(folder)
    assert tables.local_term("tu", "phu-tho", "2015-10-27") == 2010
    assert tables.local_term("tu", "phu-tho", "2015-10-28") == 2015


@pytest.mark.parametrize(
    ("name", "line", "says"),
    [
        ("types.csv", "nghị quyết,khac,NQ2,,s\nnghị định,nghi-quyet,NĐ,,s\n", "dòng 5: trùng với dòng 2"),
        ("issuers.csv", "XX,xx,Ban,somewhere,yes,,,,s\n", "dòng 3: cấp “somewhere”"),
        ("issuers.csv", "XX,xx,Ban,central,maybe,,,,s\n", "dòng 3: cột “party” cần"),
        ("provinces.csv", "vinh-phuc,Vĩnh Phúc,,1997-01-01,2025-06-30,nowhere,s\n", "dòng 3: tỉnh kế tục “nowhere”"),
        ("provinces.csv", "vinh-phuc,Vĩnh Phúc,,tháng ba,,,s\n", "dòng 3: cột “valid_from” cần ngày"),
        ("terms.csv", "mười,2011-01-19,tw,s\n", "dòng 4: cột “number” cần một số nguyên"),
        ("congresses.csv", "tu,atlantis,1,2015,,s\n", "dòng 3: không có tỉnh “atlantis”"),
        ("congresses.csv", "tu,phu-tho,1,2017,,s\n", "dòng 3: nhiệm kỳ địa phương"),
        ("plenums.csv", "12,5,2021-05-05,2021-05-10,,N,,s\n", "dòng 3: ngày 2021-05-05 không thuộc khóa 12"),
        ("plenums.csv", "12,5,2017-05-05,2017-05-01,,N,,s\n", "dòng 3: hội nghị kết thúc"),
        ("plenums.csv", "12,5,2017-05-05,2017-05-10,tw/nghi-quyet/k12/99,N,,s\n", "“tw/nghi-quyet/k12/99” không có"),
        ("abbreviations.csv", "UBND,Ủy ban nhân dân,,,s\n", "dòng 3: nghĩa “Ủy ban nhân dân”"),
        ("laws.csv", "qh/luat/x,Đạo luật X,,s\n", "dòng 3: tên “Đạo luật X”"),
        ("laws.csv", "qh/luat/x,Luật X,,\n", "dòng 3: thiếu giá trị ở cột “source”"),
        ("law-acts.csv", "qh/luat/x,qh/luat/2020/x_1,1,luật,,,,s\n", "mã “qh/luat/2020/x_1” không đúng dạng"),
        ("resolutions-party.csv", "tw/nghi-quyet/k12/5,05,sách,2016-11-01,,,,s\n", "loại văn bản “sách”"),
        ("resolutions-party.csv", "tw/nghi-quyet/k13/05,05-NQ/TW,nghị quyết,2016-11-01,,,,s\n", "không thuộc khóa 13"),
        ("resolutions-party.csv", "một ô\n", "dòng 3: có 1 ô, cần 8"),
        ("resolutions-state.jsonl", '{"id": \n', "dòng 1: không phải JSON"),
        ("resolutions-state.jsonl", "[]\n", "dòng 1: cần một đối tượng JSON"),
        (
            "resolutions-state.jsonl",
            '{"id": "qh/luat/2019/01", "number": "01/2020/QH14", "type": "luật", "source": "s", "date": "2020"}\n',
            "có năm 2019",
        ),
    ],
)
def test_a_fault_is_named_with_file_and_line(folder, name, line, says):
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(line)
    with pytest.raises(RegisterError) as fault:
        load_tables(folder)
    assert str(fault.value).startswith(name)
    assert says in str(fault.value)


def test_a_missing_file_is_named(folder):
    (folder / "terms.csv").unlink()
    with pytest.raises(RegisterError, match=r"terms\.csv: không có tệp này"):
        load_tables(folder)


def test_a_file_that_is_not_utf_8_is_named(folder):
    (folder / "terms.csv").write_bytes(b"number,start,body,source\n\xff\xfe")
    with pytest.raises(RegisterError, match=r"terms\.csv: tệp không phải UTF-8"):
        load_tables(folder)


def test_other_columns_are_refused(folder):
    (folder / "terms.csv").write_text("number,begin\n", encoding="utf-8")
    with pytest.raises(RegisterError, match=r"terms\.csv, dòng 1: cần các cột number,start,body,source"):
        load_tables(folder)


def test_a_copy_of_the_project_s_tables_loads(tmp_path):
    shutil.copytree(data_folder(), tmp_path / "register")
    assert load_tables(tmp_path / "register").resolutions == load_tables().resolutions
