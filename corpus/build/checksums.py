"""The checksums of the manifest."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

_ENTRY = re.compile(r'(file = "(.+)"\nsha256 = ")[0-9a-f]*(")')


def renewed(manifest: str, reports: Path) -> str:
    """The manifest's text with the checksum of each report as it is now."""
    return _ENTRY.sub(lambda entry: entry[1] + _checksum(reports / entry[2]) + entry[3], manifest)


def _checksum(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
