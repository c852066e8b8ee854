"""Kills builds at random moments and says after each whether the archive still answers; run by test_killing.

Builds are forked from this process, which has imported everything: a kill falls into the build, not into imports.
"""

import json
import os
import random
import signal
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from indexer import segmenter
from indexer.archive import Archive
from indexer.pipeline import verify

spec = spec_from_file_location("shorthand", Path(__file__).with_name("conftest.py"))
shorthand = module_from_spec(spec)
spec.loader.exec_module(shorthand)


def forked_build(archive, reports):
    child = os.fork()
    if child == 0:
        try:
            shorthand.build(archive, reports)
        finally:
            os._exit(0)
    return child


def timed_build(archive, reports):
    start = time.monotonic()
    os.waitpid(forked_build(archive, reports), 0)
    return time.monotonic() - start


def state(archive):
    found = verify(archive)
    return {"generation": found.generation, "reports": found.reports, "faults": found.faults}


def main(folder, kills, seed):
    segmenter.words("học tập")  # loads its model, once for all builds
    archive, reports = Archive(folder / "archive"), folder / "reports"
    chance = random.Random(seed)
    shorthand.write_report(reports, 0)
    shorthand.build(archive, reports)  # here, so that no child has to load the segmenter again
    shorthand.write_report(reports, 1)
    whole = timed_build(archive, reports)
    states = [state(archive)]
    for number in range(2, kills + 2):
        shorthand.write_report(reports, number)
        child = forked_build(archive, reports)
        time.sleep(chance.uniform(0, whole * 1.1))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        states.append(state(archive))
    timed_build(archive, reports)
    states.append(state(archive))
    print(json.dumps(states))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
