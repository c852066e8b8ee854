"""Generations: complete, current, kept while read."""

import json
import threading

import pytest

from indexer.archive import (
    Archive,
    ArchiveBrokenError,
    ArchiveBusyError,
    ArchiveTooNewError,
    GenerationHolder,
    NoArchiveError,
)

from .conftest import build


def kept(archive):
    return sorted(int(path.name) for path in (archive.folder / "generations").iterdir())


def test_without_a_build_there_is_no_archive(tmp_path):
    with pytest.raises(NoArchiveError, match="vankho index"):
        Archive(tmp_path / "none").current()


def test_the_newest_generation_is_current_and_two_before_it_are_kept(archive):
    for _ in range(4):
        build(archive)
    with archive.current() as generation:
        assert generation.number == 5
    assert kept(archive) == [3, 4, 5]


def test_a_generation_that_someone_reads_is_kept(archive):
    with archive.current() as read:
        for _ in range(4):
            build(archive)
        assert kept(archive) == [1, 3, 4, 5]
        assert read.catalogue.meta().generation == 1
        assert read.searcher.count() == 0
    build(archive)
    assert kept(archive) == [4, 5, 6]


def test_a_build_that_is_not_published_leaves_no_trace(archive):
    with pytest.raises(RuntimeError), archive.building():
        raise RuntimeError
    with archive.building() as building:
        building.catalogue.write_bytes(b"half")
    assert kept(archive) == [1]
    assert archive.current_number() == 1


def test_only_one_may_build(archive):
    with archive.building(), pytest.raises(ArchiveBusyError, match="khác ghi"), archive.building():
        pytest.fail("two builders at once")
    assert build(archive) == 2


@pytest.mark.parametrize("file", ["archive.json", "generations/000001/manifest.json"])
def test_an_archive_of_a_newer_program_is_refused(archive, file):
    path = archive.folder / file
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 99}))
    with pytest.raises(ArchiveTooNewError, match="mới hơn"):
        archive.current()


@pytest.mark.parametrize(
    "file", ["archive.json", "current", "generations/000001/manifest.json", "generations/000001/catalogue.sqlite"]
)
def test_a_damaged_file_is_named(archive, file):
    path = archive.folder / file
    if path.suffix == ".sqlite":
        path.unlink()
    else:
        path.write_text("{")
    with pytest.raises(ArchiveBrokenError, match=r"«.*»"):
        archive.current()


def test_originals_are_stored_once_under_their_digest(archive, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("nội dung", encoding="utf-8")
    archive.originals.keep(file, "ab" + "0" * 62)
    archive.originals.keep(tmp_path / "gone.txt", "ab" + "0" * 62)
    assert archive.originals.path("ab" + "0" * 62).read_text(encoding="utf-8") == "nội dung"


def test_originals_that_no_kept_generation_names_are_swept(archive, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("x", encoding="utf-8")
    archive.originals.keep(file, "cd" + "0" * 62)
    for _ in range(3):
        build(archive)
    assert not archive.originals.path("cd" + "0" * 62).exists()


def test_a_holder_lends_the_new_generation_and_closes_the_old_one_after_its_last_loan(archive):
    holder = GenerationHolder(archive)
    with holder.use() as old:
        build(archive)
        with holder.use() as new:
            assert (old.number, new.number) == (1, 2)
            assert old.catalogue.meta().generation == 1
    for _ in range(3):
        build(archive)
    with holder.use() as newest:
        assert newest.number == 5
    assert kept(archive) == [2, 3, 4, 5]  # 2 was on loan when 5 was built
    holder.close()


def test_a_holder_keeps_the_old_generation_where_the_new_one_is_broken(archive, caplog):
    holder = GenerationHolder(archive)
    with holder.use():
        pass
    build(archive)
    (archive.generation_folder(2) / "manifest.json").write_text("{")
    for _ in range(2):
        with holder.use() as generation:
            assert generation.number == 1
    assert len(caplog.records) == 1
    build(archive)
    with holder.use() as generation:
        assert generation.number == 3
    holder.close()


def test_a_new_generation_is_warmed_before_it_is_lent_and_the_old_one_answers_meanwhile(archive):
    warmed, lent = [], []

    def warm(generation):
        warmed.append(generation.number)
        if generation.number == 2:
            with holder.use() as meanwhile:
                lent.append(meanwhile.number)

    holder = GenerationHolder(archive, warm)
    for expected in ([1], [1, 2]):
        for _ in range(2):
            with holder.use() as generation:
                assert (generation.number, warmed) == (expected[-1], expected)
        build(archive)
    assert lent == [1]
    holder.close()


def test_a_holder_that_watches_warms_a_new_generation_before_anyone_asks(archive):
    warmed, both = [], threading.Event()

    def warm(generation):
        warmed.append(generation.number)
        if generation.number == 2:
            both.set()

    holder = GenerationHolder(archive, warm)
    holder.watch(0.01)
    with holder.use():
        build(archive)
        assert both.wait(30)
    holder.close()
    assert warmed == [1, 2]


def test_a_generation_that_cannot_be_warmed_is_let_go(archive):
    def warm(generation):
        raise RuntimeError(generation.number)

    with pytest.raises(RuntimeError), GenerationHolder(archive, warm).use():
        pytest.fail("lent cold")
    for _ in range(3):
        build(archive)
    assert kept(archive) == [2, 3, 4]


def test_readers_see_whole_generations_while_new_ones_are_built(archive):
    holder, seen, faults, stop = GenerationHolder(archive), set(), [], threading.Event()

    def read():
        while not stop.is_set():
            try:
                with holder.use() as generation:
                    assert generation.catalogue.meta().generation == generation.number
                    generation.searcher.count()
                    seen.add(generation.number)
            except Exception as fault:
                faults.append(fault)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for _ in range(5):
        build(archive)
    stop.set()
    for reader in readers:
        reader.join()
    holder.close()
    assert faults == []
    assert max(seen) >= 5
