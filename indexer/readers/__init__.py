"""File formats: the only room that knows docx, pdf, html, rtf and doc.

What a `Source` holds (docs/formats.md says it at length):

- txt, md: `coordinates == "source"`, the bytes decoded (BOM removed) and nothing else; no marks, layout "unknown".
  In a legacy encoding (TCVN3, VNI, VIQR) `coordinates == "reading"` and the text is already Unicode.
- docx, html, rtf, doc: `coordinates == "reading"`, layout "paragraphs": each paragraph is one line, lines end in
  "\\n"; a forced line break inside a paragraph is "\\v". Every line carries exactly one of the marks "paragraph",
  "heading", "list_item", "table_row" or "note", which spans the line without its "\\n"; other marks lie within lines.
  A note's lines follow the line of its anchor (all notes of a paragraph after it, in order of their anchors; notes of
  a table after its row), marked "note" with the key of their "note_anchor"; the printed number of a note is never
  in the text, so anchors are empty (start == end) unless the author typed a mark of his own.
- pdf: `coordinates == "reading"`, layout "lines": each printed line is one line, in reading order; every page is
  spanned by a "page" mark; running heads and page numbers are "furniture"; raised figures are "raised"; lines
  clearly smaller than the body are "small". Rows of ruled tables are not told from lines.

Nothing but legacy fonts is mended here: `indexer.text.repair` mends the text of every format.
"""

from indexer.readers.errors import ReadError
from indexer.readers.pool import ReaderPool
from indexer.readers.reading import read_bytes, read_file

__all__ = ["ReadError", "ReaderPool", "read_bytes", "read_file"]
