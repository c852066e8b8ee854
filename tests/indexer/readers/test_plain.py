"""Plain text: bytes to letters by any encoding, and nothing else changed."""

from __future__ import annotations

import unicodedata

import pytest

from indexer.readers import ReadError, read_bytes, read_file
from tests.indexer.text.legacy_writing import SAMPLE, to_tcvn3, to_viqr, to_vni


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_decoded_and_nothing_else_changed(encoding):
    text = SAMPLE.replace("\n", "\r\n") + "\u00a0a\u0301ƣ"
    source = read_bytes("a.txt", text.encode(encoding))
    assert source.text == text
    assert (source.format, source.coordinates, source.marks) == ("txt", "source", ())


def test_windows_1258_is_told_by_its_syllables():
    decomposed = "".join(_windows_1258(letter) for letter in SAMPLE)
    source = read_bytes("a.txt", decomposed.encode("cp1258"))
    assert (source.encoding, source.coordinates, source.text) == ("windows-1258", "source", decomposed)


def _windows_1258(letter):
    for tone in "\u0300\u0301\u0303\u0309\u0323":
        if tone in unicodedata.normalize("NFD", letter):
            return unicodedata.normalize("NFC", unicodedata.normalize("NFD", letter).replace(tone, "")) + tone
    return letter


@pytest.mark.parametrize(("writer", "encoding"), [(to_tcvn3, "tcvn3"), (to_vni, "vni"), (to_viqr, "viqr")])
@pytest.mark.parametrize("codec", ["cp1252", "utf-8"])
def test_legacy_encodings_are_converted_and_counted(writer, encoding, codec):
    source = read_bytes("a.txt", writer(SAMPLE).encode(codec))
    assert (source.text, source.encoding, source.coordinates) == (SAMPLE, encoding, "reading")
    assert source.repairs["legacy_encoding"] > 10


def test_markdown_is_told_by_its_name():
    assert read_bytes("b.MD", b"# x").format == "md"


def test_a_torn_last_letter_does_not_spoil_the_file():
    source = read_bytes("a.txt", (SAMPLE + "ệ").encode()[:-1])
    assert source.text == SAMPLE + "\ufffd"
    assert source.repairs == {"undecodable_bytes": 1}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\x00", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "unsupported"),
        (bytes(range(256)) * 10, "not_text"),
        (b"\x00\x01\x02" * 100, "not_text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, code):
    with pytest.raises(ReadError) as refusal:
        read_bytes("tệp.txt", data)
    assert refusal.value.code == code
    assert "tệp.txt" in refusal.value.message
    assert refusal.value.remedy


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    for path, code in ((tmp_path / "x.txt", "not_found"), (tmp_path, "not_a_file")):
        with pytest.raises(ReadError) as refusal:
            read_file(path)
        assert refusal.value.code == code


def test_a_file_is_read_from_its_path(tmp_path):
    (tmp_path / "a.txt").write_text("Đảng", encoding="utf-8")
    assert read_file(tmp_path / "a.txt").text == "Đảng"
