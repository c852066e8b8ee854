"""Removing generations that no one needs any more."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from indexer.archive.layout import CATALOGUE, REMOVED
from indexer.archive.leases import take_whole
from indexer.archive.originals import Originals
from indexer.catalogue import Catalogue

KEPT_BEFORE = 2  # generations before the current one


def prune(generations: Path, current: int, originals: Originals) -> None:
    """Remove all generations but the current one, the two before it, and those that a reader holds."""
    for leftover in generations.glob(f"{REMOVED}*"):
        shutil.rmtree(leftover)
    numbers = sorted(int(path.name) for path in generations.iterdir() if path.name.isdecimal())
    before = [number for number in numbers if number < current]
    gone = [_remove(generations / f"{number:06d}") for number in before[:-KEPT_BEFORE]]
    if any(gone):
        originals.sweep(_digests(generations))


def _remove(folder: Path) -> bool:
    lease = take_whole(folder)
    if lease is None:
        return False
    try:
        doomed = folder.with_name(f"{REMOVED}{folder.name}")
        folder.rename(doomed)
        shutil.rmtree(doomed)
    finally:
        os.close(lease)
    return True


def _digests(generations: Path) -> set[str]:
    found: set[str] = set()
    for path in generations.glob(f"[0-9]*/{CATALOGUE}"):
        catalogue = Catalogue.open(path)
        found |= {report.sha256 for report in catalogue.reports.stream()}
        catalogue.close()
    return found
