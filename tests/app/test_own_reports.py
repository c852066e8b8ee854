"""A cited report that lies in the archive: the page of each leads to the other."""

from fastapi.testclient import TestClient

from app import Settings, create_app
from tests.app.conftest import add_reports

OWN = "duk.tra-vinh/bao-cao/2015/12"
TEXTS = {
    "goc.txt": """\
TỈNH ỦY TRÀ VINH
ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP
Số 12-BC/ĐUK
Trà Vinh, ngày 15 tháng 12 năm 2018

BÁO CÁO
Kết quả công tác năm 2018

Đảng ủy Khối báo cáo kết quả như sau.
""",
    "sau.txt": """\
TỈNH ỦY TRÀ VINH
ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP
Số 40-BC/ĐUK
Trà Vinh, ngày 10 tháng 12 năm 2019

BÁO CÁO
Kết quả công tác năm 2019

Tiếp theo Báo cáo số 12-BC/ĐUK ngày 15/12/2018 của Đảng ủy Khối, các chỉ tiêu đều tăng.
""",
}


def test_a_cited_report_of_the_archive_and_its_resolution_lead_to_each_other(tmp_path, tables):
    add_reports(tmp_path / "archive", tmp_path / "reports", TEXTS, tables)
    with TestClient(create_app(Settings(archive=tmp_path / "archive"))) as client:
        known = client.get(f"/api/v1/resolutions/{OWN}").json()
        (held,) = known["held_as"]
        assert f'href="/bao-cao/{held["id"]}"' in client.get(f"/van-ban/{OWN}").text
        assert f'href="/van-ban/{OWN}"' in client.get(f"/bao-cao/{held['id']}").text
