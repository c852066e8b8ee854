"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import exploring  # noqa: F401 - loads the profile of hypothesis

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports and gold, which are not part of the repository."""
    folder = Path(os.environ.get("VANKHO_SHARED", ROOT.parent / "shared"))
    if not (folder / "gold").is_dir():
        pytest.skip(f"no real reports at {folder}: set VANKHO_SHARED to the folder that holds gold/ and reports/")
    return folder
