"""How indexing tells of its progress: a bar on a terminal, one line a file elsewhere; both on standard error."""

from __future__ import annotations

import sys
from types import TracebackType

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from indexer.cli.output import say
from indexer.pipeline import Failure


class Lines:
    """One line a file."""

    def __init__(self) -> None:
        """Nothing is done yet."""
        self._done = self._files = 0

    def begin(self, files: int) -> None:
        """So many files are to be read."""
        self._files = files

    def file(self, name: str, blocks: int, failure: Failure | None) -> None:
        """One file is done."""
        self._done += 1
        outcome = f"LỖI: {failure.reason}" if failure else f"{blocks} đoạn"
        say(f"[{self._done}/{self._files}] {name}: {outcome}")

    def finishing(self) -> None:
        """All files are read."""
        say("Đang hoàn tất thế hệ mới ...")

    def __enter__(self) -> Lines:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to put away."""


class _TimeLeft(TimeRemainingColumn):
    """Guesses for as long as files are read; what follows takes seconds and would stand there as none."""

    def render(self, task: Task) -> Text:
        """The time left, or nothing."""
        return Text() if task.finished else Text("· còn ").append_text(super().render(task))


class Bar:
    """A bar with files, blocks and the time left; files that fail are named above it."""

    def __init__(self) -> None:
        """The bar appears with the first file."""
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("tệp · {task.fields[blocks]} đoạn"),
            _TimeLeft(),
            console=Console(stderr=True),
        )
        self._task = self._bar.add_task("Đang đọc", total=None, blocks=0)
        self._blocks = 0

    def begin(self, files: int) -> None:
        """So many files are to be read."""
        self._bar.update(self._task, total=files)

    def file(self, name: str, blocks: int, failure: Failure | None) -> None:
        """One file is done."""
        self._blocks += blocks
        if failure:
            self._bar.console.print(f"[red]LỖI[/red] {escape(name)}: {escape(failure.reason)}")
        self._bar.update(self._task, advance=1, blocks=self._blocks)

    def finishing(self) -> None:
        """All files are read."""
        self._bar.update(self._task, description="Đang hoàn tất thế hệ mới")

    def __enter__(self) -> Bar:
        """Show it."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave it as it stands."""
        self._bar.stop()


def progress() -> Bar | Lines:
    """What fits where standard error goes."""
    return Bar() if sys.stderr.isatty() else Lines()
