"""`python -m corpus.build`: makes every sample that has a manuscript in `corpus/sources`, and renews the manifest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.build import checksums, docx_file, encodings, html, markdown, pdftext, rtf
from corpus.build.source import DRAFT, read

CORPUS = Path(__file__).parent.parent
SOURCES, REPORTS = CORPUS / "sources", CORPUS / "reports"

Maker = Callable[[Path], bytes]


def _text(encode: Callable[[str], bytes]) -> Maker:
    return lambda source: encode(source.read_text(encoding="utf-8"))


def _pdf(source: Path) -> bytes:
    from corpus.build import pdf  # noqa: PLC0415 - reportlab is needed for this one alone and not by the project

    return pdf.render(read(source))


MADE: dict[str, Maker] = {
    "03-khoi-kinh-te-bien-ca-mau-2020.txt": lambda source: pdftext.render(read(source)).encode(),
    "05-khoi-cang-van-tai-hai-phong-2021.txt": _text(encodings.nfd),
    "06-khoi-nang-luong-binh-thuan-2022.txt": _text(encodings.utf16),
    "07-khoi-cong-thuong-thai-binh-2017.txt": _text(encodings.tcvn3),
    "08-khoi-giao-duc-y-te-lao-cai-2023.html": lambda source: html.render(read(source)).encode(),
    "09-khoi-co-quan-dich-vu-an-giang-2020.docx": lambda source: docx_file.render(read(source)),
    "10-khoi-dan-van-doan-the-ben-tre-2018.rtf": lambda source: rtf.render(read(source)),
    "11-khoi-cong-nghiep-che-bien-dak-lak-2024.pdf": _pdf,
    "14-khoi-nong-nghiep-vinh-long-2023-du-thao.docx": lambda source: docx_file.render(read(source, DRAFT)),
    "14-khoi-nong-nghiep-vinh-long-2023.md": lambda source: markdown.render(read(source)).encode(),
    "16-khoi-noi-chinh-kon-tum-2018.txt": _text(encodings.cp1258),
}


def source_of(name: str) -> Path:
    """The manuscript that a report is made from."""
    (found,) = SOURCES.glob(Path(name).stem.removesuffix("-du-thao") + ".*")
    return found


def main() -> None:
    """Make them all."""
    for name, make in MADE.items():
        (REPORTS / name).write_bytes(make(source_of(name)))
    manifest = CORPUS / "manifest.toml"
    manifest.write_text(checksums.renewed(manifest.read_text(encoding="utf-8"), REPORTS), encoding="utf-8")


if __name__ == "__main__":
    main()
