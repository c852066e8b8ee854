"""A small archive of two invented reports, with a real catalogue and a real index."""

from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from indexer.answering import SearchRequest, search
from indexer.catalogue import Catalogue, CatalogueWriter, Meta
from indexer.engines import engine
from indexer.extraction.segmenting import segmented
from indexer.models.records import BlockRecord, CitationRecord, ReportEntry, ReportRecord, ResolutionRecord
from indexer.models.report import Fact, ReportFacts
from indexer.pipeline.indexed import indexed_blocks
from indexer.register import load_tables

DIRECTIVE = "tw/chi-thi/k12/05"
TEXTS = {
    "ha-tinh": [
        ("h", "heading", "I. Công tác kiểm tra, giám sát"),
        ("a", "paragraph", "Đảng ủy đã thực hiện Chỉ thị 05-CT/TW về học tập và làm theo Bác."),
        ("b", "paragraph", "UBND tỉnh ban hành kế hoạch xây dựng nông thôn mới."),
        ("n", "footnote", "Kế hoạch của Hội đồng nhân dân về giám sát."),
    ],
    "phu-tho": [
        ("a", "paragraph", "Ủy ban nhân dân tỉnh phát động học tập."),
        ("b", "paragraph", "Tổ chức Hội nghị quán triệt các văn bản của Trung ương."),
    ],
}


def entry(number, province, blocks):
    id_ = f"{number:016x}"
    title, date = Fact(f"Báo cáo {number}", "text"), Fact("2020-05-01", "text")
    facts = ReportFacts(title, date=date, province=Fact(province, "stated"))
    record = ReportRecord(id_, id_ * 4, f"{province}.txt", "txt", "utf-8", "source", facts, group=id_)
    at, stored = 0, []
    for order, (key, kind, text) in enumerate(blocks):
        note = {"footnote_key": "n", "footnote": 3} if kind == "footnote" else {}
        stored.append(BlockRecord(id_, order, key, kind, 0, text, at, at + len(text), **note))
        at += len(text) + 2
    cited = [citation(block) for block in stored if "Chỉ thị 05-CT/TW" in block.text]
    return ReportEntry(record, tuple(stored), (), tuple(cited), ())


def citation(block):
    start = block.text.index("Chỉ thị")
    end = start + len("Chỉ thị 05-CT/TW")
    return CitationRecord(
        report=block.report,
        order=0,
        block=block.key,
        block_start=start,
        block_end=end,
        start=block.start + start,
        end=block.start + end,
        pieces=((block.start + start, block.start + end),),
        surface="Chỉ thị 05-CT/TW",
        text="Chỉ thị 05-CT/TW",
        kind="numbered",
        type="chỉ thị",
        number="05-CT/TW",
        canonical="05-CT/TW",
        as_written_wrong=False,
        id=DIRECTIVE,
        candidates=(),
        method="register",
        confidence=0.9,
    )


@dataclass
class SmallArchive:
    catalogue: Catalogue
    searcher: object
    tables: object

    def ask(self, text, **options):
        return search(self.catalogue, self.searcher, self.tables, SearchRequest(text, **options))


@contextmanager
def made(folder, texts):
    """An archive of the texts: for each province a report of (key, kind, text) blocks."""
    entries = [entry(number, province, blocks) for number, (province, blocks) in enumerate(texts.items(), 1)]
    blocks = sum(len(one.blocks) for one in entries)
    with CatalogueWriter(folder / "catalogue.sqlite") as writer:
        for one in entries:
            writer.add(one)
        writer.put_resolutions([ResolutionRecord(DIRECTIVE, "chỉ thị", "05-CT/TW", source="sổ")])
        writer.finish(Meta(generation=1, created="2026-01-01T00:00:00+00:00", version="0.1.0", format=1, blocks=blocks))
    with engine().writer(folder / "index") as writer:
        for one in entries:
            writer.add(indexed_blocks(segmented(one)))
        writer.commit()
    opened = SmallArchive(Catalogue.open(folder / "catalogue.sqlite"), engine().open(folder / "index"), load_tables())
    yield opened
    opened.catalogue.close()
    opened.searcher.close()


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    with made(tmp_path_factory.mktemp("archive"), TEXTS) as opened:
        yield opened
