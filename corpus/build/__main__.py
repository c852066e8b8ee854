"""`python -m corpus.build`: makes every sample that has a manuscript in `corpus/sources`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.build import encodings, pdftext
from corpus.build.source import read

CORPUS = Path(__file__).parent.parent
SOURCES, REPORTS = CORPUS / "sources", CORPUS / "reports"

Maker = Callable[[Path], bytes]


def _text(encode: Callable[[str], bytes]) -> Maker:
    return lambda source: encode(source.read_text(encoding="utf-8"))


MADE: dict[str, Maker] = {
    "03-khoi-kinh-te-bien-ca-mau-2020.txt": lambda source: pdftext.render(read(source)).encode(),
    "05-khoi-cang-van-tai-hai-phong-2021.txt": _text(encodings.nfd),
    "06-khoi-nang-luong-binh-thuan-2022.txt": _text(encodings.utf16),
}


def source_of(name: str) -> Path:
    """The manuscript that a report is made from."""
    (found,) = SOURCES.glob(Path(name).stem + ".*")
    return found


def main() -> None:
    """Make them all."""
    for name, make in MADE.items():
        (REPORTS / name).write_bytes(make(source_of(name)))


if __name__ == "__main__":
    main()
