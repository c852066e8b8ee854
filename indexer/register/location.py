"""Where the files of the register lie: in a clone, or in an installed wheel."""

from __future__ import annotations

from pathlib import Path

from indexer.register.rows import RegisterError


def data_folder() -> Path:
    """The folder of the register's files.

    A clone's own `corpus/register` comes first: an editable install leaves a copy beside the installed packages,
    which would go stale. The wheel carries the files as `indexer/register/data` (force-include in pyproject.toml).
    """
    here = Path(__file__).resolve().parent
    clone = here.parents[1] / "corpus" / "register"
    for folder in (clone, here / "data"):
        if (folder / "types.csv").is_file():
            return folder
    raise RegisterError(here / "data", None, "không tìm thấy các bảng của sổ văn bản; hãy cài lại gói vankho")
