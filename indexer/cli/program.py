"""The program `vankho`: its commands, each loaded only when it is called, and how faults end it."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from indexer import __version__
from indexer.cli.output import Failure, say
from indexer.cli.vietnamese import in_vietnamese, wrong_usage
from indexer.models.fault import Fault
from indexer.readers import ReadError
from indexer.register import RegisterError

if TYPE_CHECKING:
    from typer.core import TyperCommand

COMMANDS = ("index", "read", "extract", "search", "lookup", "export", "evaluate", "serve", "verify")


class LazyGroup(TyperGroup):
    """Finds each command in the module of its name: `extract` must not pay for the engine or the web."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # typer's own context is the wider one
        """The help as text, in Vietnamese."""
        return in_vietnamese(super().get_help(ctx))

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002 - typer's own
        """Every command, in the order of the documentation."""
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | None:  # type: ignore[override]  # noqa: ARG002 - typer's own
        """The command, imported now; its import binds `app` in `indexer.cli.commands.<name>`."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"indexer.cli.commands.{cmd_name}")
        command: TyperCommand = get_command(module.app)  # type: ignore[assignment]  # one command an app
        command.name = cmd_name
        return command


app = typer.Typer(
    name="vankho",
    cls=LazyGroup,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"vankho {__version__}\n")
        raise typer.Exit


@app.callback()
def vankho(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="In số phiên bản.")
    ] = False,
) -> None:
    """Văn khố: kho báo cáo biết mỗi báo cáo viện dẫn văn bản nào, ở đâu."""


def main() -> None:
    """Run the program and end the process: 0 done, 1 some input failed, 2 wrong usage, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # text streams
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code; faults become one line on standard error."""
    try:
        code: Any = get_command(app)(arguments, prog_name="vankho", standalone_mode=False)
        sys.stdout.flush()
    except TyperException as fault:
        return _wrong_usage(fault)
    except BrokenPipeError:
        # The reader of our output went away (`vankho export ... | head`): nothing is wrong.
        return _silenced(0)
    except (Exception, KeyboardInterrupt) as fault:
        return _ended_by(fault)
    return code if isinstance(code, int) else 0


def _ended_by(fault: BaseException) -> int:
    """Say what ended the command, and its exit code."""
    match fault:
        case Failure():
            say(str(fault))
            return fault.code
        case ReadError() | RegisterError() | Fault():
            say(str(fault))
            return 1
        case OSError(errno=errno.ENOSPC | errno.EDQUOT | errno.EFBIG):
            say("Hết chỗ trên đĩa khi ghi kết quả. Hãy giải phóng chỗ rồi chạy lại.")
            return _silenced(1)
        case KeyboardInterrupt() | typer.Abort():
            say("Đã dừng theo yêu cầu; kho vẫn như trước.")
            return 130
    if os.environ.get("VANKHO_DEBUG"):
        raise fault
    say(f"Lỗi ngoài dự kiến: {type(fault).__name__}: {fault}. Chạy lại với VANKHO_DEBUG=1 để xem chi tiết.")
    return 1


def _silenced(code: int) -> int:
    """The code, with standard output let go: what is still buffered for it could not be written at the end either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _wrong_usage(fault: TyperException) -> int:
    context = getattr(fault, "ctx", None)
    say(f"Sai cách dùng: {wrong_usage(fault)}")
    say(f"Xem cách dùng: {context.command_path if context else 'vankho'} --help")
    return 2
