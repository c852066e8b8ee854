"""Versions of one report: one group, of which one is counted."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from pathlib import Path

from indexer.archive import ArchiveError
from indexer.catalogue import CatalogueWriter
from indexer.parsing import Fingerprint, group_versions

APART = "versions.toml"


def group_reports(catalogue: CatalogueWriter, apart: Collection[frozenset[str]]) -> None:
    """Put versions of one report into one group.

    The counted one states its own number and date, then holds the most citations; ties go to the smallest id.
    """
    prints = {id_: Fingerprint.decode(text) for id_, text in sorted(catalogue.fingerprints().items()) if text}
    citations = catalogue.citation_counts()
    groups = {id_: (id_, True) for id_ in citations}
    for group in group_versions(prints.values(), apart):
        best = max(group.members, key=lambda id_: (_facts(prints[id_]), citations[id_], -int(id_, 16)))
        groups |= {member: (min(group.members), member == best) for member in group.members}
    catalogue.put_groups(groups)


def load_apart(folder: Path) -> frozenset[frozenset[str]]:
    """The pairs of reports that the archivist holds apart: `apart = [["id", "id"], ...]` in `versions.toml`."""
    path = folder / APART
    try:
        pairs = tomllib.loads(path.read_text(encoding="utf-8")).get("apart", [])
        return frozenset(frozenset((str(first), str(second))) for first, second in pairs)
    except FileNotFoundError:
        return frozenset()
    except (OSError, ValueError, TypeError) as fault:
        raise ArchiveError(
            f"Không đọc được «{path}» ({fault}).", 'Hãy viết theo mẫu: apart = [["mã báo cáo", "mã báo cáo"]].'
        ) from fault


def _facts(print_: Fingerprint) -> int:
    return (print_.number is not None) + (print_.date is not None)
