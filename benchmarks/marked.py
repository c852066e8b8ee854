"""Tables that measurements write into a page, between two comments that name them."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path


def write_between(page: Path, name: str, text: str) -> None:
    """Put a text between `<!-- name -->` and `<!-- /name -->`; ValueError where the page has no such place."""
    opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, found, rest = page.read_text(encoding="utf-8").partition(opening)
    _, ended, after = rest.partition(closing)
    if not found or not ended:
        raise ValueError(f"{page}: no place marked {opening} ... {closing}")
    page.write_text(f"{before}{opening}\n{text}\n{closing}{after}", encoding="utf-8")


def circumstances() -> str:
    """When and on what something was measured, as a sentence."""
    load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
    cores = f"{os.cpu_count()} cores whose load over 1, 5 and 15 minutes was {load}"
    return f"Measured {datetime.now(UTC):%d/%m/%Y %H:%M} UTC, Python {platform.python_version()}, {cores}."
