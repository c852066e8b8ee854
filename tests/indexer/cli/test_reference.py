"""The documentation of the command line."""

from pathlib import Path

from indexer.cli.reference import rewritten
from indexer.shapes import BlockShape, CitationShape, FootnoteShape, ReportShape

DOCUMENT = Path(__file__).parents[3] / "docs" / "command-line.md"


def test_the_reference_is_the_program_s_own_help():
    document = DOCUMENT.read_text(encoding="utf-8")
    assert rewritten(document) == document, "run: python -m indexer.cli.reference docs/command-line.md"


def test_every_field_of_the_shapes_is_documented():
    rows = {row.split("|")[1].strip(): row for row in DOCUMENT.read_text(encoding="utf-8").splitlines() if "|" in row}
    shapes = {"report": ReportShape, "block": BlockShape, "footnote": FootnoteShape, "citation": CitationShape}
    for name, shape in shapes.items():
        assert [field for field in shape.model_fields if f"`{field}`" not in rows[name]] == []
