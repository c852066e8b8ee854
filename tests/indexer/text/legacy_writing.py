"""Writes Unicode text as the old encodings did, for tests."""

from __future__ import annotations

from indexer.text.legacy_tables import TCVN3, VIQR, VNI

SAMPLE = (
    "Đảng bộ tỉnh lãnh đạo thực hiện nhiệm vụ chính trị, phương hướng năm 2021; tiếp tục quán triệt sâu rộng\n"
    "các nghị quyết, chỉ thị của Trung ương. Ban Thường vụ ban hành Nghị quyết số 05-NQ/TU ngày 3/8/2016 về\n"
    "đổi mới, sắp xếp tổ chức bộ máy; kiểm tra, giám sát; những kết quả đạt được rất đáng ghi nhận, kỹ lưỡng."
)


def _write(text, table):
    inverse = {}
    for written, letter in table.items():
        inverse.setdefault(letter, written)
    return "".join(inverse.get(letter, letter) for letter in text)


def to_vni(text):
    return _write(text, VNI)


def to_tcvn3(text):
    """Capitals with an accent come out small: TCVN3 has none."""
    return _write("".join(c if c in TCVN3.values() or c.isascii() else c.lower() for c in text), TCVN3)


def to_viqr(text):
    return _write(text, VIQR)
