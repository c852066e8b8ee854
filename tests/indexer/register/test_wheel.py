"""The tables travel in the wheel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from indexer.register.location import data_folder

ROOT = Path(__file__).resolve().parents[3]


def test_an_installed_wheel_holds_the_tables(tmp_path):
    run = [sys.executable, "-m"]
    build = [*run, "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    wheel = next(tmp_path.glob("vankho-*.whl"))
    place = tmp_path / "elsewhere"
    install = [*run, "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", str(place), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    script = "import indexer.register as r; print(r.__file__, len(r.load_tables().resolutions))"
    found = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(place)!r}); {script}"],
        cwd=tmp_path, check=True, capture_output=True, text=True,
    )  # fmt: skip
    file, count = found.stdout.split()
    assert Path(file).is_relative_to(place)
    assert int(count) > 4000


def test_a_clone_reads_its_own_tables_and_no_stale_copy():
    """An editable install copies the files of its day beside the installed packages."""
    assert data_folder() == ROOT / "corpus" / "register"
