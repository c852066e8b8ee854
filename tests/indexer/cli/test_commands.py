"""The command line, as users run it."""

import json
import socket
import subprocess
import sys

import pytest

from indexer.cli.commands.serve import _bound
from indexer.cli.program import COMMANDS, run

REPORT = """ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH HÀ TĨNH

BÁO CÁO
kết quả công tác năm 2020

Ban Thường vụ đã quán triệt Chỉ thị 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị[footnoteRef:1].

[1: Kế hoạch 72-KH/TU của Tỉnh ủy.]
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    assert run(["index", str(folder / "a.txt"), "--archive", str(folder / "archive")]) == 0
    return folder / "archive"


def vankho(capsys, *arguments):
    code = run([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_extract_gives_the_contract_s_fields_and_spans_of_the_source(capsys, file):
    code, out, err = vankho(capsys, "extract", file, "--json")
    found = json.loads(out)
    assert (code, err, set(found)) == (0, "", {"report", "citations", "footnotes"})
    first, second = found["citations"]
    assert REPORT[first["start"] : first["end"]] == first["surface"] == "Chỉ thị 05-CT/TW"
    assert (first["id"], first["date"], first["footnote"]) == ("tw/chi-thi/k12/05", "2016-05-15", None)
    assert (second["footnote"], second["footnote_key"]) == (1, found["footnotes"][0]["key"])
    assert REPORT[found["footnotes"][0]["ref_start"]] == "["


def test_extract_takes_stated_facts_from_flags_and_sidecar(capsys, file):
    file.with_name("a.txt.toml").write_text('province = "phu-tho"\ndate = "2019"', encoding="utf-8")
    code, out, _ = vankho(capsys, "extract", file, "--province", "tra-vinh", "--json")
    report = json.loads(out)["report"]
    assert (code, report["province"], report["date"]) == (0, "tra-vinh", "2019")
    assert report["facts"]["province"]["source"] == "stated"


def test_read_gives_blocks_and_their_text(capsys, file):
    code, out, _ = vankho(capsys, "read", file, "--json")
    found = json.loads(out)
    assert (code, set(found)) == (0, {"report", "blocks"})
    plain = vankho(capsys, "read", file)[1]
    assert plain.strip() == "\n\n".join(block["text"] for block in found["blocks"])
    assert "footnoteRef" not in plain


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract", "{file}", "--province", "khong-co"], "không có tỉnh «khong-co»"),
        (["extract", "{file}", "--province", "Trà Vinh"], "có phải «tra-vinh»?"),
        (["extract", "{file}", "--date", "5/3/2020"], "không đúng dạng"),
        (["extract"], "thiếu FILE"),
        (["extract", "{file}", "--nope"], "không có tùy chọn --nope"),
        (["search", "x", "--limit", "0"], "giá trị của --limit không hợp lệ: phải từ 1 trở lên"),
        (["search", "x", "--limit"], "thiếu giá trị của --limit"),
        (["extract", "a", "b"], "thừa tham số: b"),
        ([], "thiếu lệnh"),
        (["nope"], "không có lệnh «nope»"),
        (["export", "nope"], "không hợp lệ"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(capsys, file, arguments, said):
    code, out, err = vankho(capsys, *(argument.format(file=file) for argument in arguments))
    assert (code, out) == (2, "")
    assert said in err
    assert "--help" in err or "tỉnh" in err or "ngày" in err


@pytest.mark.parametrize("command", ["extract", "read"])
@pytest.mark.parametrize("content", [None, b"", "folder"])
def test_a_file_that_cannot_be_read_ends_with_1_and_a_remedy(capsys, tmp_path, command, content):
    path = tmp_path / "b.txt"
    if content == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    code, out, err = vankho(capsys, command, path)
    assert (code, out) == (1, "")
    assert "b.txt" in err
    assert len(err.splitlines()) == 1


def test_index_tells_one_line_a_file_and_a_summary(capsys, file, tmp_path):
    code, out, err = vankho(capsys, "index", file, tmp_path / "missing", "--archive", tmp_path / "archive")
    assert code == 1
    assert "1 báo cáo mới" in out
    assert "1 chú thích, 2 viện dẫn" in out
    assert "[1/1]" in err
    assert "missing: không có tệp hay thư mục này" in err


def test_search_finds_in_the_archive_of_the_environment(capsys, archive, monkeypatch):
    monkeypatch.setenv("VANKHO_ARCHIVE", str(archive))
    code, out, _ = vankho(capsys, "search", "quán triệt chỉ thị", "--json")
    assert code == 0
    assert json.loads(out)["results"][0]["report"]["source_name"] == "a.txt"
    assert "a.txt" in vankho(capsys, "search", "quán triệt")[1] or "2020" in vankho(capsys, "search", "quán triệt")[1]


def test_search_says_how_the_query_was_understood(capsys, archive, monkeypatch):
    monkeypatch.setenv("VANKHO_ARCHIVE", str(archive))
    assert "văn bản: 05-CT/TW (tw/chi-thi/k12/05)" in vankho(capsys, "search", "CT 05")[2]
    assert "ubnd: ủy ban nhân dân" in vankho(capsys, "search", "UBND")[2]
    assert "bỏ qua: abc" in vankho(capsys, "search", "năm:abc quán triệt")[2]
    assert "thử: quán triệt (" in vankho(capsys, "search", "quán triết")[2]


@pytest.mark.parametrize("command", [["search", "x"], ["verify"], ["export", "reports"]])
def test_a_missing_archive_is_said_with_the_remedy(capsys, tmp_path, command):
    code, out, err = vankho(capsys, *command, "--archive", tmp_path / "none")
    assert (code, out) == (1, "")
    assert "vankho index" in err


@pytest.mark.parametrize(("what", "count"), [("citations", 2), ("footnotes", 1), ("reports", 1), ("resolutions", 1)])
def test_export_writes_the_same_rows_as_csv_and_jsonl(capsys, archive, what, count):
    _, lines, _ = vankho(capsys, "export", what, "--format", "jsonl", "--archive", archive)
    rows = [json.loads(line) for line in lines.splitlines()]
    table = vankho(capsys, "export", what, "--archive", archive)[1].split("\r\n")
    assert len(rows) == count
    assert table[0].split(",") == list(rows[0])
    assert len(table) == count + 2


def test_lookup_answers_each_in_order(capsys):
    code, out, _ = vankho(capsys, "lookup", "05-ct/tw", "18-NQ/TW", "các nghị quyết", "--json")
    found = json.loads(out)
    assert code == 0
    assert [answer["status"] for answer in found] == ["found", "ambiguous", "not_a_citation"]
    assert {"tw/nghi-quyet/k12/18", "tw/nghi-quyet/k13/18"} <= set(found[1]["candidates"])
    assert vankho(capsys, "lookup", "05-CT/TW")[1].startswith("05-CT/TW → tw/chi-thi/k12/05")


def test_verify_names_an_original_that_was_changed(capsys, file, tmp_path):
    archive = tmp_path / "archive"
    vankho(capsys, "index", file, "--archive", archive)
    assert vankho(capsys, "verify", "--archive", archive)[0] == 0
    (original,) = (archive / "originals").glob("*/*")
    original.write_bytes(b"x")
    code, _, err = vankho(capsys, "verify", "--archive", archive)
    assert code == 1
    assert "a.txt" in err
    assert "sửa đổi" in err


def test_evaluate_prints_exactly_its_figures(capsys, tmp_path):
    (tmp_path / "p").write_text('{"id": "1", "text": "một hai"}\n{"id": "2", "text": "ba bốn"}\n', encoding="utf-8")
    (tmp_path / "q").write_text('{"id": "a", "text": "ba"}\n{"id": "b", "text": "không gì"}\n', encoding="utf-8")
    (tmp_path / "r").write_text("a\t2\t1\nb\t1\t1\n", encoding="utf-8")
    paths = ["--passages", tmp_path / "p", "--queries", tmp_path / "q", "--qrels", tmp_path / "r"]
    code, out, _ = vankho(capsys, "evaluate", *paths, "--json")
    figures = json.loads(out)
    names = "queries passages ndcg_at_10 mrr_at_10 recall_at_1 recall_at_10 recall_at_100 queries_per_s"
    assert (code, list(figures)) == (0, names.split())
    assert (figures["queries"], figures["passages"], figures["ndcg_at_10"]) == (2, 2, 0.5)
    (tmp_path / "p").write_text("x\n", encoding="utf-8")
    code, _, err = vankho(capsys, "evaluate", *paths)
    assert code == 1
    assert "dòng 1" in err


def test_a_port_in_use_is_said(capsys, archive):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, _, err = vankho(capsys, "serve", "--port", port, "--archive", archive)
    assert code == 1
    assert f"Cổng {port} đang có chương trình khác dùng" in err


def test_the_server_s_socket_is_known_to_be_tcp():
    """Or asyncio leaves Nagle's algorithm on, and each answer waits 40 ms for the client's acknowledgement."""
    with _bound(0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_a_bad_file_of_keys_is_said(capsys, archive, tmp_path, monkeypatch):
    file = tmp_path / "keys.toml"
    file.write_text("[[key]]\nname = 1\n")
    monkeypatch.setenv("VANKHO_KEYS", str(file))
    code, _, err = vankho(capsys, "serve", "--port", 0, "--archive", archive)
    assert code == 1
    assert err.startswith(f"Tệp khoá «{file}» không dùng được: key.0.")
    assert err.count("\n") == 1


def test_a_setting_that_is_no_value_is_said(capsys, archive, monkeypatch):
    monkeypatch.setenv("VANKHO_RATE_LIMIT", "many")
    code, _, err = vankho(capsys, "serve", "--port", 0, "--archive", archive)
    assert code == 2
    assert "VANKHO_RATE_LIMIT" in err
    assert err.count("\n") == 1


def test_extract_loads_neither_engine_nor_web_nor_catalogue():
    program = (
        "import sys; from indexer.cli.program import run; run(['extract', '--help']); "
        "print([m for m in ('whoosh', 'underthesea', 'fastapi', 'sqlmodel', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_goes_away_is_no_fault(archive):
    command = f"{sys.executable} -m indexer.cli export citations --archive {archive} | head -c 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(capsys, command):
    code, out, _ = vankho(capsys, command, "--help")
    assert code == 0
    assert out.startswith(f"Cách dùng: vankho {command}")
