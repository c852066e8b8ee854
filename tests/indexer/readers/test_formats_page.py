"""docs/formats.md says what the readers do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import indexer.readers
from indexer.readers.sniffing import Format

PAGE = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_code_of_a_refusal_is_explained():
    sources = [path.read_text(encoding="utf-8") for path in Path(indexer.readers.__file__).parent.glob("*.py")]
    codes = {code for source in sources for code in re.findall(r'ReadError\(\s*"([a-z_]+)"', source)}
    assert codes == set(re.findall(r"`([a-z_]+)`", PAGE.partition("| code | when |")[2].partition("## ")[0]))


def test_every_format_has_its_row():
    rows = PAGE.partition("| format |")[2].partition("\n\n")[0]
    assert all(re.search(rf"\b{format_}\b", rows) for format_ in get_args(Format))
