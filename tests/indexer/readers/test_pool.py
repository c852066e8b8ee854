"""The sandbox: one bad file is named, and never stops those after it."""

from __future__ import annotations

import threading
import zipfile

import pytest

from indexer.models.source import Mark, Source
from indexer.parsing import parse
from indexer.readers import ReaderPool, ReadError, read_bytes, read_file
from indexer.readers.wire import pack, unpack
from indexer.text import repair
from tests.indexer.readers.making import doc, docx, pdf

GOOD = docx.package(docx.paragraph("tốt"))
FORMATS = {
    "docx": GOOD,
    "pdf": pdf.document([pdf.At(70, 700, "văn bản tốt"), pdf.At(70, 680, "văn bản tốt")]),
    "rtf": rb"{\rtf1 t\'f4t\par}",
    "html": "<html><p>tốt".encode(),
    "doc": doc.document([doc.paragraph("tốt")]),
}


@pytest.fixture(scope="module")
def pool():
    with ReaderPool() as pool:
        yield pool


@pytest.mark.parametrize("format_", FORMATS)
def test_the_format_is_told_by_the_bytes_whatever_the_name(pool, format_):
    source = pool.read_bytes("báo cáo.doc", FORMATS[format_])
    assert (source.format, source.name) == (format_, "báo cáo.doc")
    assert source.text.rstrip().endswith(("tốt", "tôt"))


def test_plain_text_needs_no_worker(monkeypatch):
    monkeypatch.setattr("subprocess.Popen", None)
    assert read_bytes("a.txt", "Đảng".encode()).text == "Đảng"


def test_a_file_is_read_with_and_without_a_pool(tmp_path, pool):
    (tmp_path / "a.docx").write_bytes(GOOD)
    assert read_file(tmp_path / "a.docx") == read_file(tmp_path / "a.docx", pool)


def test_a_refusal_comes_back_as_it_was_raised(pool):
    with pytest.raises(ReadError) as refusal:
        pool.read_bytes("a.docx", GOOD[:-40])
    assert (refusal.value.code, "a.docx" in refusal.value.message) == ("damaged", True)


def test_a_file_that_takes_too_long_is_stopped():
    with ReaderPool(seconds=0.01) as hasty, pytest.raises(ReadError) as refusal:
        hasty.read_bytes("a.docx", GOOD)
    assert refusal.value.code == "timeout"


def test_a_file_that_needs_too_much_memory_does_not_harm_the_next():
    letters = "đảng bộ " * 1_000
    body = "".join(docx.paragraph(f"{n} {letters}") for n in range(4_000))
    big = docx.package(body, method=zipfile.ZIP_STORED)  # packed, it would be refused as a bomb at once
    with ReaderPool(memory=256 << 20) as small:
        with pytest.raises(ReadError) as refusal:
            small.read_bytes("a.docx", big)
        assert refusal.value.code in ("too_large", "crashed")
        assert small.read_bytes("a.docx", GOOD).text == "tốt\n"


def test_a_worker_that_dies_is_replaced(pool, monkeypatch):
    with ReaderPool() as own:
        own.read_bytes("a.docx", GOOD)
        worker = own._idle.queue[0]
        worker._process.kill()
        worker._process.wait()
        with pytest.raises(ReadError) as refusal:
            own.read_bytes("a.docx", GOOD)
        assert refusal.value.code == "crashed"
        assert own.read_bytes("a.docx", GOOD).text == "tốt\n"


def test_a_worker_is_replaced_after_its_share_of_files():
    with ReaderPool(files=2) as own:
        workers = []
        for _ in range(3):
            own.read_bytes("a.docx", GOOD)
            workers.append(own._idle.queue[0])
    assert workers[0] is not None
    assert workers[1] is None
    assert workers[2] is not None


def test_threads_share_a_pool():
    texts = []
    with ReaderPool(2) as own:
        threads = [threading.Thread(target=lambda: texts.append(own.read_bytes("a", GOOD).text)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert texts == ["tốt\n"] * 6


def test_the_wire_carries_every_letter():
    source = Source(
        "a", "docx", "unicode", "reading", "Đ\ud800\x00\U0001f600", (Mark("note", 0, 2, "f1"),), {"x": 1}, "lines"
    )
    assert unpack(pack(source)) == source


def test_a_line_of_many_megabytes_is_read():
    line = "Đảng bộ " * 2_000_000
    assert read_bytes("a.txt", line.encode()).text == line


def test_bytes_of_no_format_are_refused_by_name(pool):
    for data, code in ((b"", "empty"), (b"GIF89a", "unsupported"), (b"PK\x05\x06" + b"\x00" * 18, "unsupported")):
        with pytest.raises(ReadError) as refusal:
            pool.read_bytes("../../x", data)
        assert refusal.value.code == code


@pytest.mark.parametrize(
    "data",
    [
        b"<!-- -->" * 500 + b"x",
        b"A: b\r\n" * 500,
        "Ð ".encode() + b"a" * 2_000_000,
        b"a^" * 1_000_000,
        b"." * 1_000_000 + b" " * 1_000_000,
    ],
)
def test_repeated_openings_do_not_lead_into_the_woods(data):
    assert repair(read_bytes("a.txt", data).text).content.text


def test_html_of_openings_only_is_read(pool):
    assert pool.read_bytes("a.html", b"<html><p>x" + b"<![if" * 100_000).text.startswith("x")


def test_a_file_without_a_letter_is_refused_never_read_as_empty(pool):
    for name, data in (("a.docx", docx.package("<w:p/>")), ("a.html", b"<html><body><p> </p></body></html>")):
        with pytest.raises(ReadError) as refusal:
            pool.read_bytes(name, data)
        assert refusal.value.code == "empty"


@pytest.mark.long
def test_a_line_of_a_hundred_megabytes_is_read_and_parsed():
    line = "Đảng bộ có nhiều chi bộ và " * 2_700_000
    (block,) = parse(read_bytes("a.txt", line.encode())).blocks
    assert len(block.text) == len(line) - 1
