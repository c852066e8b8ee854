"""Mutated samples: whatever the bytes, a reader gives a sound source or says what is wrong."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from indexer.models.source import Source
from indexer.readers import ReaderPool, ReadError
from indexer.readers.plain import read_plain
from indexer.readers.worker import answer
from indexer.text import repair
from tests.indexer.readers.making import doc, docx, pdf
from tests.indexer.text.legacy_writing import SAMPLE, to_tcvn3, to_vni

_NOTE = doc.run("\x02", doc.SPECIAL, doc.RAISED)
SAMPLES = {
    "docx": docx.package(
        docx.paragraph("Đảng bộ", docx.note(2), style="H")
        + docx.listed("một", 1)
        + docx.table(docx.cell(docx.paragraph("ô")) * 3)
        + docx.paragraph(docx.run(to_vni("hướng dẫn"), "VNI-Times")),
        footnotes={2: "chú thích"},
        styles='<w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>',
        numbering='<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    ),
    "rtf": (
        r"{\rtf1\ansi{\fonttbl{\f0 Arial;}{\f1 .VnTime;}}\pard\b A{\super\chftn{\footnote ch\'fa}}\par"
        r"\trowd\intbl a\cell b\cell\row{\f1 h\-\'edng}{\listtext 1.\tab}\u7883?\par}"
    ).encode("latin-1"),
    "html": (
        '<h1>A</h1><p>b<a href="#_ftn1">[1]</a><table border=1><tr><td>1<td>2<td>3</table><ol><li>x</ol>'
        '<div id=ftn1><p><a name="_ftn1" href="#_ftnref1">[1]</a> chú</p></div>'
    ).encode(),
    "doc": doc.document(
        [doc.paragraph("Đảng ", _NOTE, doc.run(to_vni("hướng"), font=1)), doc.paragraph("b", style=1)]
        + [doc.paragraph(letter, end="\x07", properties=(doc.IN_TABLE,)) for letter in "xyz"],
        footnotes=[doc.Made(5, [doc.paragraph(_NOTE, " chú")])],
    ),
    "pdf": pdf.document([pdf.At(70, 700, "Đảng bộ tỉnh"), pdf.At(70, 680, to_tcvn3("hướng"), 12, ".VnTime")]),
    "txt": to_tcvn3(SAMPLE).encode("cp1252"),
}


def mutated(data, chance):
    data = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) or 1)
        kind = chance.randrange(5)
        if kind == 0 and data:
            data[at] = chance.randrange(256)
        elif kind == 1:
            del data[at : at + chance.randint(1, 40)]
        elif kind == 2:
            data[at:at] = data[at : at + chance.randint(1, 80)] * chance.randint(1, 20)
        elif kind == 3:
            data[at : at + 4] = chance.choice([b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"9999", b"\x00\x00\x00\x80"])
        elif chance.random() < 0.2:
            del data[at:]
    return bytes(data)


def mutated_inside(data, chance):
    """A package with one part mutated, sound as an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in parts if name.startswith("word/")])
    return docx.zipped({**parts, name: mutated(parts[name], chance)})


def variant(format_, chance):
    inside = format_ == "docx" and chance.random() < 0.8
    return mutated_inside(SAMPLES[format_], chance) if inside else mutated(SAMPLES[format_], chance)


def read(format_, data, pool):
    if format_ == "pdf":  # its parser is not memory-safe, so never in this process
        try:
            return pool.read_bytes("a.pdf", b"%PDF-1.7\n" + data)
        except ReadError as refusal:
            return refusal
    if format_ == "txt":
        try:
            return read_plain("a.txt", data, "txt")
        except ReadError as refusal:
            return refusal
    return answer("a", data, format_)


def check(found):
    if isinstance(found, ReadError):
        assert found.code
        assert found.message
        assert found.remedy
        return
    assert isinstance(found, Source)
    assert all(0 <= mark.start <= mark.end <= len(found.text) for mark in found.marks)
    repair(found.text)


def fuzz(format_, count, seed):
    with ReaderPool(seconds=20) as pool:
        for number in range(count):
            check(read(format_, variant(format_, random.Random(f"{seed}/{number}")), pool))


@pytest.mark.parametrize("format_", SAMPLES)
def test_a_mutated_file_gives_a_sound_source_or_a_reason(format_):
    fuzz(format_, 60, seed="short")


@pytest.mark.long
@pytest.mark.parametrize("format_", SAMPLES)
def test_more_mutated_files_give_sound_sources_or_reasons(format_):
    fuzz(format_, 250, seed="longer")


@pytest.mark.endless
@pytest.mark.parametrize("format_", SAMPLES)
def test_many_mutated_files_give_sound_sources_or_reasons(format_):
    fuzz(format_, 5_000, seed="long")


@pytest.mark.parametrize("format_", SAMPLES)
def test_the_samples_themselves_are_read(format_):
    with ReaderPool() as pool:
        assert isinstance(read(format_, SAMPLES[format_], pool), Source)
