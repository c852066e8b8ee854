"""Makes those sample reports that no editor can write by hand: docx, pdf, rtf, html and old encodings."""
