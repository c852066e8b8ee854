"""A build may be killed at any moment."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

KILLS = 20


def test_the_last_good_generation_answers_after_every_kill(tmp_path):
    program = Path(__file__).with_name("killing.py")
    run = subprocess.run(
        [sys.executable, program, tmp_path, str(KILLS), "7"], capture_output=True, text=True, timeout=240, check=False
    )
    assert run.returncode == 0, run.stderr
    states = json.loads(run.stdout.splitlines()[-1])
    assert len(states) == KILLS + 2
    assert [state["faults"] for state in states] == [[]] * len(states)
    # Either the old generation or the whole new one: what a build adds is all there or not at all.
    for number, (before, after) in enumerate(pairwise(states[:-1]), 2):
        same = after["generation"] == before["generation"] and after["reports"] == before["reports"]
        assert same or after["reports"] == number + 1
    assert states[-1]["reports"] == KILLS + 2
    left = sorted(path.name for path in (tmp_path / "archive" / "generations").iterdir())
    assert len(left) <= 3
    assert all(name.isdecimal() for name in left)
