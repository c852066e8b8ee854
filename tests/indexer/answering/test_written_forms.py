"""Written forms of documents that people search for: each is recognised as the one that it means."""

import pytest

from indexer.answering.recognition import recognise
from indexer.register import load_tables

FORMS = {
    "tw/chi-thi/k12/05": [
        "05-CT/TW",
        "05 - CT/TW",
        "05–CT/TW",
        "05/CT-TW",
        "5-CT/TƯ",
        "CT 05",
        "Chỉ thị 05",
        "chi thi so 05-ct/tw",
        "05 CT/TW",
        "05 CT TW",
        "Chỉ thị 05 CT TW",
        "CT/TW 05",
        "CT-05",
        "ct.05",
        "CT05",
        "05_CT/TW",
        "05.CT.TW",
        "CT số 05",
    ],
    "tw/nghi-quyet/k12/hoi-nghi-4": [
        "Nghị quyết Trung ương 4 (khóa XII)",
        "NQTW4 khóa XII",
        "nghi quyet trung uong 4 khoa xii",
        "Nghị quyết Hội nghị lần thứ tư BCH Trung ương (khóa XII)",
        "NQTW4 K12",
        "NQ TW 4 K12",
        "NQTƯ 4 khoá XII",
        "HNTW 4 khóa XII",
        "nghị quyết TW4 K.XII",
    ],
    "tw/nghi-quyet/dai-hoi-13": [
        "Nghị quyết Đại hội XIII của Đảng",
        "nghị quyết đại hội XIII",
        "nghi quyet dai hoi xiii",
    ],
    "tw/nghi-quyet/dai-hoi-12": ["Nghị quyết Đại hội XII của Đảng", "nghi quyet dai hoi xii"],
    "cp/nghi-dinh/2018/149": [
        "149/2018/NĐ-CP",
        "149/2018/nd-cp",
        "Nghị định số 149/2018/NĐ-CP",
        "149 / 2018 / NĐ - CP",
    ],
    "cp/nghi-dinh/2015/04": ["04/2015/NĐ-CP", "4/2015/NĐ-CP", "Nghị định 04/2015/NĐ-CP"],
    "cp/nghi-dinh/2013/60": ["60/2013/NĐ-CP", "60/2013/ND-CP", "nghị định 60/2013/nđ-cp"],
    "cp/nghi-dinh/2020/30": ["30/2020/NĐ-CP", "Nghị định 30/2020/NĐ-CP về công tác văn thư", "nghi dinh 30/2020/nd-cp"],
    "cp/nghi-dinh/2020/145": ["145/2020/NĐ-CP", "145/2020/nđ-cp", "Nghị định số: 145/2020/NĐ-CP"],
    "ttg/quyet-dinh/2020/2114": ["Quyết định 2114/QĐ-TTg ngày 16/12/2020", "2114/QĐ-TTg", "2114/qd-ttg"],
    "ttg/quyet-dinh/2018/1847": ["Quyết định 1847/QĐ-TTg ngày 27/12/2018", "1847/QĐ-TTg ngày 27-12-2018"],
    "qh/luat/can-bo-cong-chuc": ["Luật Cán bộ, công chức", "luat can bo cong chuc", "Luật cán bộ công chức"],
    "qh/luat/vien-chuc": ["Luật Viên chức", "luat vien chuc", "LUẬT VIÊN CHỨC"],
    "qh/bo-luat/lao-dong": ["Bộ luật Lao động", "bo luat lao dong", "luật lao động"],
    "qh/hien-phap": ["Hiến pháp", "hien phap", "HIẾN PHÁP"],
    "tw/dieu-le": ["Điều lệ Đảng", "dieu le dang", "Điều lệ Đảng Cộng sản Việt Nam"],
    "tw/cuong-linh": ["Cương lĩnh chính trị", "cuong linh chinh tri"],
    "tw/quyet-dinh/k11/217": ["Quyết định 217-QĐ/TW", "quyết định 217", "qd 217", "QĐ217", "quyet dinh so 217"],
    "tw/quy-dinh/k13/37": ["Quy định 37-QĐ/TW ngày 25/10/2021", "37-QĐ/TW ngày 25/10/2021"],
    "tw/nghi-quyet/k12/18": [
        "Nghị quyết số 18-NQ/TW ngày 25/10/2017",
        "18-NQ/TW (khóa XII)",
        "18-NQ/TW, ngày 25-10-2017",
    ],
    "tw/nghi-quyet/k12/19": ["Nghị quyết 19-NQ/TW ngày 25/10/2017", "19-NQ/TW khóa XII", "19 – NQ/TW (khoá XII)"],
    "tw/ket-luan/k12/21": ["Kết luận 21-KL/TW (khóa XII)", "21-KL/TW khóa XII"],
    "tw/ket-luan/k13/21": ["Kết luận 21-KL/TW ngày 25/10/2021", "21-KL/TW (khóa XIII)"],
}


@pytest.fixture(scope="module")
def tables():
    return load_tables()


@pytest.mark.parametrize(("form", "id_"), [(form, id_) for id_, forms in FORMS.items() for form in forms])
def test_a_written_form_is_recognised_as_its_document(tables, form, id_):
    first, *_ = recognise(form, tables)
    assert first.id == id_


def test_there_are_sixty_forms_of_twenty_documents():
    assert len(FORMS) >= 20
    assert sum(map(len, FORMS.values())) >= 60


@pytest.mark.parametrize(
    "text",
    ["kiểm tra giám sát", "năm 2020", "4", "", "các nghị quyết của Đảng", "văn thư lưu trữ", "khối K", "12 tổ chức"],
)
def test_words_that_name_no_document_are_words(tables, text):
    assert recognise(text, tables) == ()


def test_a_document_named_within_a_question_is_recognised(tables):
    found = recognise("học tập và làm theo chỉ thị 05-CT/TW và Luật Viên chức", tables)
    assert {"tw/chi-thi/k12/05", "qh/luat/vien-chuc"} <= {one.id for one in found}
