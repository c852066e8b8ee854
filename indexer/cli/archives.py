"""Which archive a command works on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DEFAULT = Path("vankho-archive")

ArchiveFolder = Annotated[Path, typer.Option("--archive", envvar="VANKHO_ARCHIVE", help="Thư mục của kho.")]
