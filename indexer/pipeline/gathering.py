"""What there is to index: files, their digests, and what is stated of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.archive import MARKER
from indexer.extraction.stating import SIDECAR, WrongFactError, sidecar_facts
from indexer.models.tables import Tables

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf", ".rtf", ".doc", ""})
KNOWN = SUFFIXES | {SIDECAR}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be stored; `path` identifies it in the archive, `stated` are the facts that overrule its text.

    `name` is the file's own, where `file` is the archive's copy of it.
    """

    file: Path
    path: str
    sha256: str
    stated: Mapping[str, str]
    name: str | None = None

    @property
    def shown(self) -> str:
        """How the file is named to the archivist."""
        return printable(self.file) if self.name is None else self.path


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be stored: which, and why with what to do (Vietnamese); `usage` asks for exit code 2."""

    path: str
    reason: str
    usage: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything found, in order; `skipped` are files of a folder that are no reports by their suffix."""

    candidates: tuple[Candidate, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[str, ...]


def gather(paths: Iterable[Path], stated: Mapping[str, str], tables: Tables) -> Gathered:
    """Find the files of all paths, each once; folders are walked, hidden names left out."""
    files: dict[str, Path] = {}
    failures: list[Failure] = []
    skipped: list[str] = []
    for path in paths:
        found = list(_files(path, failures))
        wanted = [file for file in found if file == path or file.suffix.lower() in SUFFIXES]
        skipped += [printable(file) for file in found if file != path and file.suffix.lower() not in KNOWN]
        if path.is_dir() and not wanted:
            failures.append(Failure(printable(path), "thư mục không có báo cáo nào; kiểm tra lại đường dẫn."))
        files.update((printable(file.absolute()), file) for file in wanted)
    candidates = [_candidate(path, file, stated, tables) for path, file in files.items()]
    failures += [candidate for candidate in candidates if isinstance(candidate, Failure)]
    return Gathered(
        tuple(candidate for candidate in candidates if isinstance(candidate, Candidate)),
        tuple(failures),
        tuple(skipped),
    )


def printable(path: Path) -> str:
    """A path as text; bytes that are no UTF-8 are shown as such."""
    return os.fsencode(path).decode(errors="backslashreplace")


def _files(path: Path, failures: list[Failure]) -> Iterator[Path]:
    """The file itself, or those below a folder in order of their names."""
    if not path.is_dir():
        yield path
        return

    def refused(fault: OSError) -> None:
        failures.append(Failure(str(fault.filename), f"không mở được thư mục ({fault.strerror}); cấp quyền đọc."))

    for folder, folders, names in os.walk(path, onerror=refused):
        if MARKER in names:  # an archive's own folder: `vankho index .` beside the default archive
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _candidate(path: str, file: Path, stated: Mapping[str, str], tables: Tables) -> Candidate | Failure:
    if file.exists() and not file.is_file():  # opening a pipe that nobody writes to would wait for ever
        return Failure(printable(file), "không phải là tệp thường (ống dẫn hay thiết bị); lưu thành tệp rồi chạy lại.")
    try:
        facts = {**sidecar_facts(file, tables), **stated}
        with file.open("rb") as opened:
            return Candidate(file, path, hashlib.file_digest(opened, "sha256").hexdigest(), facts)
    except WrongFactError as fault:
        return Failure(printable(file), str(fault), usage=fault.usage)
    except FileNotFoundError:
        return Failure(printable(file), "không có tệp hay thư mục này; kiểm tra lại đường dẫn.")
    except PermissionError:
        return Failure(printable(file), "không có quyền đọc; cấp quyền đọc rồi chạy lại.")
    except OSError as fault:
        return Failure(printable(file), f"không đọc được ({fault.strerror}); kiểm tra ổ đĩa rồi chạy lại.")
