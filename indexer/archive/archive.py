"""A folder of generations and the pointer to the current one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from indexer.archive.building import Building
from indexer.archive.errors import ArchiveBrokenError, ArchiveBusyError, ArchiveError, NoArchiveError
from indexer.archive.generation import Generation, open_generation
from indexer.archive.layout import GENERATIONS, MARKER, ORIGINALS, POINTER, UNFINISHED, check_marker, write_marker
from indexer.archive.originals import Originals
from indexer.archive.pruning import prune

_TRIES = 5  # a generation that was current a moment ago is removed only after three more were built


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive's folder; nothing is touched before it is asked for."""

    folder: Path

    @property
    def pointer(self) -> Path:
        """The file that names the current generation; it is replaced, never rewritten."""
        return self.folder / POINTER

    @property
    def originals(self) -> Originals:
        """The original files."""
        return Originals(self.folder / ORIGINALS)

    def generation_folder(self, number: int) -> Path:
        """Where a generation lies."""
        return self.folder / GENERATIONS / f"{number:06d}"

    def current_number(self) -> int | None:
        """The number of the current generation; None where the archive has none."""
        if not check_marker(self.folder):
            return None
        try:
            return int(self.pointer.read_text())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as fault:
            raise ArchiveBrokenError(
                f"Không đọc được «{self.pointer}».", "Hãy ghi vào tệp này số của một thế hệ trong generations/."
            ) from fault

    def current(self) -> Generation:
        """The current generation, opened; ArchiveError says what is missing."""
        for _ in range(_TRIES):
            number = self.current_number()
            if number is None:
                raise NoArchiveError(
                    f"Chưa có kho nào ở «{self.folder}».",
                    "Hãy lập kho: vankho index THƯ_MỤC_BÁO_CÁO --archive THƯ_MỤC_KHO.",
                )
            generation = open_generation(self.generation_folder(number))
            if generation is not None:
                return generation
        raise ArchiveBrokenError(
            f"Thế hệ {number} của kho «{self.folder}» không còn.", "Hãy lập lại kho bằng `vankho index`."
        )

    def generation(self, number: int) -> Generation | None:
        """One generation by its number, opened; None where it is gone."""
        return open_generation(self.generation_folder(number))

    @contextmanager
    def building(self) -> Iterator[Building]:
        """The next generation, to be filled and published; what is not published leaves no trace.

        ArchiveBusyError where another process builds; ArchiveError where the folder cannot be an archive.
        """
        self._prepare()
        lock = FileLock(self.folder / "lock", timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise ArchiveBusyError(
                f"Kho «{self.folder}» đang được một lệnh `vankho index` khác ghi.", "Hãy đợi lệnh ấy xong rồi chạy lại."
            ) from None
        try:
            yield from self._built()
        finally:
            lock.release()

    def _built(self) -> Iterator[Building]:
        current = self.current_number()
        generations = self.folder / GENERATIONS
        generations.mkdir(exist_ok=True)
        for leftover in generations.glob(f"{UNFINISHED}*"):
            shutil.rmtree(leftover)
        taken = [int(path.name) for path in generations.iterdir() if path.name.isdecimal()]
        number = max([*taken, current or 0]) + 1
        base = self.generation_folder(current) if current is not None else None
        building = Building(
            number, generations / f"{UNFINISHED}{number}", self.generation_folder(number), self.pointer, base
        )
        building.folder.mkdir()
        try:
            yield building
            if building.target.exists():
                prune(generations, number, self.originals)
        finally:
            shutil.rmtree(building.folder, ignore_errors=True)

    def _prepare(self) -> None:
        if check_marker(self.folder):
            return
        if self.folder.exists() and (not self.folder.is_dir() or any(map(_is_foreign, self.folder.iterdir()))):
            raise ArchiveError(
                f"«{self.folder}» đã có nội dung khác và không phải là kho.",
                "Hãy chọn một thư mục trống hoặc chưa có bằng --archive.",
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        write_marker(self.folder)


def _is_foreign(path: Path) -> bool:
    """Whether it is not the draft of a marker that a killed process left."""
    return not path.name.startswith(f".{MARKER}.")
