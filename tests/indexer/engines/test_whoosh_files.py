"""What the adapter guards against in Whoosh's own files."""

import os
import pickle
import resource
import signal

import pytest
from whoosh.filedb.filestore import FileStorage

from indexer.engines import IndexedBlock, IndexUnreadableError, engine, whoosh_writer
from indexer.engines.arrayfile import ArrayFileError, map_arrays
from indexer.models.query import Query, Words

BLOCK = IndexedBlock("r/a", "r", "học tập", "body")


def write(folder, *blocks, base=None):
    with engine().writer(folder, base=base) as writer:
        writer.add(blocks)
        writer.commit()
    return folder


class Harm:
    def __reduce__(self):
        return os.mkdir, ("harm-was-done",)


def test_a_foreign_list_of_segments_runs_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = write(tmp_path / "index", BLOCK)
    (listing,) = folder.glob("*.toc")
    whole = listing.read_bytes()
    listing.write_bytes(whole[: whole.rindex(b"\x80")] + pickle.dumps([Harm()], 2))
    with pytest.raises(IndexUnreadableError, match="does not belong"):
        engine().open(folder)
    with pytest.raises(IndexUnreadableError), engine().writer(tmp_path / "next", base=folder):
        pass
    assert not (tmp_path / "harm-was-done").exists()


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:40], lambda data: data[:-30]])
@pytest.mark.parametrize("file", ["*.toc", "*.arrays"])
def test_a_damaged_index_is_refused_with_its_name(tmp_path, file, damage):
    folder = write(tmp_path / "index", BLOCK)
    (path,) = folder.glob(file)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(IndexUnreadableError, match="index"):
        engine().open(folder)


def test_a_file_of_arrays_that_was_cut_is_none(tmp_path):
    (tmp_path / "short").write_bytes(b"x")
    with pytest.raises(ArrayFileError):
        map_arrays(tmp_path / "short")


def test_a_writer_that_failed_keeps_no_lock(tmp_path):
    with pytest.raises(RuntimeError), engine().writer(tmp_path / "index"):
        raise RuntimeError
    write(tmp_path / "index", BLOCK)


def test_a_full_disk_leaves_neither_a_lock_nor_a_folder(tmp_path):
    many = [IndexedBlock(f"r{at}/a", f"r{at}", f"học tập số {at}", "body") for at in range(200)]
    limits, heed = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, limits[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            write(tmp_path / "index", *many)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, heed)
    assert not (tmp_path / "index").exists()
    write(tmp_path / "index", *many)
    assert engine().open(tmp_path / "index").count() == 200


def test_a_report_that_is_put_twice_in_one_state_is_held_once(tmp_path):
    base = write(tmp_path / "base", BLOCK)
    with engine().writer(tmp_path / "next", base=base) as writer:
        for text in ("nghị quyết", "chỉ thị"):
            writer.remove_report("r")
            writer.add([IndexedBlock("r/a", "r", text, "body")])
        writer.commit()
    searcher = engine().open(tmp_path / "next")
    assert searcher.count() == 1
    assert searcher.search(Query("", Words(("chỉ", "thị"))), limit=5).total == 1
    assert searcher.search(Query("", Words(("học", "nghị"))), limit=5).total == 0


def test_all_is_made_durable_before_the_list_is_renamed(tmp_path, monkeypatch):
    steps = []
    fsync, rename = os.fsync, FileStorage.rename_file
    monkeypatch.setattr(os, "fsync", lambda descriptor: (steps.append("fsync"), fsync(descriptor)))
    monkeypatch.setattr(
        FileStorage, "rename_file", lambda *names, **how: (steps.append("rename"), rename(*names, **how))
    )
    write(tmp_path / "index", BLOCK)
    last = len(steps) - 1 - steps[::-1].index("rename")
    assert "fsync" in steps[last + 1 :]
    assert steps[last - 1] == "fsync"


def test_segments_of_an_older_index_are_linked_not_copied(tmp_path):
    many = [IndexedBlock(f"r{at}/a", f"r{at}", f"học tập số {at}", "body") for at in range(40)]
    old = write(tmp_path / "old", *many)
    new = write(tmp_path / "new", BLOCK, base=old)
    (segment,) = old.glob("*.arrays")
    assert (new / segment.name).samefile(segment)
    assert len(list(new.glob("*.arrays"))) == 2


def test_a_searcher_answers_while_its_files_are_removed(tmp_path):
    folder = write(tmp_path / "index", BLOCK)
    searcher = engine().open(folder)
    for file in folder.iterdir():
        file.unlink()
    assert searcher.search(Query("", Words(("học",))), limit=1).total == 1


def test_an_index_larger_than_a_segment_has_several_and_answers_as_one(tmp_path, monkeypatch):
    many = [IndexedBlock(f"r{at:02}/a", f"r{at:02}", f"học tập số {at}", "body") for at in range(11)]
    whole = write(tmp_path / "whole", *many)
    monkeypatch.setattr(whoosh_writer, "SEGMENT_LIMIT", 4)
    cut = write(tmp_path / "cut", *many)
    assert len(list(cut.glob("*.arrays"))) == 3
    asked = Query("", Words(("học", "5")))
    assert engine().open(cut).search(asked, limit=20) == engine().open(whole).search(asked, limit=20)
